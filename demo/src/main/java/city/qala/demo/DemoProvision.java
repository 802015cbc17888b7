package city.qala.demo;

import city.qala.kernel.Point;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes those Things of the plan that the city does not have yet, and finds the others.
 *
 * <p>A Thing, its Location and its Datastreams are one deep insert, so that a Thing is there whole
 * or not at all. Everything carries {@code made: true}, and Sensors tell what they replay.
 */
final class DemoProvision {
    private static final String PAGE = "$top=1000";

    private final StaClient sta;
    private final DemoTown town;
    private final Map<Property, Long> properties = new EnumMap<>(Property.class);
    private final Map<SensorModel, Long> sensors = new EnumMap<>(SensorModel.class);
    private final Map<String, Long> things = new ConcurrentHashMap<>();
    private final Map<String, Found> streams = new ConcurrentHashMap<>();

    /**
     * A Datastream of the city.
     *
     * @param told time of its latest reading, seconds since 1970, or 0
     */
    record Found(long id, long told) {}

    DemoProvision(StaClient sta, DemoTown town) {
        this.sta = sta;
        this.town = town;
    }

    /** Learns what the city has, and makes ObservedProperties and Sensors that it lacks. */
    void open() {
        Map<String, Long> byName = new HashMap<>();
        sta.each("ObservedProperties?" + PAGE, e -> byName.put(name(e), id(e)));
        for (Property p : Property.values()) {
            Long id = byName.get(p.word());
            properties.put(p, id != null ? id : sta.create("ObservedProperties", observed(p)));
        }
        byName.clear();
        sta.each("Sensors?" + PAGE, e -> byName.put(name(e), id(e)));
        for (SensorModel m : SensorModel.values()) {
            Long id = byName.get(m.title());
            sensors.put(m, id != null ? id : sta.create("Sensors", sensor(m)));
        }
        sta.each("Things?" + PAGE, e -> things.put(code(e), id(e)));
        sta.each("Datastreams?" + PAGE, this::found);
    }

    private void found(JsonNode stream) {
        String interval = stream.path("phenomenonTime").asText("");
        String last = interval.substring(interval.indexOf('/') + 1);
        long told = last.isEmpty() ? 0 : Instant.parse(last).getEpochSecond();
        streams.put(code(stream), new Found(id(stream), told));
    }

    /** Its streams in their order; makes the thing if it is missing. Safe for many threads. */
    List<Found> streamsOf(PlannedThing thing) {
        if (!things.containsKey(thing.code())) {
            long id = sta.create("Things", entity(thing));
            things.put(thing.code(), id);
            sta.each("Things(" + id + ")/Datastreams?" + PAGE, this::found);
        }
        return thing.streams().stream()
                .map(s -> streams.getOrDefault(s.code(), new Found(0, 0)))
                .toList();
    }

    /** Id of a thing that is there. */
    long idOf(PlannedThing thing) {
        return things.getOrDefault(thing.code(), 0L);
    }

    /** Id of the Location of a thing. */
    long locationOf(PlannedThing thing) {
        var ids = new java.util.ArrayList<Long>();
        sta.each("Things(" + things.get(thing.code()) + ")/Locations", e -> ids.add(id(e)));
        return ids.isEmpty() ? 0 : ids.getFirst();
    }

    /** Most devices are up to date, a few were forgotten, as in any town. */
    private static void firmware(ObjectNode properties, String code) {
        int share = Math.floorMod(code.hashCode(), 100);
        String version = share < 3 ? "1.9.6" : share < 30 ? "2.3.0" : "2.4.1";
        String released = share < 3 ? "2023-06-02" : share < 30 ? "2025-03-18" : "2025-11-04";
        properties.put("firmware", version).put("firmwareDate", released);
    }

    private ObjectNode entity(PlannedThing thing) {
        ObjectNode node = StaClient.object();
        node.put("name", thing.name());
        node.put("description", "Made for the demo town: " + thing.kind().word());
        ObjectNode p = node.putObject("properties");
        p.put("kind", thing.kind().word());
        p.put("code", thing.code());
        if (!thing.district().isEmpty()) p.put("district", thing.district());
        if (!thing.type().isEmpty()) p.put("class", thing.type());
        p.put("device", Demo.device(thing.gateway()));
        p.put("gateway", thing.gateway());
        firmware(p, thing.code());
        p.put("made", true);
        ObjectNode location = node.putArray("Locations").addObject();
        location.put("name", thing.code());
        location.put("description", "Where " + thing.code() + " is");
        location.put("encodingType", "application/geo+json");
        location.set("location", point(thing.at()));
        var list = node.putArray("Datastreams");
        for (PlannedStream s : thing.streams()) list.add(stream(thing, s));
        return node;
    }

    /** A GeoJSON point. */
    static ObjectNode point(Point at) {
        ObjectNode node = StaClient.object();
        node.put("type", "Point");
        node.putArray("coordinates").add(rounded(at.lon())).add(rounded(at.lat()));
        return node;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    private ObjectNode stream(PlannedThing thing, PlannedStream stream) {
        ObjectNode node = StaClient.object();
        Property property = stream.property();
        node.put("name", property.word() + ", " + thing.name());
        node.put("description", property.meaning() + " at " + thing.code());
        node.put(
                "observationType",
                "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement");
        ObjectNode unit = node.putObject("unitOfMeasurement");
        unit.put("name", property.unit());
        unit.put("symbol", property.symbol());
        unit.put("definition", "https://unitsofmeasure.org/ucum#" + property.symbol());
        ObjectNode p = node.putObject("properties");
        p.put("code", stream.code());
        p.put("visibility", thing.kind().visibility());
        p.put("interval", stream.interval().toString());
        p.put("made", true);
        node.putObject("ObservedProperty").put("@iot.id", properties.get(property));
        node.putObject("Sensor").put("@iot.id", sensors.get(stream.model()));
        return node;
    }

    private static ObjectNode observed(Property property) {
        ObjectNode node = StaClient.object();
        node.put("name", property.word());
        node.put("definition", "urn:qala:property:" + property.word());
        node.put("description", property.meaning());
        return node;
    }

    private static ObjectNode sensor(SensorModel model) {
        ObjectNode node = StaClient.object();
        node.put("name", model.title());
        node.put("description", model.source().words());
        node.put("encodingType", "text/plain");
        node.put("metadata", model.source().words());
        ObjectNode p = node.putObject("properties");
        p.put("made", true);
        p.put("replay", model.source() != SensorModel.Source.MADE);
        return node;
    }

    /** Things of the plan that the city had before. */
    long known() {
        return town.things().stream().filter(t -> things.containsKey(t.code())).count();
    }

    private static String code(JsonNode entity) {
        return entity.path("properties").path("code").asText("");
    }

    private static String name(JsonNode entity) {
        return entity.path("name").asText("");
    }

    private static long id(JsonNode entity) {
        return entity.path("@iot.id").asLong();
    }
}
