package city.qala.services.school;

import city.qala.kernel.Problem;

/**
 * Size and seeds of a made town.
 *
 * @param pupils at least 1
 * @param schools at least 1
 * @param wishes of each pupil, at least 1; no more than there are schools
 * @param seed of places and tastes
 * @param lotterySeed of the lottery
 * @param single whether a pupil has one lottery number for all schools, not one for each
 */
record TownCase(int pupils, int schools, int wishes, long seed, long lotterySeed, boolean single) {

    /** What one machine can hold. */
    private static final int MOST = 100_000_000;

    TownCase {
        if (pupils < 1) throw Problem.invalid("N", pupils, "must be at least 1");
        if (schools < 1) throw Problem.invalid("M", schools, "must be at least 1");
        if (wishes < 1) throw Problem.invalid("K", wishes, "must be at least 1");
        wishes = Math.min(wishes, schools);
        if ((long) pupils * wishes > MOST)
            throw Problem.invalid("N", pupils, "must not make more than " + MOST + " wishes");
    }
}
