package city.qala.governance.algorithm;

import city.qala.kernel.Activations;
import city.qala.kernel.AlgorithmGate;
import city.qala.kernel.AlgorithmVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * The public register of algorithms. It alone says whether a version may run: its entry is
 * complete, its phase is active, and its audit of bias passed less than twelve months ago.
 */
public final class AlgorithmRegister implements AlgorithmGate {
    private final Activations activations = new Activations(this);

    /** The only way to an {@link city.qala.kernel.Activation}. */
    public Activations activations() {
        return activations;
    }

    @Override
    public Optional<Off> refusal(AlgorithmVersion version) {
        return Optional.of(
                new Off(Instant.EPOCH, "system", "There is no entry in the register."));
    }
}
