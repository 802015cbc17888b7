package city.qala.proactive.benefit;

import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Counts by programme; nothing of anybody. */
final class FigureStore {
    private static final Sql FIGURES = Sql.of(FigureStore.class, "figures");

    private final Database ledger;

    FigureStore(Database ledger) {
        this.ledger = ledger;
    }

    /** How many, and how much money for a period. */
    record Figure(long n, BigDecimal money) {
        static final Figure NONE = new Figure(0, BigDecimal.ZERO);
    }

    /** By policy, then by state of entitlements, {@code CUT}, {@code FALSE} or {@code LINE_…}. */
    Map<String, Map<String, Figure>> all() {
        Map<String, Map<String, Figure>> all = new HashMap<>();
        ledger.read(tx -> {
            tx.forEach(
                    FIGURES,
                    Map.of(),
                    0,
                    row ->
                            all.computeIfAbsent(row.text("policy"), p -> new HashMap<>())
                                    .put(
                                            row.text("what"),
                                            new Figure(
                                                    row.number("n"),
                                                    new BigDecimal(row.text("money")))));
            return true;
        });
        return all;
    }
}
