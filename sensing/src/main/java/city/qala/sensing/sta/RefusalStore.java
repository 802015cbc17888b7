package city.qala.sensing.sta;

import static city.qala.platform.db.Tx.args;

import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Refused readings in PostgreSQL: the newest of each device. */
final class RefusalStore {

    private static final Sql PUT = Sql.of(RefusalStore.class, "put-refusal");
    private static final Sql TRIM = Sql.of(RefusalStore.class, "trim-refusals");
    private static final Sql LIST = Sql.of(RefusalStore.class, "refusals");

    /**
     * A refused reading.
     *
     * @param id number in the ledger; 0 before it is there
     * @param device name of the token that sent it
     * @param at when
     * @param via {@code http} or {@code mqtt}
     * @param target address or topic
     * @param code slug of the problem
     * @param why in English
     * @param sent the beginning of what was sent
     */
    record Refusal(
            long id,
            String device,
            Instant at,
            String via,
            String target,
            String code,
            String why,
            String sent) {}

    private final Database database;
    private final int kept;

    RefusalStore(Database database, int kept) {
        this.database = database;
        this.kept = kept;
    }

    void put(List<Refusal> refusals) {
        database.change(tx -> putAll(tx, refusals));
    }

    private void putAll(Tx tx, List<Refusal> refusals) {
        tx.batch(
                PUT,
                refusals.stream()
                        .map(r ->
                                args(
                                        "device", r.device(),
                                        "at", r.at(),
                                        "via", r.via(),
                                        "target", r.target(),
                                        "code", r.code(),
                                        "why", r.why(),
                                        "sent", r.sent()))
                        .toList());
        for (String device : refusals.stream().map(Refusal::device).collect(Collectors.toSet()))
            tx.update(TRIM, args("device", device, "most", kept));
    }

    /** Of a device, newest first, older than a number of the ledger. */
    List<Refusal> list(String device, long before, int most) {
        return database.read(tx ->
                tx.list(
                        LIST,
                        args("device", device, "before", before, "most", most),
                        row ->
                                new Refusal(
                                        row.number("id"),
                                        row.text("device"),
                                        row.instant("at"),
                                        row.text("via"),
                                        row.text("target"),
                                        row.text("code"),
                                        row.text("why"),
                                        row.text("sent"))));
    }
}
