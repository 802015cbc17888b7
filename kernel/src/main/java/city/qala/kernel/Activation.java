package city.qala.kernel;

import java.util.Optional;

/**
 * The key without which an algorithm cannot run. Only {@link Activations} makes one, for a version
 * that the public register lets run; it stops working the moment that the register says so.
 */
public final class Activation {
    private final AlgorithmGate gate;
    private final AlgorithmVersion version;

    Activation(AlgorithmGate gate, AlgorithmVersion version) {
        this.gate = gate;
        this.version = version;
    }

    /** What it lets run. */
    public AlgorithmVersion version() {
        return version;
    }

    /** Why it does not run now; empty while it may. */
    public Optional<AlgorithmGate.Off> off() {
        return gate.refusal(version);
    }

    /**
     * The algorithm's own check before each run.
     *
     * @throws Problem {@code forbidden} if it is switched off, has lapsed, or is another version
     */
    public void require() {
        off().ifPresent(off -> {
            throw Activations.refused(version, off);
        });
    }
}
