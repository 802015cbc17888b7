package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmGate.Off;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The register as this process last saw it.
 *
 * @param loaded its history
 * @param states how each algorithm stands after it
 * @param altered when it was found that the history had been altered or cut; then nothing runs
 */
record Snapshot(
        RegisterStore.Loaded loaded,
        Map<String, AlgorithmState> states,
        Optional<Instant> altered) {
    static Snapshot of(RegisterStore.Loaded loaded) {
        return new Snapshot(loaded, RegisterRule.after(loaded.events()), Optional.empty());
    }

    Snapshot altered(Instant found) {
        return new Snapshot(loaded, states, Optional.of(altered.orElse(found)));
    }

    /** Why nothing may run at all; empty if the history is as it was written. */
    Optional<Off> refusal() {
        return altered.map(at -> new Off(at, RegisterRule.SYSTEM, "record-altered"));
    }
}
