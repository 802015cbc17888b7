package city.qala.pulse.position;

/**
 * Marks events that must not count: the same event once more, no cell, a cell that nobody knows,
 * and jumps that no person makes.
 */
final class CleanRule {
    /** Below this distance of the masts a jump is not looked for, metres. */
    private static final double NEAR_METRES = 1500;

    /** Nobody moves faster in a city, metres a second. */
    private static final double FASTEST = 55;

    private final EventLog log;
    private final Cells cells;

    CleanRule(EventLog log, Cells cells) {
        this.log = log;
        this.cells = cells;
    }

    /**
     * Judges all events.
     *
     * @param tracks of each device in time
     */
    Dirt[] judge(int[][] tracks) {
        Dirt[] dirt = new Dirt[log.size()];
        java.util.Arrays.fill(dirt, Dirt.NONE);
        for (int[] track : tracks) {
            cells(track, dirt);
            duplicates(track, dirt);
            jumps(track, dirt);
        }
        return dirt;
    }

    private void cells(int[] track, Dirt[] dirt) {
        for (int event : track) {
            if (log.cell(event) == EventLog.NO_CELL) dirt[event] = Dirt.NULL_CELL;
            if (log.cell(event) == EventLog.UNKNOWN_CELL) dirt[event] = Dirt.UNKNOWN_CELL;
        }
    }

    /** The first of equal events stays. */
    private void duplicates(int[] track, Dirt[] dirt) {
        for (int i = 1; i < track.length; i++)
            for (int j = i - 1; j >= 0 && log.time(track[j]) == log.time(track[i]); j--)
                if (dirt[track[i]] == Dirt.NONE && log.cell(track[j]) == log.cell(track[i]))
                    dirt[track[i]] = Dirt.DUPLICATE;
    }

    private void jumps(int[] track, Dirt[] dirt) {
        int[] good =
                java.util.Arrays.stream(track).filter(e -> dirt[e] == Dirt.NONE).toArray();
        for (int i = 0; i < good.length; i++) {
            double before = i > 0 ? impossible(good[i - 1], good[i]) : 0;
            double after = i + 1 < good.length ? impossible(good[i], good[i + 1]) : 0;
            double around =
                    i > 0 && i + 1 < good.length ? impossible(good[i - 1], good[i + 1]) : 0;
            boolean between = i > 0 && i + 1 < good.length;
            boolean jump =
                    between ? before > 0 && after > 0 && around <= 0 : before > 0 || after > 0;
            if (jump) dirt[good[i]] = Dirt.TELEPORT;
        }
    }

    /** Metres between two masts beyond what the time between two events allows. */
    private double impossible(int a, int b) {
        double dx = cells.x(log.cell(a)) - cells.x(log.cell(b));
        double dy = cells.y(log.cell(a)) - cells.y(log.cell(b));
        double seconds = Math.abs(log.time(b) - log.time(a)) / 1000.0;
        return Math.sqrt(dx * dx + dy * dy) - NEAR_METRES - FASTEST * seconds;
    }
}
