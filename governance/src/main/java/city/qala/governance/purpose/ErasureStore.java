package city.qala.governance.purpose;

import city.qala.governance.purpose.Listed.Signed;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposed erasures in the ledger. */
final class ErasureStore {
    private static final Sql ADD = Sql.of(ErasureStore.class, "add-erasure");
    private static final Sql DECIDE = Sql.of(ErasureStore.class, "decide-erasure");
    private static final Sql NEWEST = Sql.of(ErasureStore.class, "newest-erasures");
    private static final Sql FIND = Sql.of(ErasureStore.class, "erasure-by-id");

    private final Database ledger;

    ErasureStore(Database ledger) {
        this.ledger = ledger;
    }

    List<Proposal> newest(int most) {
        return ledger.read(tx -> tx.list(NEWEST, Map.of("most", most), ErasureStore::proposal));
    }

    Optional<Proposal> find(Ulid id) {
        return ledger.read(tx -> tx.one(FIND, Map.of("id", id.text()), ErasureStore::proposal));
    }

    /**
     * Adds one.
     *
     * @throws city.qala.platform.db.Conflict if one about the subject waits already
     */
    void add(Tx tx, Proposal p) {
        tx.update(
                ADD,
                Map.of(
                        "id", p.id().text(),
                        "subject", p.subject(),
                        "reason", p.reason(),
                        "by", p.proposed().actor(),
                        "roles", p.proposed().roles(),
                        "at", p.proposed().at()));
    }

    /** Ends one; false if somebody was faster. */
    boolean decide(Tx tx, Ulid id, Proposal.State state, Signed by) {
        return tx.update(
                        DECIDE,
                        Map.of(
                                "id", id.text(),
                                "state", state,
                                "by", by.actor(),
                                "roles", by.roles(),
                                "at", by.at()))
                == 1;
    }

    private static Proposal proposal(Row row) {
        @Nullable String decided = row.textOrNull("decided_by");
        return new Proposal(
                new Ulid(row.text("id")),
                row.text("subject"),
                row.text("reason"),
                Proposal.State.valueOf(row.text("state")),
                new Signed(
                        row.text("proposed_by"),
                        row.text("proposed_roles"),
                        row.instant("proposed_at")),
                decided == null
                        ? Optional.empty()
                        : Optional.of(
                                new Signed(
                                        decided,
                                        row.text("decided_roles"),
                                        row.instant("decided_at"))));
    }
}
