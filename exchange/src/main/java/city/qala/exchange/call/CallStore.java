package city.qala.exchange.call;

import city.qala.exchange.message.Evidence.Signed;
import city.qala.exchange.message.PublicJwk;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Calls and time-stamps in the ledger. */
final class CallStore {

    private static final Sql ADD = Sql.of(CallStore.class, "add-call");
    private static final Sql LAST = Sql.of(CallStore.class, "last-call");
    private static final Sql FIND = Sql.of(CallStore.class, "find-call");
    private static final Sql LEAVES = Sql.of(CallStore.class, "leaves");
    private static final Sql NONCES = Sql.of(CallStore.class, "recent-nonces");
    private static final Sql SINCE = Sql.of(CallStore.class, "calls-since");
    private static final Sql NEWEST = Sql.of(CallStore.class, "newest-calls");
    private static final Sql STAMP_OF = Sql.of(CallStore.class, "stamp-of-call");
    private static final Sql LAST_STAMP = Sql.of(CallStore.class, "last-stamp");
    private static final Sql ADD_STAMP = Sql.of(CallStore.class, "add-stamp");

    private final Database ledger;

    CallStore(Database ledger) {
        this.ledger = ledger;
    }

    /** A call as it was kept. */
    record Kept(long no, String agreement, Signed request, String answer, String answerSignature) {}

    /** A time-stamp over the calls first .. last. */
    record StampRow(long no, long first, long last, String text, String signature) {}

    Database ledger() {
        return ledger;
    }

    void add(Tx tx, long firstNo, List<CallEntry> calls) {
        tx.update(ADD, Columns.of(firstNo, calls));
    }

    long last() {
        return ledger.read(tx -> tx.one(LAST, Map.of(), row -> row.number("no")).orElse(0L));
    }

    Optional<Kept> find(String id) {
        return ledger.read(tx -> tx.one(FIND, Map.of("id", id), CallStore::kept));
    }

    List<byte[]> leaves(long first, long last) {
        return ledger.read(tx ->
                tx.list(LEAVES, Map.of("first", first, "last", last), row -> row.bytes("leaf")));
    }

    void noncesSince(Instant since, BiConsumer<String, String> each) {
        ledger.read(tx -> {
            tx.forEach(
                    NONCES,
                    Map.of("since", since),
                    1_000,
                    row -> each.accept(row.text("agreement"), row.text("nonce")));
            return true;
        });
    }

    Map<String, Long> callsSince(Instant since) {
        Map<String, Long> counts = new HashMap<>();
        ledger.read(tx -> {
            tx.forEach(
                    SINCE,
                    Map.of("since", since),
                    0,
                    row -> counts.put(row.text("agreement"), row.number("calls")));
            return true;
        });
        return counts;
    }

    List<Call> newest(String agreement, int most) {
        return ledger.read(tx ->
                tx.list(
                        NEWEST,
                        Map.of("agreement", agreement, "most", most),
                        row -> new Call(row.text("id"), row.instant("at"), row.integer("rows"))));
    }

    Optional<StampRow> stampOf(long no) {
        return ledger.read(tx ->
                tx.one(
                        STAMP_OF,
                        Map.of("no", no),
                        row ->
                                new StampRow(
                                        row.number("no"),
                                        row.number("first"),
                                        row.number("last"),
                                        row.text("text"),
                                        row.text("signature"))));
    }

    /** The text of the newest time-stamp and the last call below it. */
    record LastStamp(long lastCall, String text) {}

    Optional<LastStamp> lastStamp() {
        return ledger.read(tx ->
                tx.one(
                        LAST_STAMP,
                        Map.of(),
                        row -> new LastStamp(row.number("last"), row.text("text"))));
    }

    void add(StampRow stamp) {
        ledger.change(tx ->
                tx.update(
                        ADD_STAMP,
                        Map.of(
                                "no", stamp.no(),
                                "first", stamp.first(),
                                "last", stamp.last(),
                                "text", stamp.text(),
                                "signature", stamp.signature())));
    }

    private static Kept kept(Row row) {
        var key = new PublicJwk(row.text("curve"), row.text("x"), row.text("y"));
        return new Kept(
                row.number("no"),
                row.text("agreement"),
                new Signed(row.text("request"), row.text("request_signature"), key),
                row.text("response"),
                row.text("response_signature"));
    }
}
