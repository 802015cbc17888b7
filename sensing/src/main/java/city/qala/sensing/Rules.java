package city.qala.sensing;

import city.qala.kernel.Activation;
import city.qala.kernel.Activations;
import city.qala.kernel.Language;
import city.qala.sensing.detect.AnomalyDetector;
import city.qala.sensing.forecast.EveningWarner;
import city.qala.sensing.forecast.Forecaster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The index and silence as the pages use them: only while the public register of algorithms lets
 * them run. What is switched off says nothing, and the pages say that it is off.
 */
public final class Rules {
    static final String INDEX = "air-index";
    static final String SILENCE = "sensor-silence";
    private static final String UNUSUAL = "anomaly-detector";
    static final String FORECAST = "air-forecast";
    private static final String EVENING = "evening-warning";

    private final Activation index;
    private final Activation silence;
    private final Activation unusual;
    private final Activation forecast;
    private final Activation evening;
    private final Function<Language, Map<String, String>> notes;

    private Rules(
            Activation index,
            Activation silence,
            Activation unusual,
            Activation forecast,
            Activation evening,
            Function<Language, Map<String, String>> notes) {
        this.index = index;
        this.silence = silence;
        this.unusual = unusual;
        this.forecast = forecast;
        this.evening = evening;
        this.notes = notes;
    }

    /**
     * The rules of a city.
     *
     * @param activations asked for exactly the constants that stand in the code
     * @param notes what is switched off in the whole city, a sentence by id of the algorithm
     */
    public static Rules of(Activations activations, Function<Language, Map<String, String>> notes) {
        return new Rules(
                activations.watch(
                        INDEX, AirQualityIndex.fingerprint(), 0, AirQualityIndex.PREPARED),
                activations.watch(
                        SILENCE, SilenceRule.fingerprint(), SilenceRule.INTERVALS, "none"),
                activations.watch(
                        UNUSUAL,
                        Fingerprint.of(AnomalyDetector.constants()),
                        AnomalyDetector.THRESHOLD,
                        "none"),
                activations.watch(
                        FORECAST, Fingerprint.of(Forecaster.constants()), 0, "hourly means"),
                activations.watch(
                        EVENING, Fingerprint.of(EveningWarner.constants()), 0, "hourly means"),
                notes);
    }

    /** The index of an hour; none while it is switched off. */
    AirQuality index(Map<Pollutant, Double> hour) {
        return index.off().isPresent()
                ? new AirQuality(Band.UNKNOWN, Optional.empty(), Set.copyOf(hour.keySet()))
                : AirQualityIndex.of(hour);
    }

    /** The band of one pollutant; none while the index is switched off. */
    public Band band(Pollutant pollutant, double mean) {
        return index.off().isPresent() ? Band.UNKNOWN : AirQualityIndex.band(pollutant, mean);
    }

    /** Whether a sensor is silent; nobody can tell while the rule is switched off. */
    public boolean silent(Optional<Instant> newest, Duration interval, Instant now) {
        return silence.off().isEmpty() && SilenceRule.silent(newest, interval, now);
    }

    /** Whether the search for unusual values may run. */
    public boolean unusual() {
        return unusual.off().isEmpty();
    }

    /** Whether the next hours of the air may be said. */
    public boolean forecasting() {
        return forecast.off().isEmpty();
    }

    /** Whether a smoky evening may be warned of. */
    public boolean warning() {
        return evening.off().isEmpty();
    }

    /**
     * What to say above the air: that its index or the rule of silence is off; empty if neither.
     */
    List<String> offAir(Language language) {
        return off(language, List.of(INDEX, SILENCE));
    }

    /** What to say above the list of things. */
    List<String> offThings(Language language) {
        return off(language, List.of(SILENCE));
    }

    /** What is off in the whole city. */
    List<String> off(Language language) {
        return List.copyOf(notes.apply(language).values());
    }

    private List<String> off(Language language, List<String> algorithms) {
        Map<String, String> all = notes.apply(language);
        return algorithms.stream()
                .filter(all::containsKey)
                .map(a -> all.getOrDefault(a, ""))
                .toList();
    }
}
