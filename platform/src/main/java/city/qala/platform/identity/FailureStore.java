package city.qala.platform.identity;

import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Proofs that were not right. */
final class FailureStore {
    private static final Sql ADD = Sql.of(FailureStore.class, "add-failure");
    private static final Sql COUNT = Sql.of(FailureStore.class, "count-failures");

    private final Database ledger;

    FailureStore(Database ledger) {
        this.ledger = ledger;
    }

    /**
     * Keeps one.
     *
     * @param account empty if there is none of that name: what was typed may be a password
     */
    void add(String account, Instant now) {
        ledger.change(tx -> tx.update(ADD, Map.of("at", now, "account", account)));
    }

    /** How many there were by account, most first; empty text stands for names that are none. */
    Map<String, Long> since(Instant since) {
        var counts = new LinkedHashMap<String, Long>();
        ledger.read(tx -> {
            tx.forEach(
                    COUNT,
                    Map.of("since", since),
                    0,
                    row -> counts.put(row.text("account"), row.number("n")));
            return true;
        });
        return counts;
    }
}
