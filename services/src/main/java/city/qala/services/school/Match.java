package city.qala.services.school;

/** Who got which of their wishes. */
final class Match {

    /** Stands for no place. */
    static final int NONE = -1;

    private final int[] wish;
    private final long proposals;

    /**
     * Takes the array over.
     *
     * @param wish granted to each pupil, or {@link #NONE}
     * @param proposals made until nobody had one to make
     */
    Match(int[] wish, long proposals) {
        this.wish = wish;
        this.proposals = proposals;
    }

    int wish(int pupil) {
        return wish[pupil];
    }

    int school(Market market, int pupil) {
        return wish[pupil] == NONE ? NONE : market.school(wish[pupil]);
    }

    long proposals() {
        return proposals;
    }
}
