package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmGate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one algorithm stands in the register.
 *
 * @param entry what is written about it
 * @param seal hash of that
 * @param phase where it is in its life
 * @param since since when it is in this phase
 * @param off who stopped it and why, while it is suspended
 * @param pending proposals that wait for a second person, by their number
 * @param audits audits of bias, oldest first
 * @param history everything that happened, oldest first
 */
record AlgorithmState(
        AlgorithmEntry entry,
        String seal,
        Phase phase,
        Instant since,
        Optional<AlgorithmGate.Off> off,
        Map<Long, RegisterEvent> pending,
        List<Evidence> audits,
        List<RegisterEvent> history) {
    AlgorithmState {
        pending = Map.copyOf(pending);
        audits = List.copyOf(audits);
        history = List.copyOf(history);
    }

    /** The newest audit of exactly what the entry lets run. */
    Optional<Evidence> evidence() {
        for (Evidence e : audits.reversed()) {
            if (e.version().equals(entry.version())) return Optional.of(e);
        }
        return Optional.empty();
    }

    AlgorithmState with(AlgorithmEntry newEntry) {
        return new AlgorithmState(
                newEntry, EntryJson.seal(newEntry), phase, since, off, pending, audits, history);
    }

    AlgorithmState in(Phase next, Instant from) {
        Optional<AlgorithmGate.Off> why = next == Phase.SUSPENDED ? off : Optional.empty();
        return new AlgorithmState(entry, seal, next, from, why, pending, audits, history);
    }

    /** Suspended; a machine's reason is a code, a person's their words. */
    AlgorithmState stopped(Instant from, String by, String reason) {
        return new AlgorithmState(
                entry,
                seal,
                Phase.SUSPENDED,
                from,
                Optional.of(new AlgorithmGate.Off(from, by, reason)),
                pending,
                audits,
                history);
    }

    AlgorithmState waiting(Map<Long, RegisterEvent> newPending) {
        return new AlgorithmState(entry, seal, phase, since, off, newPending, audits, history);
    }

    AlgorithmState with(Evidence audit) {
        var more = new ArrayList<>(audits);
        more.add(audit);
        return new AlgorithmState(entry, seal, phase, since, off, pending, more, history);
    }

    AlgorithmState remembering(RegisterEvent event) {
        var more = new ArrayList<>(history);
        more.add(event);
        return new AlgorithmState(entry, seal, phase, since, off, pending, audits, more);
    }
}
