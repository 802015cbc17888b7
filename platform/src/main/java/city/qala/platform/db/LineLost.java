package city.qala.platform.db;

/**
 * The connection of a {@link Line} broke while a statement was on its way: whether it was stored is
 * not known. Call {@link Line#reopen()} and look, before anything is answered.
 */
public final class LineLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean diskFull;

    LineLost(Throwable cause, boolean diskFull) {
        super("The connection to the ledger was lost; the outcome is not known.", cause);
        this.diskFull = diskFull;
    }

    /** Whether the volume of the data folder has no room, so that waiting alone will not help. */
    public boolean diskFull() {
        return diskFull;
    }
}
