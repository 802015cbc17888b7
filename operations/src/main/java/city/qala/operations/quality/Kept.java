package city.qala.operations.quality;

import city.qala.operations.alarm.AlarmKind;
import city.qala.operations.alarm.Priority;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of an alarm, as far as its quality is concerned.
 *
 * @param subject code of the first thing that said so
 * @param name its name
 * @param ended when it was over; empty while it is not
 * @param answered when a person first did something about it; empty if nobody did
 */
record Kept(
        AlarmKind kind,
        Priority priority,
        String subject,
        String name,
        String district,
        Instant raised,
        Optional<Instant> ended,
        Optional<Instant> answered) {}
