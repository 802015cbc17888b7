package city.qala.governance.audit;

import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.List;
import java.util.Map;

/** What witnesses answered, in PostgreSQL. */
final class WitnessStore {
    private static final Sql ADD = Sql.of(WitnessStore.class, "add-witness");
    private static final Sql NEWEST = Sql.of(WitnessStore.class, "newest-witness");

    void add(Tx tx, Witnessed answer, byte[] receipt) {
        tx.update(
                ADD,
                Map.of(
                        "witness", answer.witness(),
                        "size", answer.size(),
                        "at", answer.at(),
                        "state", answer.state().name(),
                        "said", answer.said(),
                        "receipt", receipt));
    }

    /** The last answer of each witness, by its name. */
    List<Witnessed> newest(Tx tx) {
        return tx.list(
                NEWEST,
                Map.of(),
                row ->
                        new Witnessed(
                                row.text("witness"),
                                row.number("size"),
                                row.instant("at"),
                                Witnessed.State.valueOf(row.text("state")),
                                row.text("said"),
                                row.number("taken")));
    }
}
