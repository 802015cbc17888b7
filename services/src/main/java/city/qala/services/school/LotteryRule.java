package city.qala.services.school;

import java.util.Arrays;

/**
 * Who goes before whom at a school: by tier, then by the lottery's number (the smaller first,
 * unsigned), then by the pupil's number. Pure.
 */
final class LotteryRule {
    private final TownCase town;

    LotteryRule(TownCase town) {
        this.town = town;
    }

    /** The number that a pupil drew; for all schools, or for this one. */
    long number(int pupil, int school) {
        return town.single()
                ? SplitMix.mix(town.lotterySeed() + (pupil + 1) * SplitMix.GAMMA)
                : SplitMix.mix(
                        town.lotterySeed()
                                ^ (((long) pupil * town.schools() + school + 1)
                                        * SplitMix.GAMMA));
    }

    /**
     * Rank of each wish at its school.
     *
     * @param school of each wish; each pupil has the same number of them
     * @param tier of each wish
     */
    int[] ranks(int[] school, byte[] tier) {
        int perPupil = town.wishes();
        long[] number = new long[school.length];
        for (int w = 0; w < school.length; w++)
            number[w] = number(w / perPupil, school[w]) ^ Long.MIN_VALUE;
        int[] rank = new int[school.length];
        for (int[] applicants : bySchool(school)) {
            Integer[] order = Arrays.stream(applicants).boxed().toArray(Integer[]::new);
            Arrays.sort(
                    order,
                    (a, b) ->
                            tier[a] != tier[b]
                                    ? tier[a] - tier[b]
                                    : number[a] != number[b]
                                            ? Long.compare(number[a], number[b])
                                            : a - b);
            for (int r = 0; r < order.length; r++) rank[order[r]] = r;
        }
        return rank;
    }

    private int[][] bySchool(int[] school) {
        int[] count = new int[town.schools()];
        for (int s : school) count[s]++;
        int[][] wishes = new int[count.length][];
        for (int s = 0; s < count.length; s++) wishes[s] = new int[count[s]];
        for (int w = school.length - 1; w >= 0; w--) wishes[school[w]][--count[school[w]]] = w;
        return wishes;
    }
}
