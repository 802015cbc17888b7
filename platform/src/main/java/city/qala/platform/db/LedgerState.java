package city.qala.platform.db;

/**
 * How the ledger is.
 *
 * @param kind in one word
 * @param reason in English, for staff; empty when up
 */
public record LedgerState(Kind kind, String reason) {

    /** The ledger in one word. */
    public enum Kind {
        /** Answers and stores. */
        UP,
        /** Answers, but the reserve is gone or not complete. */
        DEGRADED,
        /** Does not answer; it is being started again. */
        DOWN,
        /**
         * A flush to the disk failed. What the disk holds is not known any more, so the ledger is
         * not started again by itself: the process should end, and a person should look.
         */
        BROKEN,
        /** There is no room on the disk: reads may go on, writes are refused. */
        FULL
    }

    static final LedgerState OK = new LedgerState(Kind.UP, "");
}
