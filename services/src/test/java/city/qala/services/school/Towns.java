package city.qala.services.school;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Small made markets for the tests. */
final class Towns {

    private Towns() {}

    /** Up to eight pupils and four schools with wishes, priorities and, if asked for, reserves. */
    static Market small(RandomGenerator r, boolean reserves) {
        int pupils = 1 + r.nextInt(8);
        int schools = 1 + r.nextInt(4);
        int[] first = new int[pupils + 1];
        int[] wish = new int[pupils * schools];
        int[] rank = new int[wish.length];
        int[][] place = new int[schools][];
        for (int s = 0; s < schools; s++) place[s] = shuffled(r, pupils);
        int w = 0;
        for (int p = 0; p < pupils; p++) {
            int[] order = shuffled(r, schools);
            for (int k = 0; k < r.nextInt(schools + 1); k++) {
                wish[w] = order[k];
                rank[w++] = r.nextInt(6) == 0 ? Market.UNACCEPTABLE : place[order[k]][p];
            }
            first[p + 1] = w;
        }
        int[] capacity = r.ints(schools, 0, 4).toArray();
        int[] reserve = reserves ? r.ints(schools, 0, 3).toArray() : new int[schools];
        boolean[] favoured = new boolean[pupils];
        for (int p = 0; p < pupils; p++) favoured[p] = reserves && r.nextBoolean();
        return new Market(
                first, Arrays.copyOf(wish, w), Arrays.copyOf(rank, w), capacity, reserve, favoured);
    }

    static int[] shuffled(RandomGenerator r, int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = r.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    static int[] wishes(Market market, Match match) {
        int[] wishes = new int[market.pupils()];
        Arrays.setAll(wishes, match::wish);
        return wishes;
    }
}
