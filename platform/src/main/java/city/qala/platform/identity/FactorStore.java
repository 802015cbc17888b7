package city.qala.platform.identity;

import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Second factors and recovery codes in the ledger. */
final class FactorStore {
    private static final Sql FIND = Sql.of(FactorStore.class, "find-factor");
    private static final Sql PUT = Sql.of(FactorStore.class, "put-factor");
    private static final Sql USE_STEP = Sql.of(FactorStore.class, "use-step");
    private static final Sql DROP = Sql.of(FactorStore.class, "drop-factor");
    private static final Sql DROP_CODES = Sql.of(FactorStore.class, "drop-recovery-codes");
    private static final Sql ADD_CODE = Sql.of(FactorStore.class, "add-recovery-code");
    private static final Sql USE_CODE = Sql.of(FactorStore.class, "use-recovery-code");

    /**
     * What makes an account's codes.
     *
     * @param sealed the secret, as it lies in the ledger
     * @param lastStep the newest step whose code was used
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    record Factor(byte[] sealed, boolean confirmed, long lastStep) {}

    private final Database ledger;

    FactorStore(Database ledger) {
        this.ledger = ledger;
    }

    Optional<Factor> find(String account) {
        return ledger.read(tx -> find(tx, account));
    }

    Optional<Factor> find(Tx tx, String account) {
        return tx.one(
                FIND,
                Map.of("account", account),
                row ->
                        new Factor(
                                row.bytes("secret"),
                                row.flag("confirmed"),
                                row.number("last_step")));
    }

    /** Keeps a secret that is yet to be confirmed. */
    void put(String account, byte[] sealed, Instant now) {
        ledger.change(
                tx -> tx.update(PUT, Map.of("account", account, "secret", sealed, "now", now)));
    }

    /** Uses the code of a step up; false if that step, or a later one, was used before. */
    boolean use(Tx tx, String account, long step) {
        return tx.update(USE_STEP, Map.of("account", account, "step", step)) == 1;
    }

    /** Uses a recovery code up; false if there is none such. */
    boolean useCode(Tx tx, String account, String code) {
        var args = Map.of("account", account, "hash", Secrets.hash(code));
        return tx.update(USE_CODE, args) == 1;
    }

    /** Gives an account these recovery codes instead of those that it had. */
    void replaceCodes(Tx tx, String account, List<String> codes) {
        tx.update(DROP_CODES, Map.of("account", account));
        for (String code : codes)
            tx.update(ADD_CODE, Map.of("account", account, "hash", Secrets.hash(code)));
    }

    /** Takes the second factor and all recovery codes off an account. */
    void drop(Tx tx, String account) {
        tx.update(DROP, Map.of("account", account));
        tx.update(DROP_CODES, Map.of("account", account));
    }
}
