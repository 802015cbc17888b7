package city.qala.sensing;

import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts in PostgreSQL. */
final class AlertStore {
    private static final Sql OPEN = Sql.of(AlertStore.class, "open-alerts");
    private static final Sql LIST = Sql.of(AlertStore.class, "alerts");
    private static final Sql FIND = Sql.of(AlertStore.class, "alert-by-id");
    private static final Sql ADD = Sql.of(AlertStore.class, "add-alert");
    private static final Sql SEE = Sql.of(AlertStore.class, "see-alerts");
    private static final Sql END = Sql.of(AlertStore.class, "end-alerts");
    private static final Sql JUDGE = Sql.of(AlertStore.class, "judge-alert");

    List<Alert> open(Tx tx) {
        return tx.list(OPEN, Map.of(), AlertStore::alert);
    }

    List<Alert> newest(Tx tx, int most) {
        return tx.list(LIST, Map.of("most", most), AlertStore::alert);
    }

    Optional<Alert> find(Tx tx, String id) {
        return tx.one(FIND, Map.of("id", id), AlertStore::alert);
    }

    void add(Tx tx, String id, Alert.Finding found, Instant now) {
        tx.update(
                ADD,
                Map.of(
                        "id",
                        id,
                        "algorithm",
                        found.algorithm(),
                        "thing",
                        found.thing(),
                        "since",
                        now));
    }

    void seen(Tx tx, List<Alert> alerts, Instant now) {
        if (!alerts.isEmpty()) tx.update(SEE, Map.of("ids", ids(alerts), "now", now));
    }

    void end(Tx tx, List<Alert> alerts, Instant now) {
        if (!alerts.isEmpty()) tx.update(END, Map.of("ids", ids(alerts), "now", now));
    }

    void judge(Tx tx, String id, Alert.Judgement judgement, String judge, Instant now) {
        tx.update(JUDGE, Map.of("id", id, "judged", judgement.name(), "judge", judge, "now", now));
    }

    private static String[] ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::id).toArray(String[]::new);
    }

    private static Alert alert(Row row) {
        String judged = row.text("judged");
        return new Alert(
                row.text("id"),
                row.text("algorithm"),
                row.text("thing"),
                row.instant("since"),
                row.instant("seen"),
                Optional.ofNullable(row.instantOrNull("ended")),
                judged.isEmpty() ? Alert.Judgement.NONE : Alert.Judgement.valueOf(judged),
                row.text("judge"));
    }
}
