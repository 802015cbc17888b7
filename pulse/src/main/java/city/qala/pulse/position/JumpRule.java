package city.qala.pulse.position;

/**
 * Finds events that cannot be where they say: neighbours in time that no way joins, and which of
 * the two the events around them speak against. One a thread.
 */
final class JumpRule {
    /** Masts nearer than this are never a jump, metres. */
    private static final double NEAR_METRES = 900;

    /** Nobody is taken to move faster when pairs are looked through, metres a second. */
    private static final double FAST = 12;

    /** Faster than this over more than {@link #FAR_METRES} nobody moves at all. */
    private static final double FASTEST = 55;

    private static final double FAR_METRES = 10_000;

    /** Logarithm of a probability under which two events contradict each other. */
    private static final double CONTRADICTION = -9.5;

    /** Logarithm of the odds that an event needs against it. */
    private static final double AGAINST = Math.log(1000);

    private static final double LEAST = 1e-9;

    private final City city;
    private final EventLog log;
    private final Likelihood likelihood;
    private final Posterior posterior;

    JumpRule(City city, EventLog log) {
        this.city = city;
        this.log = log;
        this.likelihood = new Likelihood(city.map(), city.advance());
        this.posterior = new Posterior(city.map().tiles());
    }

    /** Marks the jumps of one device; {@code track} holds its events in time. */
    void judge(int[] track, Dirt[] dirt) {
        int[] good = new int[track.length];
        int n = 0;
        for (int event : track) {
            if (dirt[event] != Dirt.NONE) continue;
            good[n++] = event;
        }
        for (int i = 0; i + 1 < n; i++) {
            if (!suspicious(good[i], good[i + 1])) continue;
            int out = outlier(good, n, i);
            if (out < 0) continue;
            dirt[good[out]] = Dirt.TELEPORT;
            System.arraycopy(good, out + 1, good, out, n - out - 1);
            n--;
            i = Math.max(i - 2, -1);
        }
    }

    private boolean suspicious(int a, int b) {
        double dx = city.cells().x(log.cell(a)) - city.cells().x(log.cell(b));
        double dy = city.cells().y(log.cell(a)) - city.cells().y(log.cell(b));
        double limit = NEAR_METRES + FAST * seconds(a, b);
        return dx * dx + dy * dy > limit * limit;
    }

    private double seconds(int a, int b) {
        return (log.time(b) - log.time(a)) / 1000.0;
    }

    /** Which of the pair (i, i+1) the events around speak against; -1 if neither. */
    private int outlier(int[] good, int n, int i) {
        double pair = fits(good[i], good[i + 1]);
        if (pair > CONTRADICTION && !impossible(good[i], good[i + 1])) return -1;
        double before = i > 0 ? fits(good[i - 1], good[i]) : 0;
        double after = i + 2 < n ? fits(good[i + 1], good[i + 2]) : 0;
        double withoutFirst = (i > 0 ? fits(good[i - 1], good[i + 1]) : 0) + after;
        double withoutSecond = before + (i + 2 < n ? fits(good[i], good[i + 2]) : 0);
        double whole = before + pair + after;
        double best = Math.max(withoutFirst, withoutSecond);
        if (best - whole < AGAINST) return -1;
        if (Math.abs(withoutFirst - withoutSecond) < 1e-6)
            return log.ta(good[i + 1]) == EventLog.ABSENT ? i + 1 : i;
        return withoutFirst > withoutSecond ? i : i + 1;
    }

    /** The rule of others: more than 10 km at more than 55 metres a second. */
    private boolean impossible(int a, int b) {
        double dx = city.cells().x(log.cell(a)) - city.cells().x(log.cell(b));
        double dy = city.cells().y(log.cell(a)) - city.cells().y(log.cell(b));
        double d = Math.sqrt(dx * dx + dy * dy);
        return d > FAR_METRES && d > FASTEST * seconds(a, b);
    }

    /** Logarithm of the probability of the cell of b after a. */
    private double fits(int a, int b) {
        likelihood.of(log, a, posterior);
        if (posterior.size() == 0) return 0;
        posterior.settle();
        double seconds = seconds(a, b);
        double stay = .30 + .62 * Math.exp(-seconds / 2400);
        double reach = Math.min(8 * seconds, 3500);
        return Math.log(
                LEAST
                        + stay * served(log.cell(b), 30)
                        + (1 - stay) * served(log.cell(b), 30 + reach));
    }

    /** Probability that a cell serves someone who is about where the posterior says. */
    private double served(int cell, double reach) {
        Tiles tiles = city.map().tiles();
        double xx = posterior.xx() + reach * reach;
        double yy = posterior.yy() + reach * reach;
        double det = xx * yy - posterior.xy() * posterior.xy();
        Footprint footprint = city.map().footprint(cell);
        double sum = 0;
        for (int i = 0; i < footprint.size(); i++) {
            double dx = tiles.xOfColumn(footprint.column(i)) - posterior.x();
            double dy = tiles.yOfRow(footprint.row(i)) - posterior.y();
            double square = (yy * dx * dx - 2 * posterior.xy() * dx * dy + xx * dy * dy) / det;
            if (square < 60) sum += Math.exp(footprint.connection(i) - .5 * square);
        }
        return sum * tiles.size() * tiles.size() / (2 * Math.PI * Math.sqrt(det));
    }
}
