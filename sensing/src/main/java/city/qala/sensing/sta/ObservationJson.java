package city.qala.sensing.sta;

import city.qala.sensing.series.Observation;
import city.qala.sta.EntityType;
import city.qala.sta.Expand;
import city.qala.sta.Query;
import city.qala.sta.Select;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes observations: what is wanted is decided once, then each row is a few copies into the
 * buffer.
 */
final class ObservationJson {

    private final EntityJson entities;
    private final Ask ask;
    private final Query query;
    private final byte[] selfLink;
    private final boolean id;
    private final boolean self;
    private final boolean phenomenonTime;
    private final boolean result;
    private final boolean resultTime;
    private final boolean quality;
    private final boolean validTime;
    private final boolean parameters;
    private final boolean stream;
    private final boolean feature;

    ObservationJson(EntityJson entities, Ask ask, Query query) {
        this.entities = entities;
        this.ask = ask;
        this.query = query;
        selfLink = (ask.base + "/Observations(").getBytes(StandardCharsets.UTF_8);
        id = query.selects("id") || query.selects("@iot.id");
        self = query.selects(Select.SELF_LINK);
        phenomenonTime = query.selects("phenomenonTime");
        result = query.selects("result");
        resultTime = query.selects("resultTime");
        quality = query.selects("resultQuality");
        validTime = query.selects("validTime");
        parameters = query.selects("parameters");
        stream = query.selects("Datastream") || query.selects("MultiDatastream");
        feature = query.selects("FeatureOfInterest");
    }

    void write(JsonOut out, Observation o) {
        out.put('{');
        if (id) out.ascii("\"@iot.id\":").number(o.id()).put(',');
        if (self) link(out.ascii("\"@iot.selfLink\":\""), o.id()).ascii("\",");
        if (phenomenonTime) out.ascii("\"phenomenonTime\":").period(o.from(), o.to()).put(',');
        if (result) value(out.ascii("\"result\":"), o).put(',');
        if (resultTime) time(out.ascii("\"resultTime\":"), o.resultTime()).put(',');
        Observation.Extra x = o.extra();
        if (x != null) extra(out, x);
        if (stream) streamLink(out, o);
        if (feature && o.feature() != 0 && query.expansion("FeatureOfInterest").isEmpty())
            link(out.ascii("\"FeatureOfInterest@iot.navigationLink\":\""), o.id())
                    .ascii("/FeatureOfInterest\",");
        for (Expand e : query.expand()) expand(out, o, e);
        // Every member above ends with a comma; the last of them goes.
        out.endObject();
    }

    private JsonOut link(JsonOut out, long to) {
        return out.bytes(selfLink).number(to).put(')');
    }

    private void streamLink(JsonOut out, Observation o) {
        Entity e = ask.stores.graph().stream(o.stream());
        boolean multi = e != null && e.type == EntityType.MULTI_DATASTREAM;
        String name = multi ? "MultiDatastream" : "Datastream";
        if (!query.selects(name) || query.expansion(name).isPresent()) return;
        out.ascii(
                multi
                        ? "\"MultiDatastream@iot.navigationLink\":\""
                        : "\"Datastream@iot.navigationLink\":\"");
        link(out, o.id()).ascii(multi ? "/MultiDatastream\"," : "/Datastream\",");
    }

    private void extra(JsonOut out, Observation.Extra x) {
        if (quality && x.quality() != null)
            out.ascii("\"resultQuality\":").json(x.quality()).put(',');
        if (validTime && x.validFrom() != Observation.NO_TIME)
            out.ascii("\"validTime\":")
                    .ascii("\"")
                    .moment(x.validFrom())
                    .put('/')
                    .moment(x.validTo())
                    .ascii("\",");
        if (parameters && x.parameters() != null)
            out.ascii("\"parameters\":").json(x.parameters()).put(',');
    }

    private void expand(JsonOut out, Observation o, Expand e) {
        Entity target = ask.one(o, e.navigation().target());
        if (target == null) return;
        out.text(e.navigation().name()).put(':');
        entities.write(out, target, e.query());
        out.put(',');
    }

    static JsonOut value(JsonOut out, Observation o) {
        String json = o.json();
        return json == null ? out.number(o.number()) : out.json(json);
    }

    static JsonOut time(JsonOut out, long micros) {
        return micros == Observation.NO_TIME ? out.ascii("null") : out.time(micros);
    }

    /** Rows as data arrays: one group for each run of rows of the same stream. */
    void dataArrays(JsonOut out, List<Observation> rows) {
        List<String> components = components();
        out.put('[');
        int i = 0;
        while (i < rows.size()) {
            int stream = rows.get(i).stream();
            int end = i;
            while (end < rows.size() && rows.get(end).stream() == stream) end++;
            group(out, rows.subList(i, end), components);
            i = end;
        }
        out.put(']');
    }

    private List<String> components() {
        List<String> all =
                List.of(
                        "id",
                        "phenomenonTime",
                        "result",
                        "resultTime",
                        "resultQuality",
                        "validTime",
                        "parameters");
        if (query.select().isEmpty()) return all;
        return query.select().stream()
                .map(s -> s.name().equals("@iot.id") ? "id" : s.name())
                .filter(all::contains)
                .distinct()
                .toList();
    }

    private void group(JsonOut out, List<Observation> rows, List<String> components) {
        Entity e = ask.stores.graph().stream(rows.getFirst().stream());
        String type =
                e != null && e.type == EntityType.MULTI_DATASTREAM
                        ? "MultiDatastream"
                        : "Datastream";
        out.comma().put('{');
        out.name(type + "@iot.navigationLink")
                .text(ask.base + "/" + type + "s(" + rows.getFirst().stream() + ")");
        out.name("components").put('[');
        for (String c : components) out.comma().text(c);
        out.put(']');
        out.name("dataArray@iot.count").number((long) rows.size());
        out.name("dataArray").put('[');
        for (int r = 0; r < rows.size(); r++) {
            out.ascii(r == 0 ? "[" : ",[");
            for (int c = 0; c < components.size(); c++) {
                if (c > 0) out.put(',');
                cell(out, rows.get(r), components.get(c));
            }
            out.put(']');
        }
        out.ascii("]}");
    }

    private static void cell(JsonOut out, Observation o, String component) {
        Observation.Extra x = o.extra();
        switch (component) {
            case "id" -> out.number(o.id());
            case "phenomenonTime" -> out.period(o.from(), o.to());
            case "result" -> value(out, o);
            case "resultTime" -> time(out, o.resultTime());
            case "resultQuality" -> orNull(out, x == null ? null : x.quality());
            case "parameters" -> orNull(out, x == null ? null : x.parameters());
            case "validTime" -> {
                if (x == null || x.validFrom() == Observation.NO_TIME) out.ascii("null");
                else out.put('"').moment(x.validFrom()).put('/').moment(x.validTo()).put('"');
            }
            default -> out.ascii("null");
        }
    }

    private static void orNull(JsonOut out, @Nullable String json) {
        if (json == null) out.ascii("null");
        else out.json(json);
    }
}
