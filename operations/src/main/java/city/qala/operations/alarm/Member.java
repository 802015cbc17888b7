package city.qala.operations.alarm;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that an alarm is about.
 *
 * @param subject code of the thing
 * @param name its name
 * @param kind what it said
 * @param holds whether it says so still
 * @param at since when, or until when
 * @param facts its values
 */
public record Member(
        String subject,
        String name,
        AlarmKind kind,
        boolean holds,
        Instant at,
        Map<String, String> facts) {
    public Member {
        facts = Map.copyOf(facts);
    }
}
