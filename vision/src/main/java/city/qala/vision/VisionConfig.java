package city.qala.vision;

import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.util.List;

/**
 * Settings under {@code vision.*}.
 *
 * @param legalBasis number and date of the document on which the town matches faces; empty: no list
 *     of real people can be let loose, whatever else is in order
 */
public record VisionConfig(String legalBasis) {
    private static final Key<String> LEGAL_BASIS = Key.text("vision.legal-basis", "");

    /** Every key there is. */
    public static final List<Key<?>> KEYS = List.of(LEGAL_BASIS);

    /** What the settings say. */
    public static VisionConfig of(Settings s) {
        return new VisionConfig(s.get(LEGAL_BASIS));
    }

    /** A town that matches no faces. */
    public static VisionConfig defaults() {
        return new VisionConfig("");
    }
}
