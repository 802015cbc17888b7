package city.qala.sensing;

import city.qala.kernel.Activations;
import city.qala.kernel.AlgorithmGate;
import city.qala.kernel.AlgorithmGate.Off;
import city.qala.kernel.Language;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules under a register of algorithms that a test can switch. */
final class PretendRules {
    private PretendRules() {}

    /** Everything runs. */
    static Rules on() {
        return without(Set.of());
    }

    /** These algorithms are switched off. */
    static Rules without(Set<String> off) {
        AlgorithmGate gate =
                v ->
                        off.contains(v.algorithm())
                                ? Optional.of(new Off(Instant.EPOCH, "oversight", "complaints"))
                                : Optional.empty();
        return Rules.of(new Activations(gate), language -> notes(off, language));
    }

    private static Map<String, String> notes(Set<String> off, Language language) {
        var all = new java.util.TreeMap<String, String>();
        for (String algorithm : off) all.put(algorithm, algorithm + " is off " + language.tag());
        return all;
    }
}
