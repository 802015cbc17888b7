package city.qala.proactive.money;

import city.qala.kernel.Grant;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of money and the files in which they leave. */
final class LineStore {
    private static final Sql ADD = sql("add-line");
    private static final Sql OF = sql("lines-of");
    private static final Sql PERIODS = sql("periods-of");
    private static final Sql PAYEES = sql("payees");
    private static final Sql READY = sql("ready-lines");
    private static final Sql SEND = sql("send-lines");
    private static final Sql BATCH_LINES = sql("batch-lines");
    private static final Sql SETTLE = sql("settle-line");
    private static final Sql AGAIN = sql("send-again");
    private static final Sql ADD_BATCH = sql("add-batch");
    private static final Sql BATCHES = sql("batches");
    private static final Sql KNOW = sql("know-programme");
    private static final Sql PROGRAMMES = sql("programmes");

    private static Sql sql(String name) {
        return Sql.of(LineStore.class, name);
    }

    /** How much is set down already for a period, in how many lines. */
    record SetDown(int lines, BigDecimal total) {}

    long add(Tx tx, List<MoneyLine> all) {
        return tx.batch(ADD, all.stream().map(LineStore::args).toList());
    }

    private static Map<String, Object> args(MoneyLine l) {
        Map<String, Object> args = new HashMap<>();
        args.put("id", l.id().text());
        args.put("household", l.household().text());
        args.put("entitlement", l.entitlement());
        args.put("policy", l.policy());
        args.put("unit", l.unit());
        args.put("kind", l.kind());
        args.put("account", l.account());
        args.put("period", l.period());
        args.put("seq", l.seq());
        args.put("amount", l.amount().toPlainString());
        args.put("at", l.at());
        return args;
    }

    /** What is set down, by {@code entitlement period}. */
    Map<String, SetDown> setDown(Tx tx, Collection<Ulid> households, List<String> periods) {
        Map<String, SetDown> all = new HashMap<>();
        List<String> ids = households.stream().map(Ulid::text).toList();
        tx.forEach(
                PERIODS,
                Map.of("ids", ids, "periods", periods),
                0,
                row ->
                        all.put(
                                row.text("entitlement") + " " + row.text("period"),
                                new SetDown(
                                        row.integer("seq") + 1,
                                        new BigDecimal(row.text("total")))));
        return all;
    }

    List<MoneyLine> of(Tx tx, Grant grant, Ulid household, int most) {
        grant.require(new Subject("household", household));
        return tx.list(OF, Map.of("household", household.text(), "most", most), LineStore::line);
    }

    List<Ulid> payees(Tx tx) {
        return tx.list(PAYEES, Map.of(), row -> new Ulid(row.text("id")));
    }

    List<MoneyLine> ready(Tx tx, MoneyLine.Kind kind) {
        return tx.list(READY, Map.of("kind", kind), LineStore::line);
    }

    int send(Tx tx, MoneyLine.Kind kind, Ulid batch) {
        return tx.update(SEND, Map.of("kind", kind, "batch", batch.text()));
    }

    List<MoneyLine> ofBatch(Tx tx, Ulid batch) {
        return tx.list(BATCH_LINES, Map.of("batch", batch.text()), LineStore::line);
    }

    /** Whether such a line was out. */
    boolean settle(Tx tx, Ulid id, MoneyLine.State state, String told) {
        return tx.update(SETTLE, Map.of("id", id.text(), "state", state, "told", told)) == 1;
    }

    int sendAgain(Tx tx) {
        return tx.update(AGAIN, Map.of());
    }

    void addBatch(Tx tx, Batch b) {
        tx.update(
                ADD_BATCH,
                Map.of(
                        "id", b.id().text(),
                        "kind", b.kind(),
                        "at", b.at(),
                        "officer", b.officer(),
                        "lines", b.lines(),
                        "total", b.total().toPlainString(),
                        "hash", b.hash()));
    }

    List<Batch> batches(Tx tx, int most) {
        return tx.list(BATCHES, Map.of("most", most), LineStore::batch);
    }

    void know(Tx tx, Collection<String> policies) {
        var _ = tx.batch(KNOW, policies.stream().map(p -> Map.of("policy", p)).toList());
    }

    /** The number of each programme. */
    Map<String, Integer> codes(Tx tx) {
        Map<String, Integer> codes = new HashMap<>();
        tx.forEach(
                PROGRAMMES, Map.of(), 0, row -> codes.put(row.text("policy"), row.integer("code")));
        return codes;
    }

    private static MoneyLine line(Row row) {
        Instant at = row.instant("at");
        return new MoneyLine(
                new Ulid(row.text("id")),
                new Ulid(row.text("household")),
                row.text("entitlement"),
                row.text("policy"),
                row.text("unit"),
                MoneyLine.Kind.valueOf(row.text("kind")),
                row.text("account"),
                row.text("period"),
                row.integer("seq"),
                new BigDecimal(row.text("amount")),
                MoneyLine.State.valueOf(row.text("state")),
                row.text("batch"),
                row.text("told"),
                at);
    }

    private static Batch batch(Row row) {
        return new Batch(
                new Ulid(row.text("id")),
                MoneyLine.Kind.valueOf(row.text("kind")),
                row.instant("at"),
                row.text("officer"),
                row.number("lines"),
                new BigDecimal(row.text("total")),
                row.text("hash"));
    }
}
