package city.qala.pulse.position;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts persons by district at each full hour, before any noise: {@code
 * ts_ms,district,population}.
 */
public final class PopulationCommand {
    /** Two devices that are never farther apart than this may be carried by one person, metres. */
    private static final double ONE_PERSON_METRES = 300;

    /** Who never went this far is not told from a neighbour, metres. */
    private static final double NEIGHBOUR_METRES = 700;

    private PopulationCommand() {}

    /**
     * Counts the persons of a folder. Machines do not count; of devices that one person carries one
     * counts.
     *
     * @param in folder with {@code districts.csv}, {@code cells.csv} and {@code events.csv}
     * @param out gets a row for each hour and each district, empty ones too
     */
    public static PositionSummary run(Path in, Path out) {
        Ground ground = Ground.read(in);
        PositionTable table = SmoothCommand.positions(ground);
        int[][] counts = counts(ground, table);
        long done = System.nanoTime();
        CsvFile.write(out, rows -> write(ground, counts, rows));
        long cells = (long) counts.length * ground.city().districts().size();
        return ground.summary(cells, done);
    }

    private static int[][] counts(Ground ground, PositionTable table) {
        Districts districts = ground.city().districts();
        int[][] counts = new int[hours(ground)][districts.size()];
        for (Presence p : persons(ground, table))
            for (int h = 0; h < p.hours(); h++)
                if (p.known(h)) counts[h][districts.of(p.x(h), p.y(h))]++;
        return counts;
    }

    private static List<Presence> persons(Ground ground, PositionTable table) {
        EventLog log = ground.log();
        var rule = new RoleRule(log, ground.city().cells(), ground.tracks());
        long first = firstHour(ground);
        int hours = hours(ground);
        List<Presence> persons = new ArrayList<>();
        for (int[] track : ground.tracks()) {
            if (track.length == 0) continue;
            Role role = rule.role(track, table);
            if (role == Role.M2M) continue;
            boolean resident = role == Role.RESIDENT;
            Presence p = Presence.of(log, track, table, first, hours, resident);
            boolean again =
                    persons.stream()
                            .anyMatch(q -> q.follows(p, ONE_PERSON_METRES, NEIGHBOUR_METRES));
            if (!again) persons.add(p);
        }
        return persons;
    }

    private static long firstHour(Ground ground) {
        long first = Long.MAX_VALUE;
        for (int[] track : ground.tracks())
            if (track.length > 0) first = Math.min(first, ground.log().time(track[0]));
        return first == Long.MAX_VALUE ? 0 : first / Presence.HOUR * Presence.HOUR;
    }

    private static int hours(Ground ground) {
        long last = 0;
        for (int[] track : ground.tracks())
            if (track.length > 0) last = Math.max(last, ground.log().time(track[track.length - 1]));
        return (int) (Math.max(0, last - firstHour(ground)) / Presence.HOUR) + 1;
    }

    private static void write(Ground ground, int[][] counts, Appendable rows) {
        Districts districts = ground.city().districts();
        try {
            rows.append("ts_ms,district,population\n");
            for (int h = 0; h < counts.length; h++)
                for (int d = 0; d < districts.size(); d++)
                    rows.append(Long.toString(firstHour(ground) + h * Presence.HOUR))
                            .append(',')
                            .append(districts.name(d))
                            .append(',')
                            .append(Integer.toString(counts[h][d]))
                            .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
