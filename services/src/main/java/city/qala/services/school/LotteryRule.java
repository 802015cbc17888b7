package city.qala.services.school;

import java.util.Arrays;

/**
 * Who goes before whom at a school: by tier, then by the lottery's number (the smaller first,
 * unsigned), then by the pupil's number. Pure.
 */
final class LotteryRule {
    private static final int TIER_BITS = 2;

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
                                ^ (((long) pupil * town.schools() + school + 1) * SplitMix.GAMMA));
    }

    /**
     * Rank of each wish at its school.
     *
     * @param school of each wish; each pupil has the same number of them
     * @param tier of each wish, 0 to 3
     */
    int[] ranks(int[] school, byte[] tier) {
        int[] rank = new int[school.length];
        for (int[] applicants : bySchool(school)) rank(applicants, school, tier, rank);
        return rank;
    }

    /**
     * Sorts the applicants of one school as numbers: tier, as much of the lottery as fits, place in
     * the list. Where that much is equal the rest decides.
     */
    private void rank(int[] applicants, int[] school, byte[] tier, int[] rank) {
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(applicants.length);
        long[] keys = new long[applicants.length];
        for (int i = 0; i < keys.length; i++) {
            int wish = applicants[i];
            long lottery = number(wish / town.wishes(), school[wish]);
            keys[i] = ((lottery >>> (TIER_BITS + placeBits)) << placeBits) | i;
            keys[i] |= ((long) tier[wish] << (Long.SIZE - TIER_BITS)) ^ Long.MIN_VALUE;
        }
        Arrays.sort(keys);
        settleTies(keys, placeBits, applicants, school);
        int mask = (1 << placeBits) - 1;
        for (int r = 0; r < keys.length; r++) rank[applicants[(int) keys[r] & mask]] = r;
    }

    private void settleTies(long[] keys, int placeBits, int[] applicants, int[] school) {
        int mask = (1 << placeBits) - 1;
        for (int i = 1; i < keys.length; i++)
            for (int k = i; k > 0 && keys[k - 1] >>> placeBits == keys[k] >>> placeBits; k--) {
                int left = applicants[(int) keys[k - 1] & mask];
                int right = applicants[(int) keys[k] & mask];
                int order =
                        Long.compareUnsigned(
                                number(left / town.wishes(), school[left]),
                                number(right / town.wishes(), school[right]));
                if (order < 0 || (order == 0 && left < right)) break;
                long swapped = keys[k];
                keys[k] = keys[k - 1];
                keys[k - 1] = swapped;
            }
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
