package city.qala.platform.backup;

/** Hears how far a copy has come. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (phase, done, all) -> {};

    /** What is being done. */
    enum Phase {
        /** Rows of the ledger: tables. */
        LEDGER,
        /** Files beside the ledger: folders. */
        FILES,
        /** Reading everything again: files. */
        CHECK
    }

    /**
     * @param done so much of it
     * @param all so much in all
     */
    void at(Phase phase, long done, long all);
}
