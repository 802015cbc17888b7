package city.qala.governance.resident;

import city.qala.kernel.Grant;
import city.qala.platform.db.Tx;

/** Opens the guarded tables of the ledger for a grant, until the end of the transaction. */
final class Key {
    private Key() {}

    static void turn(Tx tx, Grant grant) {
        if (!grant.isOpen()) throw new IllegalStateException("a grant that has run out " + tx);
    }
}
