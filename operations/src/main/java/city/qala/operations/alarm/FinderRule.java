package city.qala.operations.alarm;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which algorithm of the public register finds which kind of alarm, and what the log says of it:
 * {@code algorithm.alert} for each alarm found, {@code algorithm.confirm} or {@code
 * algorithm.reject} for what a person said of it. The public figures are counted from these lines.
 */
final class FinderRule {
    private static final String INDEX = "air-index";
    private static final String SILENCE = "sensor-silence";

    // Kinds that are not here are told by people, or by rules that the register does not name.
    private static final Map<AlarmKind, String> FINDERS =
            Map.of(
                    AlarmKind.SENSOR_SILENT, SILENCE,
                    AlarmKind.FEED_SILENT, SILENCE,
                    AlarmKind.AIR_POOR, INDEX,
                    AlarmKind.AIR_EXTREME, INDEX,
                    AlarmKind.VALUE_UNUSUAL, "anomaly-detector");

    private FinderRule() {}

    /** Who finds a kind of alarm; empty if nobody in the register does. */
    static Optional<String> of(AlarmKind kind) {
        return Optional.ofNullable(FINDERS.get(kind));
    }

    /** Who found an alarm; nobody finds an exercise. */
    static Optional<String> of(Alarm alarm) {
        return alarm.test() ? Optional.empty() : of(alarm.kind());
    }

    /**
     * Lines for the alarms that a draft raises for the first time.
     *
     * @param known alarms that were there before it
     */
    static List<AuditEntry> found(Draft draft, Predicate<Ulid> known, Instant now) {
        var lines = new ArrayList<AuditEntry>();
        for (Alarm alarm : draft.alarms()) {
            if (known.test(alarm.id())) continue;
            of(alarm).ifPresent(a -> lines.add(line(now, Actor.SYSTEM, "alert", a, alarm)));
        }
        return lines;
    }

    /** The line of a judgement. */
    static AuditEntry judged(Actor by, Judgement said, Alarm alarm) {
        String verb = said.right() ? "confirm" : "reject";
        return line(said.at(), by, verb, said.algorithm(), alarm);
    }

    private static AuditEntry line(
            Instant at, Actor by, String verb, String algorithm, Alarm alarm) {
        return new AuditEntry(
                at,
                by,
                "algorithm." + verb,
                AuditEntry.Outcome.DONE,
                algorithm,
                "",
                Map.of("alarm", Long.toString(alarm.number())));
    }
}
