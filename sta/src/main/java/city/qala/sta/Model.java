package city.qala.sta;

import static city.qala.sta.EntityType.*;
import static city.qala.sta.Property.Kind.*;

import java.util.ArrayList;
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
            case THING -> named(PROPERTIES);
            case LOCATION -> named(must("encodingType", TEXT), must("location", GEO), PROPERTIES);
            case HISTORICAL_LOCATION -> List.of(must("time", INSTANT));
            case DATASTREAM ->
                    stream(must("observationType", TEXT), must("unitOfMeasurement", JSON));
            case MULTI_DATASTREAM ->
                    stream(
                            may("observationType", TEXT),
                            must("multiObservationDataTypes", JSON),
                            must("unitOfMeasurements", JSON));
            case SENSOR -> named(must("encodingType", TEXT), must("metadata", ANY), PROPERTIES);
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
                    named(must("encodingType", TEXT), must("feature", GEO), PROPERTIES);
        };
    }

    /** What nearly all types begin with, and more. */
    private static List<Property> named(Property... more) {
        List<Property> all = new ArrayList<>();
        all.add(must("name", TEXT));
        all.add(must("description", TEXT));
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static List<Property> stream(Property... own) {
        List<Property> all = new ArrayList<>(named(own));
        all.add(derived("observedArea", GEO));
        all.add(derived("phenomenonTime", TIME));
        all.add(derived("resultTime", TIME));
        all.add(PROPERTIES);
        return List.copyOf(all);
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
                            some(type, LOCATION, "HistoricalLocations"));
            case DATASTREAM -> ofStream(type, one(type, OBSERVED_PROPERTY, true, "Datastreams"));
            case MULTI_DATASTREAM ->
                    ofStream(type, some(type, OBSERVED_PROPERTY, "MultiDatastreams"));
            case SENSOR -> streams(type, "Sensor", "Sensor");
            case OBSERVED_PROPERTY -> streams(type, "ObservedProperty", "ObservedProperties");
            case OBSERVATION ->
                    List.of(
                            one(type, DATASTREAM, false, "Observations"),
                            one(type, MULTI_DATASTREAM, false, "Observations"),
                            one(type, FEATURE_OF_INTEREST, false, "Observations"));
            case FEATURE_OF_INTEREST -> List.of(many(type, OBSERVATION, "FeatureOfInterest"));
        };
    }

    private static List<Navigation> ofStream(EntityType type, Navigation observed) {
        return List.of(
                one(type, THING, true, type.setName()),
                one(type, EntityType.SENSOR, true, type.setName()),
                observed,
                many(type, OBSERVATION, type.singular()));
    }

    private static List<Navigation> streams(EntityType type, String ofOne, String ofMulti) {
        return List.of(many(type, DATASTREAM, ofOne), many(type, MULTI_DATASTREAM, ofMulti));
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

    private static Navigation some(EntityType source, EntityType target, String inverse) {
        return new Navigation(target.setName(), source, target, true, true, inverse);
    }

    private static Navigation one(
            EntityType source, EntityType target, boolean required, String inverse) {
        return new Navigation(target.singular(), source, target, false, required, inverse);
    }
}
