package city.qala.pulse.position;

/**
 * Where one device was at each full hour. Between two events at one place it was there, up to 12
 * hours; on the move it was between them, up to 2 hours; after that nothing is known of it.
 */
final class Presence {
    static final long HOUR = 3_600_000;

    private static final long AT_ONE_PLACE = 12 * HOUR;
    private static final long ON_THE_MOVE = 2 * HOUR;

    /** In gaps up to this a device is taken to move evenly. */
    private static final long EVENLY = HOUR / 6;

    /** Somebody who lives here was here before the first event and after the last, so long. */
    private static final long AT_THE_EDGE = HOUR;

    private final long first;
    private final double[] x;
    private final double[] y;
    private final boolean[] known;

    private Presence(long first, int hours) {
        this.first = first;
        this.x = new double[hours];
        this.y = new double[hours];
        this.known = new boolean[hours];
    }

    /**
     * The hours of a device.
     *
     * @param firstHour milliseconds since 1970 of the first hour asked for
     * @param resident whether it belongs here when nothing is heard of it
     */
    static Presence of(
            EventLog log,
            int[] track,
            PositionTable table,
            long firstHour,
            int hours,
            boolean resident) {
        var presence = new Presence(firstHour, hours);
        int next = 0;
        for (int h = 0; h < hours; h++) {
            long at = firstHour + h * HOUR;
            while (next < track.length && log.time(track[next]) < at) next++;
            presence.set(h, at, log, track, table, next, resident);
        }
        return presence;
    }

    private void set(
            int h,
            long at,
            EventLog log,
            int[] track,
            PositionTable table,
            int next,
            boolean resident) {
        int a = next > 0 ? track[next - 1] : -1;
        int b = next < track.length ? track[next] : -1;
        if (a < 0 || b < 0) {
            int only = a < 0 ? b : a;
            if (only < 0 || !resident || Math.abs(log.time(only) - at) > AT_THE_EDGE) return;
            put(h, table.x(only), table.y(only));
            return;
        }
        long gap = log.time(b) - log.time(a);
        boolean together = table.place(a) > 0 && table.place(a) == table.place(b);
        if (gap > (together || resident ? AT_ONE_PLACE : ON_THE_MOVE)) return;
        double f = (at - log.time(a)) / (double) Math.max(gap, 1);
        if (gap > EVENLY) f = stayed(f, table.place(a) > 0, table.place(b) > 0);
        put(
                h,
                table.x(a) + f * (table.x(b) - table.x(a)),
                table.y(a) + f * (table.y(b) - table.y(a)));
    }

    /** In a long gap the move was short: near the end that was no stay, else in the middle. */
    private static double stayed(double f, boolean before, boolean after) {
        if (before == after) return f < .5 ? 0 : 1;
        return before ? (f < .8 ? 0 : 1) : (f < .2 ? 0 : 1);
    }

    private void put(int h, double atX, double atY) {
        x[h] = atX;
        y[h] = atY;
        known[h] = true;
    }

    int hours() {
        return known.length;
    }

    /** Milliseconds since 1970 of an hour. */
    long time(int hour) {
        return first + hour * HOUR;
    }

    boolean known(int hour) {
        return known[hour];
    }

    double x(int hour) {
        return x[hour];
    }

    double y(int hour) {
        return y[hour];
    }

    /** Whether two devices went one way: always near, and in more than one place. */
    boolean follows(Presence other, double near, double apart) {
        int both = 0;
        int together = 0;
        double farthest = 0;
        int from = -1;
        for (int h = 0; h < known.length; h++) {
            if (known[h] != other.known[h]) both++;
            if (!known[h] || !other.known[h]) continue;
            if (from < 0) from = h;
            both++;
            if (Math.hypot(x[h] - other.x[h], y[h] - other.y[h]) < near) together++;
            farthest = Math.max(farthest, Math.hypot(x[h] - x[from], y[h] - y[from]));
            if (both == 12 && together < 6) return false;
        }
        return both >= 48 && together >= .9 * both && farthest > apart;
    }
}
