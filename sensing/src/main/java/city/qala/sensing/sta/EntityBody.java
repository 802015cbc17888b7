package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sta.EntityType;
import city.qala.sta.GeoJson;
import city.qala.sta.Navigation;
import city.qala.sta.Property;
import city.qala.sta.TimeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an entity's JSON, told apart and checked against the model: properties of its own,
 * navigations, and what is passed over ({@code @iot.…}, derived properties, ids chosen by the
 * client, which are never taken).
 *
 * @param body properties, those given as null included
 * @param links navigations as given
 * @param pointer where it stands in the request
 */
record EntityBody(
        EntityType type,
        Map<String, @Nullable Object> body,
        Map<String, @Nullable Object> links,
        String pointer) {

    private static final Set<String> GEO_JSON =
            Set.of("application/geo+json", "application/vnd.geo+json");

    static EntityBody read(EntityType type, Map<String, @Nullable Object> json, String pointer) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        Map<String, @Nullable Object> links = new LinkedHashMap<>();
        for (var member : json.entrySet()) {
            String name = member.getKey();
            if (name.contains("@iot.")) continue;
            Optional<Property> property = type.property(name).filter(p -> !p.equals(Property.ID));
            Optional<Navigation> navigation = type.navigation(name);
            if (property.isPresent()) {
                if (property.get().derived()) continue;
                Object value = member.getValue();
                if (value != null) check(property.get(), value, pointer);
                body.put(name, value);
            } else if (navigation.isPresent()) {
                links.put(name, member.getValue());
            } else {
                throw unknown(type, name, pointer);
            }
        }
        return new EntityBody(type, body, links, pointer);
    }

    static Problem unknown(EntityType type, String name, String pointer) {
        return Problem.of(
                        Problem.Kind.INVALID,
                        "unknown-field",
                        "%s have no property %s.",
                        type.setName(),
                        name)
                .at(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), "is not known");
    }

    static Problem wrong(String pointer, String name, String must) {
        return Problem.of(Problem.Kind.INVALID, "invalid-parameter", "%s %s.", name, must)
                .at(pointer + "/" + name, must);
    }

    private static void check(Property p, Object value, String pointer) {
        switch (p.kind()) {
            case TEXT -> {
                if (!(value instanceof String)) throw wrong(pointer, p.name(), "must be a text");
            }
            case INSTANT, INTERVAL, TIME -> {
                if (!(value instanceof String text) || TimeValue.parseOrNull(text) == null)
                    throw wrong(pointer, p.name(), "must be a time with an offset, ISO 8601");
            }
            case JSON -> {
                boolean list =
                        p.name().equals("unitOfMeasurements")
                                || p.name().equals("multiObservationDataTypes");
                if (list && !(value instanceof List<?>))
                    throw wrong(pointer, p.name(), "must be an array");
                if (!list && !(value instanceof Map<?, ?>))
                    throw wrong(pointer, p.name(), "must be an object");
            }
            case ID, GEO, ANY -> {}
        }
    }

    /** Properties that are there, in the order of the model; checked as one whole entity. */
    static Map<String, @Nullable Object> whole(
            EntityType type, Map<String, @Nullable Object> body, String pointer) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (Property p : type.properties()) {
            Object value = body.get(p.name());
            if (value != null) ordered.put(p.name(), value);
            else if (p.required()) throw wrong(pointer, p.name(), "is mandatory");
        }
        switch (type) {
            case LOCATION -> checkShape(ordered, "location", pointer);
            case FEATURE_OF_INTEREST -> checkShape(ordered, "feature", pointer);
            case MULTI_DATASTREAM -> checkColumns(ordered, pointer);
            default -> {}
        }
        if (Entity.isStream(type)) Sight.check(ordered);
        return ordered;
    }

    private static void checkShape(
            Map<String, @Nullable Object> body, String name, String pointer) {
        if (!isGeoJson(body.get("encodingType"))) return;
        try {
            GeoJson.shape(body.get(name));
        } catch (Problem p) {
            throw Problem.of(Problem.Kind.INVALID, "invalid-parameter", "%s", p.detail())
                    .at(pointer + "/" + name, p.detail());
        }
    }

    static boolean isGeoJson(@Nullable Object encodingType) {
        return encodingType instanceof String s && GEO_JSON.contains(s);
    }

    private static final String COMPLEX =
            "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_ComplexObservation";

    private static void checkColumns(Map<String, @Nullable Object> body, String pointer) {
        Object given = body.get("observationType");
        if (given != null && !given.equals(COMPLEX))
            throw wrong(pointer, "observationType", "must be " + COMPLEX);
        int types = Json.array(body.get("multiObservationDataTypes"), pointer).size();
        int units = Json.array(body.get("unitOfMeasurements"), pointer).size();
        if (types == 0 || types != units)
            throw wrong(
                    pointer,
                    "unitOfMeasurements",
                    "must have as many entries as multiObservationDataTypes, at least one");
        body.put("observationType", COMPLEX);
    }

    /** Number of result columns of a MultiDatastream. */
    static int columns(Map<String, @Nullable Object> body) {
        return body.get("multiObservationDataTypes") instanceof List<?> l ? l.size() : 0;
    }
}
