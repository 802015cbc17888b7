package city.qala.pulse.position;

/**
 * Marks events that must not count: the same event once more, no cell, a cell that nobody knows,
 * and jumps that no person makes.
 */
final class CleanRule {
    private final EventLog log;
    private final City city;

    CleanRule(EventLog log, City city) {
        this.log = log;
        this.city = city;
    }

    /**
     * Judges all events.
     *
     * @param tracks of each device in time
     */
    Dirt[] judge(int[][] tracks) {
        Dirt[] dirt = new Dirt[log.size()];
        java.util.Arrays.fill(dirt, Dirt.NONE);
        ThreadLocal<JumpRule> jumps = ThreadLocal.withInitial(() -> new JumpRule(city, log));
        java.util.Arrays.stream(tracks)
                .parallel()
                .forEach(track -> {
                    cells(track, dirt);
                    duplicates(track, dirt);
                    jumps.get().judge(track, dirt);
                });
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
}
