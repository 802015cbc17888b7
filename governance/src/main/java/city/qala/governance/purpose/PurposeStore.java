package city.qala.governance.purpose;

import city.qala.governance.purpose.Listed.Signed;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Purposes and their history in the ledger. */
final class PurposeStore {
    private static final Sql ADD = Sql.of(PurposeStore.class, "add-purpose");
    private static final Sql LIST = Sql.of(PurposeStore.class, "list-purposes");

    private final Database ledger;

    PurposeStore(Database ledger) {
        this.ledger = ledger;
    }

    /** Every revision, by code, newest first. */
    List<Listed> all() {
        return ledger.read(tx -> tx.list(LIST, Map.of(), PurposeStore::listed));
    }

    /**
     * Adds what a purpose is after a change.
     *
     * @throws city.qala.platform.db.Conflict if somebody else changed it first
     */
    void add(Tx tx, Listed l) {
        Optional<Signed> proposed = l.proposed();
        Optional<Signed> approved = l.approved();
        Optional<Signed> withdrawn = l.withdrawn();
        tx.update(
                ADD,
                Tx.args(
                        "code", l.purpose().code(),
                        "revision", l.revision(),
                        "status", l.status(),
                        "body", Json.text(PurposeJson.of(l.purpose())),
                        "proposedBy", proposed.map(Signed::actor).orElse(null),
                        "proposedRoles", proposed.map(Signed::roles).orElse(null),
                        "proposedAt", proposed.map(Signed::at).orElse(null),
                        "approvedBy", approved.map(Signed::actor).orElse(null),
                        "approvedRoles", approved.map(Signed::roles).orElse(null),
                        "approvedAt", approved.map(Signed::at).orElse(null),
                        "withdrawnBy", withdrawn.map(Signed::actor).orElse(null),
                        "withdrawnRoles", withdrawn.map(Signed::roles).orElse(null),
                        "withdrawnAt", withdrawn.map(Signed::at).orElse(null),
                        "reason", l.reason()));
    }

    private static Listed listed(Row row) {
        return new Listed(
                Json.parse(row.text("body"), PurposeJson.class).toPurpose(),
                Listed.Status.valueOf(row.text("status")),
                row.integer("revision"),
                signed(row, "proposed"),
                signed(row, "approved"),
                signed(row, "withdrawn"),
                row.text("reason"));
    }

    private static Optional<Signed> signed(Row row, String what) {
        @Nullable String by = row.textOrNull(what + "_by");
        if (by == null) return Optional.empty();
        return Optional.of(new Signed(by, row.text(what + "_roles"), row.instant(what + "_at")));
    }
}
