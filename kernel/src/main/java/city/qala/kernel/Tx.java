package city.qala.kernel;

/**
 * An open transaction of the ledger. Whoever holds one writes into the same commit as its owner.
 *
 * <p>The machinery implements it; capabilities only pass it on.
 */
public interface Tx {}
