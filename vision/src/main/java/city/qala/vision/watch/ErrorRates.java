package city.qala.vision.watch;

import city.qala.kernel.AlgorithmVersion;
import java.util.OptionalDouble;

/**
 * How often an algorithm takes two strangers for one person. The register of algorithms answers.
 */
@FunctionalInterface
public interface ErrorRates {
    /**
     * The upper end of the interval of the group that fares worst, by the audit that carries this
     * version; empty without one.
     */
    OptionalDouble worst(AlgorithmVersion version);
}
