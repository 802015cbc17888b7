package city.qala.operations.alarm;

import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.List;
import java.util.Map;

/** Things out of service, in the ledger. */
final class ServiceStore {
    private static final Sql PUT = Sql.of(ServiceStore.class, "put-out");
    private static final Sql DROP = Sql.of(ServiceStore.class, "drop-out");
    private static final Sql LIST = Sql.of(ServiceStore.class, "out-of-service");

    void put(Tx tx, OutOfService out) {
        tx.update(
                PUT,
                Map.of(
                        "subject", out.subject(),
                        "since", out.since(),
                        "by", out.by(),
                        "reason", out.reason()));
    }

    void drop(Tx tx, String subject) {
        tx.update(DROP, Map.of("subject", subject));
    }

    List<OutOfService> list(Tx tx) {
        return tx.list(
                LIST,
                Map.of(),
                r ->
                        new OutOfService(
                                r.text("subject"),
                                r.instant("since"),
                                r.text("by_whom"),
                                r.text("reason")));
    }
}
