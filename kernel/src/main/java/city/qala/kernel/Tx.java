package city.qala.kernel;

/**
 * An open transaction of the ledger. Whoever holds one writes into the same commit as its owner.
 *
 * <p>The machinery implements it; capabilities only pass it on.
 */
public interface Tx {
    /**
     * Told by {@link Access} when a grant is made in it: the ledger then shows the rows of personal
     * tables that the grant is for, until the transaction ends.
     */
    default void opened(Grant grant) {
        // A transaction without rows of people has nothing to open.
    }
}
