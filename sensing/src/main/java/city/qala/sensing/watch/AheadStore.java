package city.qala.sensing.watch;

import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.sensing.AirAhead.Evening;
import city.qala.sensing.forecast.Forecast;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What was said of hours and evenings to come, in the ledger. */
final class AheadStore {
    private static final Sql PUT = Sql.of(AheadStore.class, "put-forecast");
    private static final Sql SINCE = Sql.of(AheadStore.class, "forecasts-since");
    private static final Sql FORGET = Sql.of(AheadStore.class, "forget-forecasts");
    private static final Sql PUT_EVENING = Sql.of(AheadStore.class, "put-evening");
    private static final Sql EVENINGS = Sql.of(AheadStore.class, "evenings-on");
    private static final Sql FORGET_EVENINGS = Sql.of(AheadStore.class, "forget-evenings");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every stream. */
    static final int ALL = 0;

    void put(Tx tx, Ahead said) {
        tx.update(
                PUT,
                Map.of(
                        "stream", said.stream(),
                        "origin", said.origin(),
                        "model", said.model(),
                        "said", said.said(),
                        "hours", json(said.hours())));
    }

    /** What was said of a stream, or of all of them, from a moment on, oldest first. */
    List<Ahead> since(Tx tx, int stream, Instant since) {
        return tx.list(SINCE, Map.of("stream", stream, "since", since), AheadStore::ahead);
    }

    void put(Tx tx, int stream, Evening said) {
        tx.update(
                PUT_EVENING,
                Map.of(
                        "stream", stream,
                        "day", said.day(),
                        "model", said.model(),
                        "probability", said.probability(),
                        "warn", said.warn(),
                        "said", said.said()));
    }

    /** What was said of an evening, by stream. */
    Map<Integer, Evening> on(Tx tx, LocalDate day) {
        var found = new HashMap<Integer, Evening>();
        tx.forEach(
                EVENINGS, Map.of("day", day), 0, r -> found.put(r.integer("stream"), evening(r)));
        return found;
    }

    void forget(Tx tx, Instant before, LocalDate day) {
        tx.update(FORGET, Map.of("before", before));
        tx.update(FORGET_EVENINGS, Map.of("before", day));
    }

    private static Evening evening(Row r) {
        return new Evening(
                r.date("day"),
                r.text("model"),
                r.real("probability"),
                r.flag("warn"),
                r.instant("said"));
    }

    private static Ahead ahead(Row r) {
        Instant origin = r.instant("origin");
        return new Ahead(
                r.integer("stream"),
                origin,
                r.text("model"),
                r.instant("said"),
                hours(origin, r.text("hours")));
    }

    private static String json(List<Forecast> hours) {
        var out = new StringJoiner(",", "[", "]");
        for (Forecast f : hours)
            out.add(String.format(Locale.ROOT, "[%.2f,%.2f,%.2f]", f.value(), f.lo80(), f.hi80()));
        return out.toString();
    }

    private static List<Forecast> hours(Instant origin, String json) {
        try {
            var hours = new ArrayList<Forecast>();
            for (JsonNode h : JSON.readTree(json))
                hours.add(
                        new Forecast(
                                origin,
                                hours.size() + 1,
                                h.get(0).asDouble(),
                                h.get(1).asDouble(),
                                h.get(2).asDouble()));
            return hours;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("hours are rows of three numbers", e);
        }
    }
}
