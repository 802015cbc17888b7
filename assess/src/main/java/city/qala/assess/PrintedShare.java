package city.qala.assess;

import city.qala.kernel.Problem;

/**
 * A share that was printed in whole per cent, and the whole numbers of cities that can stand behind
 * it.
 *
 * @param percent as printed
 * @param of how many cities
 * @param least number that rounds to it
 * @param most number that rounds to it; below {@code least} if none does
 */
record PrintedShare(int percent, int of, int least, int most) {
    PrintedShare {
        if (of < 1) throw Problem.invalid("of", of, "must be at least 1");
    }

    /** The share with its numbers. Halves are rounded up, as print does. */
    static PrintedShare of(int percent, int of) {
        int least = Integer.MAX_VALUE;
        int most = -1;
        for (int k = 0; k <= of; k++) {
            if (Math.floorDiv(200 * k + of, 2 * of) != percent) continue;
            least = Math.min(least, k);
            most = k;
        }
        return new PrintedShare(percent, of, least, most);
    }

    /** Whether a whole number of cities can be meant at all. */
    boolean possible() {
        return most >= least;
    }
}
