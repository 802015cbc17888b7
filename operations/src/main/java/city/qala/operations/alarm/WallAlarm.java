package city.qala.operations.alarm;

import city.qala.kernel.Point;
import java.util.List;
import java.util.Optional;

/**
 * An alarm as the wall of the control room shows it.
 *
 * @param area the wall's row that it belongs to: {@code air}, {@code utilities}, {@code data}
 * @param priority how soon it wants an answer
 * @param untaken whether nobody has it
 * @param silent whether it is about things that do not speak
 * @param what what is wrong
 * @param lines where, since when, in whose hands
 * @param at where on the map
 * @param label a word or two for the map
 */
public record WallAlarm(
        String area,
        Priority priority,
        boolean untaken,
        boolean silent,
        String what,
        List<String> lines,
        Optional<Point> at,
        String label) {
    public WallAlarm {
        lines = List.copyOf(lines);
    }

    /**
     * All of them in the order of the wall, and how it stands.
     *
     * @param alarms worst first, exercises and what is shelved left out
     * @param sum how many are open, untaken, shelved, and raised in the last 24 hours
     */
    public record All(List<WallAlarm> alarms, String sum) {
        public All {
            alarms = List.copyOf(alarms);
        }
    }

    static String area(AlarmKind kind) {
        return switch (kind) {
            case AIR_POOR, AIR_EXTREME, SMOKE_EVENING -> "air";
            case UTILITY_UNUSUAL, VALUE_CHANGE -> "utilities";
            case SENSOR_SILENT, FEED_SILENT, SENSOR_STUCK, VALUE_SPIKE, VALUE_UNUSUAL -> "data";
            case CAMERA_SILENT, CAMERA_TAMPERED, WATCH_CONFIRMED, MATCH_DRIFT -> "safety";
        };
    }
}
