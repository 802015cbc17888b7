package city.qala.sta;

import java.util.List;
import java.util.Optional;

/**
 * The nine kinds of entity of SensorThings 1.1, each with its properties and navigations.
 *
 * <p>This is the only place where the model is written down: addresses, queries, JSON and checks
 * all read it.
 */
public enum EntityType {
    THING("Thing", "Things"),
    LOCATION("Location", "Locations"),
    HISTORICAL_LOCATION("HistoricalLocation", "HistoricalLocations"),
    DATASTREAM("Datastream", "Datastreams"),
    MULTI_DATASTREAM("MultiDatastream", "MultiDatastreams"),
    SENSOR("Sensor", "Sensors"),
    OBSERVED_PROPERTY("ObservedProperty", "ObservedProperties"),
    OBSERVATION("Observation", "Observations"),
    FEATURE_OF_INTEREST("FeatureOfInterest", "FeaturesOfInterest");

    private final String singular;
    private final String setName;

    EntityType(String singular, String setName) {
        this.singular = singular;
        this.setName = setName;
    }

    /** Name of one entity, for example {@code Thing}. */
    public String singular() {
        return singular;
    }

    /** Name of the set, for example {@code Things}. */
    public String setName() {
        return setName;
    }

    /** Properties in the order of the standard, {@code id} not among them. */
    public List<Property> properties() {
        return Model.of(this).properties();
    }

    /** Navigations in the order of the standard. */
    public List<Navigation> navigations() {
        return Model.of(this).navigations();
    }

    /** The property of that exact name; {@code id} and {@code @iot.id} give {@link Property#ID}. */
    public Optional<Property> property(String name) {
        return Optional.ofNullable(Model.of(this).property(name));
    }

    /** The navigation of that exact name. */
    public Optional<Navigation> navigation(String name) {
        return Optional.ofNullable(Model.of(this).navigation(name));
    }

    /** The type whose set has that exact name, case and all. */
    public static Optional<EntityType> ofSet(String setName) {
        return Optional.ofNullable(Model.bySet(setName));
    }
}
