package city.qala.services.school;

import city.qala.kernel.Problem;
import java.util.Arrays;

/**
 * Pupils with ranked wishes and schools with seats, as numbers.
 *
 * <p>A wish is a number too: those of pupil p are {@code first(p)} to {@code first(p + 1) - 1},
 * best first. The rank of a wish says how the school orders this pupil among its applicants: 0 is
 * taken first, no two are equal, {@link #UNACCEPTABLE} is never taken.
 */
final class Market {

    /** Rank of a pupil whom the school may not take. */
    static final int UNACCEPTABLE = -1;

    private final int[] first;
    private final int[] school;
    private final int[] rank;
    private final int[] capacity;
    private final int[] reserve;
    private final boolean[] favoured;

    /**
     * Takes the arrays over; nobody may change them afterwards.
     *
     * @param first of the wishes of each pupil, and the number of all wishes at the end
     * @param school of each wish
     * @param rank of each wish
     * @param capacity of each school
     * @param reserve seats of each school that favoured pupils are given first; unused ones go to
     *     anyone
     * @param favoured whether reserves are held for a pupil
     */
    Market(
            int[] first,
            int[] school,
            int[] rank,
            int[] capacity,
            int[] reserve,
            boolean[] favoured) {
        this.first = first;
        this.school = school;
        this.rank = rank;
        this.capacity = capacity;
        this.reserve = reserve;
        this.favoured = favoured;
        if (school.length != rank.length || first[first.length - 1] != school.length)
            throw Problem.invalid("wishes", school.length, "must each have a school and a rank");
        if (Arrays.stream(capacity).anyMatch(c -> c < 0))
            throw Problem.invalid("capacity", "below 0", "must be 0 or more");
        if (reserve.length != capacity.length || favoured.length != first.length - 1)
            throw Problem.invalid("reserve", reserve.length, "must be there for each school");
    }

    int pupils() {
        return first.length - 1;
    }

    int schools() {
        return capacity.length;
    }

    int wishes() {
        return school.length;
    }

    int first(int pupil) {
        return first[pupil];
    }

    int end(int pupil) {
        return first[pupil + 1];
    }

    int school(int wish) {
        return school[wish];
    }

    int rank(int wish) {
        return rank[wish];
    }

    int capacity(int atSchool) {
        return capacity[atSchool];
    }

    /** Reserved seats, at most all. */
    int reserve(int atSchool) {
        return Math.min(reserve[atSchool], capacity[atSchool]);
    }

    boolean favoured(int pupil) {
        return favoured[pupil];
    }
}
