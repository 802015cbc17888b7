package city.qala.pulse.position;

import java.util.HashMap;
import java.util.Map;

/**
 * Roles and homes (appendix C). A machine sends from one spot at a nearly constant pace; who stays
 * here at night lives here; others are visitors, told apart by the country of the SIM. Home is the
 * place with most time between 23 and 9 o'clock.
 */
final class RoleRule {
    private static final long HOUR = Presence.HOUR;

    /** The city's clock is five hours ahead of UTC, all year. */
    static final long CITY_CLOCK = 5 * HOUR;

    /** Coefficient of variation of a machine's pace. */
    private static final double STEADY = .3;

    private static final int EVENTS_OF_A_MACHINE = 12;
    private static final double SPOT_METRES = 1500;

    /** A longer silence at night is not counted as a stay. */
    private static final long LONGEST_SILENCE = 5 * HOUR;

    /** Time at one place in one night that makes a night's stay. */
    private static final long NIGHT_STAY = 3 * HOUR;

    private final EventLog log;
    private final Cells cells;
    private final String country;

    RoleRule(EventLog log, Cells cells, int[][] tracks) {
        this.log = log;
        this.cells = cells;
        Map<String, Integer> counts = new HashMap<>();
        for (int[] track : tracks)
            if (track.length > 0) counts.merge(log.country(track[0]), 1, Integer::sum);
        this.country =
                counts.entrySet().stream()
                        .max(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse("");
    }

    /** The role of a device with at least one event. */
    Role role(int[] track, PositionTable table) {
        if (isMachine(track)) return Role.M2M;
        if (staysAtNight(track, table)) return Role.RESIDENT;
        return log.country(track[0]).equals(country) ? Role.VISITOR_DOM : Role.VISITOR_INT;
    }

    private boolean isMachine(int[] track) {
        if (track.length < EVENTS_OF_A_MACHINE) return false;
        double sum = 0;
        double squares = 0;
        double cx = cells.x(log.cell(track[0]));
        double cy = cells.y(log.cell(track[0]));
        int far = 0;
        for (int i = 1; i < track.length; i++) {
            double gap = log.time(track[i]) - log.time(track[i - 1]);
            sum += gap;
            squares += gap * gap;
            double d =
                    Math.hypot(cells.x(log.cell(track[i])) - cx, cells.y(log.cell(track[i])) - cy);
            if (d > 2 * SPOT_METRES) far++;
        }
        double mean = sum / (track.length - 1);
        double variance = squares / (track.length - 1) - mean * mean;
        return Math.sqrt(Math.max(variance, 0)) < STEADY * mean && far <= .02 * track.length;
    }

    private boolean staysAtNight(int[] track, PositionTable table) {
        Map<Long, Long> nights = new HashMap<>();
        for (int i = 1; i < track.length; i++) {
            if (!together(track, i, table)) continue;
            long from = log.time(track[i - 1]) + CITY_CLOCK;
            long to = log.time(track[i]) + CITY_CLOCK;
            // Nights are counted by the day they begin on, 23 to 7 o'clock.
            for (long night = (from - 23 * HOUR) / (24 * HOUR); ; night++) {
                long begin = night * 24 * HOUR + 23 * HOUR;
                if (begin >= to) break;
                long held = Math.min(to, begin + 8 * HOUR) - Math.max(from, begin);
                if (held > 0) nights.merge(night, held, Long::sum);
            }
        }
        return nights.values().stream().anyMatch(held -> held >= NIGHT_STAY);
    }

    private boolean together(int[] track, int i, PositionTable table) {
        int place = table.place(track[i]);
        return place > 0
                && place == table.place(track[i - 1])
                && log.time(track[i]) - log.time(track[i - 1]) <= LONGEST_SILENCE;
    }

    /** An event at the home of a device; -1 if it has none. */
    int home(int[] track, PositionTable table) {
        Map<Integer, Long> held = new HashMap<>();
        int best = -1;
        long most = 0;
        for (int i = 1; i < track.length; i++) {
            if (!together(track, i, table)) continue;
            long from = log.time(track[i - 1]) + CITY_CLOCK;
            long to = log.time(track[i]) + CITY_CLOCK;
            long sum = held.merge(table.place(track[i]), night(from, to), Long::sum);
            if (sum > most) {
                most = sum;
                best = track[i];
            }
        }
        return best;
    }

    /** Time between 23 and 9 o'clock in a stretch of city time. */
    private static long night(long from, long to) {
        long sum = 0;
        for (long day = from / (24 * HOUR) - 1; day * 24 * HOUR < to; day++) {
            long begin = day * 24 * HOUR + 23 * HOUR;
            sum += Math.max(0, Math.min(to, begin + 10 * HOUR) - Math.max(from, begin));
        }
        return sum;
    }
}
