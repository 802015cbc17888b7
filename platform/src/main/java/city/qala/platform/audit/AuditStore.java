package city.qala.platform.audit;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Tx;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The audit log as a table that is only added to; the ledger itself refuses changes. Governance
 * will chain its entries and make them searchable.
 */
public final class AuditStore implements AuditLog {
    private static final Sql ADD_ENTRY = Sql.of(AuditStore.class, "add-entry");
    private static final Sql ADD_MEMBER = Sql.of(AuditStore.class, "add-member");
    private static final Sql NEWEST = Sql.of(AuditStore.class, "newest");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Database ledger;

    private AuditStore(Database ledger) {
        this.ledger = ledger;
    }

    /** The log of this ledger; brings its tables up to date. */
    public static AuditStore open(Database ledger) {
        ledger.migrate("audit");
        return new AuditStore(ledger);
    }

    @Override
    public void write(Tx tx, AuditEntry entry) {
        orUnavailable(() -> add(tx, entry));
    }

    @Override
    public void write(AuditEntry entry) {
        orUnavailable(() -> ledger.change(tx -> add(tx, entry)));
    }

    @Override
    public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
        orUnavailable(() -> {
            long id = add(tx, entry);
            city.qala.platform.db.Tx.of(tx)
                    .update(
                            ADD_MEMBER,
                            Map.of("entry", id, "pseudonyms", members.toArray(String[]::new)));
        });
    }

    /**
     * The newest entries of one action.
     *
     * @param most how many at most
     */
    public List<AuditEntry> newest(String action, int most) {
        return ledger.read(
                tx -> tx.list(NEWEST, Map.of("action", action, "most", most), AuditStore::entry));
    }

    private static long add(Tx tx, AuditEntry e) {
        return city.qala.platform.db.Tx.of(tx)
                .insert(
                        ADD_ENTRY,
                        Map.of(
                                "at", e.at(),
                                "actor", e.actor().name(),
                                "kind", e.actor().kind(),
                                "action", e.action(),
                                "outcome", e.outcome(),
                                "subject", e.subject(),
                                "purpose", e.purpose(),
                                "facts", json(e.facts())));
    }

    private static AuditEntry entry(Row row) {
        var kind = Actor.Kind.valueOf(row.text("kind"));
        return new AuditEntry(
                row.instant("at"),
                new Actor(row.text("actor"), kind, Set.of()),
                row.text("action"),
                AuditEntry.Outcome.valueOf(row.text("outcome")),
                row.text("subject"),
                row.text("purpose"),
                facts(row.text("facts")));
    }

    // A full disk keeps its own words; every other failure means that the log cannot be written.
    private static void orUnavailable(Runnable work) {
        try {
            work.run();
        } catch (Problem p) {
            if (p.kind() == Problem.Kind.STORAGE_FULL) throw p;
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "audit-unavailable",
                            "This cannot be done while it cannot be recorded; try again soon.")
                    .retryAfter(SOON);
        }
    }

    private static String json(Map<String, String> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("flat text is always JSON", e);
        }
    }

    private static Map<String, String> facts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds what was written to it", e);
        }
    }
}
