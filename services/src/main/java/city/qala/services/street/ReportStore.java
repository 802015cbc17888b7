package city.qala.services.street;

import city.qala.kernel.Point;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reports in the ledger. One writer at a time: the order of changes is the order of commits, on
 * which everybody who walks through the reports relies.
 */
final class ReportStore {
    private static final Sql ADD = Sql.of(ReportStore.class, "add-report");
    private static final Sql FIND = Sql.of(ReportStore.class, "find-report");
    private static final Sql OF_TOKEN = Sql.of(ReportStore.class, "report-of-token");
    private static final Sql BY_ID = Sql.of(ReportStore.class, "reports-by-id");
    private static final Sql LIST = Sql.of(ReportStore.class, "list-reports");
    private static final Sql WALK = Sql.of(ReportStore.class, "walk-reports");
    private static final Sql NEAR = Sql.of(ReportStore.class, "reports-near");
    private static final Sql CLOSE = Sql.of(ReportStore.class, "close-report");
    private static final Sql REOPEN = Sql.of(ReportStore.class, "reopen-report");
    private static final Sql VOICE = Sql.of(ReportStore.class, "add-voice");
    private static final Sql COUNT = Sql.of(ReportStore.class, "count-reports");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database ledger;
    private final Object writer = new Object();

    ReportStore(Database ledger) {
        this.ledger = ledger;
    }

    /** Open reports, and those of them that are late. */
    record Counts(long open, long late) {}

    long add(NewReport r, String token, Instant at) {
        Map<String, @Nullable Object> args =
                Tx.args(
                        "token", token,
                        "service", r.service().code(),
                        "description", r.description(),
                        "address", r.address(),
                        "addressId", r.addressId(),
                        "lat", r.at().map(Point::lat).orElse(null),
                        "lon", r.at().map(Point::lon).orElse(null),
                        "mediaUrl", r.mediaUrl(),
                        "attributes", json(r.answers()),
                        "tracked", r.service().type() != StreetService.Type.BLACKBOX,
                        "at", at,
                        "expected", r.service().promise().map(at::plus).orElse(null));
        return alone(tx -> tx.insert(ADD, args));
    }

    Optional<Report> find(long id) {
        return ledger.read(tx -> tx.one(FIND, Map.of("id", id), ReportStore::report));
    }

    Optional<Report> ofToken(String token) {
        return ledger.read(tx -> tx.one(OF_TOKEN, Map.of("token", token), ReportStore::report));
    }

    List<Report> byId(List<Long> ids) {
        return ledger.read(
                tx -> tx.list(BY_ID, Map.of("ids", ids.toArray(Long[]::new)), ReportStore::report));
    }

    List<Report> list(Search search) {
        return ledger.read(tx -> tx.list(LIST, args(search), ReportStore::report));
    }

    /** Those that changed after a place in the order of changes, in that order. */
    List<Report> walk(Search search, long after) {
        Map<String, @Nullable Object> args = args(search);
        args.put("after", after);
        args.remove("skip");
        return ledger.read(tx -> tx.list(WALK, args, ReportStore::report));
    }

    List<Report> near(NewReport r, double degrees) {
        double wide = r.at().map(p -> degrees / Math.cos(Math.toRadians(p.lat()))).orElse(0.0);
        Map<String, @Nullable Object> args =
                Tx.args(
                        "service", r.service().code(),
                        "south", r.at().map(p -> p.lat() - degrees).orElse(null),
                        "north", r.at().map(p -> p.lat() + degrees).orElse(null),
                        "west", r.at().map(p -> p.lon() - wide).orElse(null),
                        "east", r.at().map(p -> p.lon() + wide).orElse(null),
                        "address", r.address().isEmpty() ? null : r.address());
        return ledger.read(tx -> tx.list(NEAR, args, ReportStore::report));
    }

    boolean close(long id, String notes, Instant at) {
        return alone(tx -> tx.update(CLOSE, Map.of("id", id, "notes", notes, "at", at))) > 0;
    }

    boolean reopen(long id, String notes, Instant at) {
        return alone(tx -> tx.update(REOPEN, Map.of("id", id, "notes", notes, "at", at))) > 0;
    }

    boolean voice(long id, Instant at) {
        return alone(tx -> tx.update(VOICE, Map.of("id", id, "at", at))) > 0;
    }

    Counts counts(Instant now) {
        return ledger.read(tx ->
                tx.one(
                                COUNT,
                                Map.of("now", now),
                                row -> new Counts(row.number("open"), row.number("late")))
                        .orElseThrow());
    }

    private <T> T alone(Function<Tx, T> work) {
        synchronized (writer) {
            return ledger.write(work);
        }
    }

    private static Map<String, @Nullable Object> args(Search s) {
        var args = new HashMap<String, @Nullable Object>();
        args.put("services", s.services().isEmpty() ? null : s.services().toArray(String[]::new));
        args.put("from", s.from());
        args.put("to", s.to());
        args.put("status", s.open().map(o -> o ? "OPEN" : "CLOSED").orElse(null));
        args.put("updatedSince", s.updatedSince().orElse(null));
        args.put("south", s.box().map(Search.Box::south).orElse(null));
        args.put("north", s.box().map(Search.Box::north).orElse(null));
        args.put("west", s.box().map(Search.Box::west).orElse(null));
        args.put("east", s.box().map(Search.Box::east).orElse(null));
        args.put("most", s.most());
        args.put("skip", s.skip());
        return args;
    }

    private static Report report(Row row) {
        Double lat = row.realOrNull("lat");
        Double lon = row.realOrNull("lon");
        return new Report(
                row.number("id"),
                row.number("seq"),
                row.text("token"),
                row.text("service"),
                row.text("status").equals("OPEN"),
                row.text("status_notes"),
                row.text("description"),
                row.text("address"),
                row.text("address_id"),
                row.text("zipcode"),
                lat == null || lon == null ? Optional.empty() : Optional.of(new Point(lat, lon)),
                row.text("media_url"),
                row.flag("tracked"),
                row.integer("voices"),
                row.integer("reopened"),
                row.instant("requested"),
                row.instant("updated"),
                Optional.ofNullable(row.instantOrNull("expected")),
                Optional.ofNullable(row.instantOrNull("closed")));
    }

    private static String json(Map<String, List<String>> answers) {
        try {
            return JSON.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers are plain texts", e);
        }
    }
}
