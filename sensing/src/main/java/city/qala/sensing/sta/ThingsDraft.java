package city.qala.sensing.sta;

import static city.qala.sta.EntityType.DATASTREAM;
import static city.qala.sta.EntityType.LOCATION;
import static city.qala.sta.EntityType.OBSERVED_PROPERTY;
import static city.qala.sta.EntityType.SENSOR;
import static city.qala.sta.EntityType.THING;

import city.qala.kernel.Point;
import city.qala.sta.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Rows of a file of Things, turned into a draft of the graph. */
final class ThingsDraft {

    private static final double SAME_PLACE_DEGREES = 1e-7;

    private final Draft draft;
    private final Graph graph;
    private final EntityMaker maker;
    private final Map<String, Entity> things = new HashMap<>();
    private final Map<String, Long> properties;
    private final Map<String, Long> sensors;
    private long added;
    private long changed;
    private long unchanged;

    ThingsDraft(Draft draft, Graph graph, EntityMaker maker) {
        this.draft = draft;
        this.graph = graph;
        this.maker = maker;
        for (Entity e = graph.after(THING, 0); e != null; e = graph.after(THING, e.id)) {
            if (e.setting("code") instanceof String code) things.putIfAbsent(code, e);
        }
        this.properties = byName(OBSERVED_PROPERTY);
        this.sensors = byName(SENSOR);
    }

    private Map<String, Long> byName(EntityType type) {
        var ids = new HashMap<String, Long>();
        for (Entity e = graph.after(type, 0); e != null; e = graph.after(type, e.id)) {
            ids.putIfAbsent(String.valueOf(e.body.get("name")), e.id);
        }
        return ids;
    }

    ImportReport report(boolean dryRun, long rows) {
        return new ImportReport(dryRun, rows, added, changed, unchanged);
    }

    /** Makes or mends one Thing; all rows are of the same code. */
    void put(List<ThingsRow> rows) {
        Entity thing = things.get(rows.getFirst().code());
        if (thing == null) {
            make(rows);
            added++;
        } else if (mend(thing, rows)) {
            changed++;
        } else {
            unchanged++;
        }
    }

    private void make(List<ThingsRow> rows) {
        ThingsRow first = rows.getFirst();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", first.name());
        json.put("description", first.texts().getFirst());
        json.put("properties", settings(first));
        Point at = first.at();
        if (at != null) json.put("Locations", List.of(location(first.code(), at)));
        var streams = new ArrayList<Map<String, @Nullable Object>>();
        for (ThingsRow row : rows) {
            if (!row.property().isEmpty()) streams.add(stream(row));
        }
        json.put("Datastreams", streams);
        maker.make(draft, THING, json, null, "");
    }

    private boolean mend(Entity thing, List<ThingsRow> rows) {
        ThingsRow first = rows.getFirst();
        boolean news = merge(thing, first.name(), settings(first));
        Point at = first.at();
        if (at != null) news |= move(thing, first.code(), at);
        for (ThingsRow row : rows) {
            if (row.property().isEmpty()) continue;
            Entity known = stream(thing, row.property());
            if (known != null) {
                news |= mendStream(known, row);
            } else {
                var under =
                        new EntityMaker.From(
                                EntityMaker.navigation(THING, "Datastreams"), thing.id);
                maker.make(draft, DATASTREAM, stream(row), under, "");
                news = true;
            }
        }
        return news;
    }

    private boolean move(Entity thing, String code, Point at) {
        if (thing.places.length == 0) {
            var under = new EntityMaker.From(EntityMaker.navigation(THING, "Locations"), thing.id);
            maker.make(draft, LOCATION, location(code, at), under, "");
            return true;
        }
        Entity place = graph.find(LOCATION, thing.places[0]);
        if (place == null) return false;
        Geometry shape = place.shape();
        boolean same =
                shape != null
                        && Math.abs(shape.getCentroid().getX() - at.lon()) < SAME_PLACE_DEGREES
                        && Math.abs(shape.getCentroid().getY() - at.lat()) < SAME_PLACE_DEGREES;
        if (same) return false;
        Map<String, @Nullable Object> body = new LinkedHashMap<>(place.body);
        body.put("location", point(at));
        draft.edit(LOCATION, place.id).body = body;
        return true;
    }

    private boolean mendStream(Entity stream, ThingsRow row) {
        boolean news = merge(stream, null, streamSettings(row));
        boolean sameUnit =
                stream.body.get("unitOfMeasurement") instanceof Map<?, ?> unit
                        && row.unit().equals(unit.get("symbol"));
        if (sameUnit) return news;
        Entity.Shape shape = draft.edit(DATASTREAM, stream.id);
        Map<String, @Nullable Object> body = new LinkedHashMap<>(shape.body);
        body.put("unitOfMeasurement", unit(row.unit()));
        shape.body = body;
        return true;
    }

    /** Puts a name and properties over those that are there; false if nothing is new. */
    private boolean merge(Entity e, @Nullable String name, Map<String, Object> settings) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        if (e.body.get("properties") instanceof Map<?, ?> before)
            before.forEach((k, v) -> merged.put(String.valueOf(k), v));
        boolean news = name != null && !name.equals(e.body.get("name"));
        for (var s : settings.entrySet()) {
            news |= !s.getValue().equals(merged.put(s.getKey(), s.getValue()));
        }
        if (!news) return false;
        Entity.Shape shape = draft.edit(e.type, e.id);
        Map<String, @Nullable Object> body = new LinkedHashMap<>(shape.body);
        if (name != null) body.put("name", name);
        body.put("properties", merged);
        shape.body = EntityBody.whole(e.type, body, "");
        return true;
    }

    private @Nullable Entity stream(Entity thing, String property) {
        for (long id : thing.streams.toArray()) {
            Entity stream = graph.find(DATASTREAM, id);
            if (stream == null || stream.observed.length == 0) continue;
            Entity observed = graph.find(OBSERVED_PROPERTY, stream.observed[0]);
            if (observed != null && property.equals(observed.body.get("name"))) return stream;
        }
        return null;
    }

    private static Map<String, Object> settings(ThingsRow row) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("code", row.code());
        for (int i = 0; i < ThingsRow.TEXTS.size(); i++) {
            String text = row.texts().get(i);
            if (!text.isEmpty()) settings.put(ThingsRow.TEXTS.get(i), text);
        }
        return settings;
    }

    private static Map<String, Object> streamSettings(ThingsRow row) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("visibility", row.visibility());
        if (row.interval() != null) settings.put("interval", row.interval().toString());
        return settings;
    }

    private Map<String, @Nullable Object> stream(ThingsRow row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", row.property() + ", " + row.name());
        json.put("description", row.property() + " at " + row.code());
        json.put(
                "observationType",
                "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement");
        json.put("unitOfMeasurement", unit(row.unit()));
        json.put("properties", streamSettings(row));
        long property = properties.computeIfAbsent(row.property(), this::observed);
        long sensor = sensors.computeIfAbsent(row.texts().getFirst() + " sensor", this::sensor);
        json.put("ObservedProperty", Map.of("@iot.id", property));
        json.put("Sensor", Map.of("@iot.id", sensor));
        return json;
    }

    private long observed(String name) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("definition", "urn:qala:property:" + name);
        json.put("description", name);
        return maker.make(draft, OBSERVED_PROPERTY, json, null, "").id;
    }

    private long sensor(String name) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("description", "Imported from a list of things");
        json.put("encodingType", "text/plain");
        json.put("metadata", "No data sheet was given");
        return maker.make(draft, SENSOR, json, null, "").id;
    }

    private static Map<String, @Nullable Object> unit(String symbol) {
        Map<String, @Nullable Object> unit = new LinkedHashMap<>();
        unit.put("name", symbol);
        unit.put("symbol", symbol);
        unit.put("definition", "urn:qala:unit:" + symbol);
        return unit;
    }

    private static Map<String, @Nullable Object> location(String code, Point at) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", code);
        json.put("description", "Where " + code + " is");
        json.put("encodingType", "application/geo+json");
        json.put("location", point(at));
        return json;
    }

    private static Map<String, @Nullable Object> point(Point at) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "Point");
        json.put("coordinates", List.of(decimal(at.lon()), decimal(at.lat())));
        return json;
    }

    private static java.math.BigDecimal decimal(double degrees) {
        return java.math.BigDecimal.valueOf(degrees);
    }
}
