package city.qala.sensing.sta;

import city.qala.sensing.series.Observation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Observation as it was sent, before anything about it has been looked up. */
final class Reading {
    long from = Observation.NO_TIME;
    long to = Observation.NO_TIME;
    long resultTime = Observation.NO_TIME;
    boolean hasResult;
    double number = Double.NaN;

    /** The result as JSON text if no double says the same. */
    @Nullable String json;

    /** Entries of the result if it is an array, else -1. */
    int columns = -1;

    @Nullable String quality;
    long validFrom = Observation.NO_TIME;
    long validTo = Observation.NO_TIME;
    @Nullable String parameters;

    /** Linked Datastream or MultiDatastream; 0 if there is none. */
    long stream;

    boolean multi;

    /** A Datastream or MultiDatastream to be made with it. */
    @Nullable Map<String, @Nullable Object> newStream;

    /** Linked FeatureOfInterest; 0 if there is none. */
    long feature;

    /** A FeatureOfInterest to be made with it. */
    @Nullable Map<String, @Nullable Object> newFeature;

    Observation.@Nullable Extra extra() {
        return quality == null && parameters == null && validFrom == Observation.NO_TIME
                ? null
                : new Observation.Extra(quality, validFrom, validTo, parameters);
    }
}
