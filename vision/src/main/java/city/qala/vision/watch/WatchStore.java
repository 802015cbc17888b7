package city.qala.vision.watch;

import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists without their entries, and what was erased of them. */
final class WatchStore {
    private static final Sql ADD = Sql.of(WatchStore.class, "add-list");
    private static final Sql LISTS = Sql.of(WatchStore.class, "lists");
    private static final Sql ONE = Sql.of(WatchStore.class, "list-by-id");
    private static final Sql SIGN = Sql.of(WatchStore.class, "sign-list");
    private static final Sql END = Sql.of(WatchStore.class, "end-list");
    private static final Sql OVER = Sql.of(WatchStore.class, "lists-over");
    private static final Sql STAMP = Sql.of(WatchStore.class, "stamp");
    private static final Sql COUNT = Sql.of(WatchStore.class, "count-places");
    private static final Sql ADD_ERASURE = Sql.of(WatchStore.class, "add-erasure");
    private static final Sql ERASURES = Sql.of(WatchStore.class, "erasures");
    private static final Sql ADD_TALLY = Sql.of(WatchStore.class, "add-tally");
    private static final Sql TALLY = Sql.of(WatchStore.class, "tally-since");

    private final Database ledger;

    WatchStore(Database ledger) {
        this.ledger = ledger;
    }

    Database ledger() {
        return ledger;
    }

    /** How many entries a list has, and how many of them are left out. */
    record Size(int entries, int suspended) {
        static final Size NONE = new Size(0, 0);
    }

    void add(Tx tx, Watchlist list) {
        Terms t = list.terms();
        Map<String, @Nullable Object> args =
                Tx.args(
                        "id", list.id().text(),
                        "name", t.name(),
                        "aim", t.aim(),
                        "basis", t.authority().basis(),
                        "document", t.authority().document(),
                        "body", t.authority().body(),
                        "owner", t.call().owner(),
                        "phone", t.call().phone(),
                        "may", t.call().may(),
                        "cameras", t.area().cameras().stream().sorted().toArray(String[]::new),
                        "fromMinute", t.area().fromMinute(),
                        "toMinute", t.area().toMinute(),
                        "starts", t.window().starts(),
                        "ends", t.window().ends(),
                        "cap", t.limits().cap(),
                        "threshold", t.limits().threshold(),
                        "budget", t.limits().budget(),
                        "facesPerHour", t.limits().facesPerHour(),
                        "exercise", t.exercise(),
                        "made", list.made());
        tx.update(ADD, args);
    }

    List<Watchlist> lists() {
        return ledger.read(tx -> tx.list(LISTS, Map.of(), WatchStore::list));
    }

    Optional<Watchlist> find(Tx tx, Ulid id) {
        return tx.one(ONE, Map.of("id", id.text()), WatchStore::list);
    }

    void sign(Tx tx, Watchlist list) {
        Map<String, @Nullable Object> args = new HashMap<>();
        args.put("id", list.id().text());
        args.put("state", list.state());
        signed(args, "requested", list.requested());
        signed(args, "approved", list.approved());
        args.put("seal", list.seal().isEmpty() ? null : list.seal());
        args.put("forecast", list.forecast().orElse(null));
        tx.update(SIGN, args);
    }

    private static void signed(
            Map<String, @Nullable Object> args, String who, Optional<Watchlist.Signature> s) {
        args.put(who + "By", s.map(Watchlist.Signature::by).orElse(null));
        args.put(
                who + "Roles",
                s.map(x -> x.roles().stream().sorted().toArray(String[]::new)).orElse(null));
        args.put(who + "At", s.map(Watchlist.Signature::at).orElse(null));
    }

    boolean end(Tx tx, Ulid id, Instant at, String why) {
        return tx.update(END, Map.of("id", id.text(), "at", at, "why", why)) > 0;
    }

    List<Ulid> over(Instant now) {
        return ledger.read(
                tx -> tx.list(OVER, Map.of("now", now), row -> new Ulid(row.text("id"))));
    }

    String stamp() {
        return ledger.read(tx -> tx.one(STAMP, Map.of(), row -> row.text("stamp")).orElse(""));
    }

    Map<String, Size> sizes() {
        var sizes = new HashMap<String, Size>();
        ledger.read(tx -> {
            tx.forEach(
                    COUNT,
                    Map.of(),
                    0,
                    row ->
                            sizes.put(
                                    row.text("list"),
                                    new Size(row.integer("entries"), row.integer("suspended"))));
            return true;
        });
        return sizes;
    }

    void add(Tx tx, Erasure e) {
        tx.update(
                ADD_ERASURE,
                Map.of(
                        "list", e.list().text(),
                        "at", e.at(),
                        "why", e.why(),
                        "templates", e.templates(),
                        "photos", e.photos(),
                        "candidates", e.candidates()));
    }

    List<Erasure> erasures() {
        return ledger.read(tx ->
                tx.list(
                        ERASURES,
                        Map.of(),
                        row ->
                                new Erasure(
                                        new Ulid(row.text("list")),
                                        row.instant("at"),
                                        row.text("why"),
                                        row.integer("templates"),
                                        row.integer("photos"),
                                        row.integer("candidates"))));
    }

    void add(Tx tx, Map<Tally.Hour, Tally.Counts> counts) {
        counts.forEach((hour, c) ->
                tx.update(
                        ADD_TALLY,
                        Map.of(
                                "camera", hour.camera(),
                                "hour", hour.at(),
                                "faces", c.faces(),
                                "unfit", c.unfit(),
                                "candidates", c.candidates())));
    }

    Tally.Counts tally(Instant since) {
        return ledger.read(tx ->
                tx.one(
                                TALLY,
                                Map.of("since", since),
                                row ->
                                        new Tally.Counts(
                                                row.number("faces"),
                                                row.number("unfit"),
                                                row.number("candidates")))
                        .orElseThrow());
    }

    private static Watchlist list(Row row) {
        String seal = row.textOrNull("seal");
        return new Watchlist(
                new Ulid(row.text("id")),
                terms(row),
                Watchlist.State.valueOf(row.text("state")),
                signature(row, "requested"),
                signature(row, "approved"),
                seal == null ? "" : seal,
                Optional.ofNullable(row.realOrNull("forecast")),
                row.instant("made"),
                Optional.ofNullable(row.instantOrNull("ended")),
                row.text("why"));
    }

    private static Terms terms(Row row) {
        return new Terms(
                row.text("name"),
                Terms.Aim.valueOf(row.text("aim")),
                new Terms.Authority(row.text("basis"), row.text("document"), row.text("body")),
                new Terms.Call(row.text("owner"), row.text("phone"), row.text("may")),
                new Terms.Area(
                        new HashSet<>(row.texts("cameras")),
                        row.integer("from_minute"),
                        row.integer("to_minute")),
                new Terms.Window(row.instant("starts"), row.instant("ends")),
                new Terms.Limits(
                        row.integer("cap"),
                        row.real("threshold"),
                        row.real("budget"),
                        row.real("faces_per_hour")),
                row.flag("exercise"));
    }

    private static Optional<Watchlist.Signature> signature(Row row, String who) {
        String by = row.textOrNull(who + "_by");
        Instant at = row.instantOrNull(who + "_at");
        if (by == null || at == null) return Optional.empty();
        return Optional.of(new Watchlist.Signature(by, Set.copyOf(row.texts(who + "_roles")), at));
    }
}
