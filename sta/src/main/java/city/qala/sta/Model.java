package city.qala.sta;

import static city.qala.sta.EntityType.*;
import static city.qala.sta.Property.Kind.*;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table behind {@link EntityType}. Apart from it because enum constants cannot name later ones.
 */
record Model(
        List<Property> properties,
        List<Navigation> navigations,
        Map<String, Property> propertiesByName,
        Map<String, Navigation> navigationsByName) {

    private static final Map<EntityType, Model> ALL = new EnumMap<>(EntityType.class);
    private static final Map<String, EntityType> SETS = new HashMap<>();

    // before the block below, which reads it
    private static final Property PROPERTIES = may("properties", JSON);

    static {
        for (EntityType type : EntityType.values()) {
            SETS.put(type.setName(), type);
            ALL.put(type, make(propertiesOf(type), navigationsOf(type)));
        }
    }

    static Model of(EntityType type) {
        Model model = ALL.get(type);
        if (model == null) throw new IllegalStateException(type.name());
        return model;
    }

    static @Nullable EntityType bySet(String name) {
        return SETS.get(name);
    }

    @Nullable Property property(String name) {
        return name.equals("id") || name.equals("@iot.id")
                ? Property.ID
                : propertiesByName.get(name);
    }

    @Nullable Navigation navigation(String name) {
        return navigationsByName.get(name);
    }

    private static Model make(List<Property> properties, List<Navigation> navigations) {
        Map<String, Property> byName = new HashMap<>();
        properties.forEach(p -> byName.put(p.name(), p));
        Map<String, Navigation> navigationByName = new HashMap<>();
        navigations.forEach(n -> navigationByName.put(n.name(), n));
        return new Model(properties, navigations, byName, navigationByName);
    }

    private static List<Property> propertiesOf(EntityType type) {
        return switch (type) {
            case THING -> List.of(must("name", TEXT), must("description", TEXT), PROPERTIES);
            case LOCATION ->
                    List.of(
                            must("name", TEXT),
                            must("description", TEXT),
                            must("encodingType", TEXT),
                            must("location", GEO),
                            PROPERTIES);
            case HISTORICAL_LOCATION -> List.of(must("time", INSTANT));
            case DATASTREAM ->
                    List.of(
                            must("name", TEXT),
                            must("description", TEXT),
                            must("observationType", TEXT),
                            must("unitOfMeasurement", JSON),
                            derived("observedArea", GEO),
                            derived("phenomenonTime", TIME),
                            derived("resultTime", TIME),
                            PROPERTIES);
            case MULTI_DATASTREAM ->
                    List.of(
                            must("name", TEXT),
                            must("description", TEXT),
                            may("observationType", TEXT),
                            must("multiObservationDataTypes", JSON),
                            must("unitOfMeasurements", JSON),
                            derived("observedArea", GEO),
                            derived("phenomenonTime", TIME),
                            derived("resultTime", TIME),
                            PROPERTIES);
            case SENSOR ->
                    List.of(
                            must("name", TEXT),
                            must("description", TEXT),
                            must("encodingType", TEXT),
                            must("metadata", ANY),
                            PROPERTIES);
            case OBSERVED_PROPERTY ->
                    List.of(
                            must("name", TEXT),
                            must("definition", TEXT),
                            must("description", TEXT),
                            PROPERTIES);
            case OBSERVATION ->
                    List.of(
                            may("phenomenonTime", TIME),
                            must("result", ANY),
                            may("resultTime", INSTANT),
                            may("resultQuality", ANY),
                            may("validTime", INTERVAL),
                            may("parameters", JSON));
            case FEATURE_OF_INTEREST ->
                    List.of(
                            must("name", TEXT),
                            must("description", TEXT),
                            must("encodingType", TEXT),
                            must("feature", GEO),
                            PROPERTIES);
        };
    }

    private static List<Navigation> navigationsOf(EntityType type) {
        return switch (type) {
            case THING ->
                    List.of(
                            many(type, LOCATION, "Things"),
                            many(type, HISTORICAL_LOCATION, "Thing"),
                            many(type, DATASTREAM, "Thing"),
                            many(type, MULTI_DATASTREAM, "Thing"));
            case LOCATION ->
                    List.of(
                            many(type, THING, "Locations"),
                            many(type, HISTORICAL_LOCATION, "Locations"));
            case HISTORICAL_LOCATION ->
                    List.of(
                            one(type, THING, true, "HistoricalLocations"),
                            new Navigation(
                                    "Locations",
                                    type,
                                    LOCATION,
                                    true,
                                    true,
                                    "HistoricalLocations"));
            case DATASTREAM ->
                    List.of(
                            one(type, THING, true, "Datastreams"),
                            one(type, SENSOR, true, "Datastreams"),
                            one(type, EntityType.OBSERVED_PROPERTY, true, "Datastreams"),
                            many(type, OBSERVATION, "Datastream"));
            case MULTI_DATASTREAM ->
                    List.of(
                            one(type, THING, true, "MultiDatastreams"),
                            one(type, SENSOR, true, "MultiDatastreams"),
                            new Navigation(
                                    "ObservedProperties",
                                    type,
                                    OBSERVED_PROPERTY,
                                    true,
                                    true,
                                    "MultiDatastreams"),
                            many(type, OBSERVATION, "MultiDatastream"));
            case SENSOR ->
                    List.of(
                            many(type, DATASTREAM, "Sensor"),
                            many(type, MULTI_DATASTREAM, "Sensor"));
            case OBSERVED_PROPERTY ->
                    List.of(
                            many(type, DATASTREAM, "ObservedProperty"),
                            many(type, MULTI_DATASTREAM, "ObservedProperties"));
            case OBSERVATION ->
                    List.of(
                            one(type, DATASTREAM, false, "Observations"),
                            one(type, MULTI_DATASTREAM, false, "Observations"),
                            one(type, FEATURE_OF_INTEREST, false, "Observations"));
            case FEATURE_OF_INTEREST -> List.of(many(type, OBSERVATION, "FeatureOfInterest"));
        };
    }

    private static Property must(String name, Property.Kind kind) {
        return new Property(name, kind, true, false);
    }

    private static Property may(String name, Property.Kind kind) {
        return new Property(name, kind, false, false);
    }

    private static Property derived(String name, Property.Kind kind) {
        return new Property(name, kind, false, true);
    }

    private static Navigation many(EntityType source, EntityType target, String inverse) {
        return new Navigation(target.setName(), source, target, true, false, inverse);
    }

    private static Navigation one(
            EntityType source, EntityType target, boolean required, String inverse) {
        return new Navigation(target.singular(), source, target, false, required, inverse);
    }
}
