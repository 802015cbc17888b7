package city.qala.pulse.position;

/**
 * A second look at a place where tiles are too coarse: many timing advances tell a place to less
 * than a tile. One a thread.
 */
final class FineGrid {
    private static final int SIDE = 28;
    private static final int LOOKS = 3;

    /** Wider than this tiles are fine enough, metres. */
    private static final double WIDEST = 150;

    private static final double LEAST_HALF = 150;
    private static final double FINEST = 4;
    private static final double NEGLIGIBLE = 14;

    private final City city;
    private final SignalVector vector = new SignalVector();
    private final double[] log = new double[SIDE * SIDE];
    private final double[] distance = new double[SIDE * SIDE];

    FineGrid(City city) {
        this.city = city;
    }

    /** Puts finer figures of a group into the posterior that its tiles gave, if they fit in. */
    void settle(Group group, Posterior coarse) {
        double sd = Math.sqrt(Math.max(coarse.xx(), coarse.yy()));
        if (sd > WIDEST) return;
        group.prepare(city.cells(), vector);
        double step = 2 * Math.max(LEAST_HALF, 3 * sd) / SIDE;
        for (int look = 0; look < LOOKS; look++) {
            if (!look(group, coarse, step)) return;
            double spread = Math.sqrt(Math.max(coarse.xx(), coarse.yy()));
            double finer = Math.max(8 * spread / SIDE, FINEST);
            if (finer > .6 * step) return;
            step = finer;
        }
    }

    /** Looks at the surroundings of a posterior's mean; tells whether anybody can be there. */
    private boolean look(Group group, Posterior at, double step) {
        double left = at.x() - step * SIDE / 2;
        double low = at.y() - step * SIDE / 2;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0, i = 0; j < SIDE; j++)
            for (int k = 0; k < SIDE; k++, i++) {
                log[i] = group.log(city, vector, left + (k + .5) * step, low + (j + .5) * step);
                most = Math.max(most, log[i]);
            }
        if (most == Double.NEGATIVE_INFINITY) return false;
        figures(at, left, low, step, SIDE, SIDE, most);
        return true;
    }

    private void figures(
            Posterior into, double left, double low, double step, int nx, int ny, double most) {
        double sum = 0;
        double mx = 0;
        double my = 0;
        for (int i = 0; i < nx * ny; i++) {
            log[i] = log[i] < most - NEGLIGIBLE ? 0 : Math.exp(log[i] - most);
            sum += log[i];
            mx += log[i] * (i % nx);
            int row = i / nx;
            my += log[i] * row;
        }
        mx /= sum;
        my /= sum;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < nx * ny; i++) {
            double dx = (i % nx - mx) * step;
            int row = i / nx;
            double dy = (row - my) * step;
            xx += log[i] / sum * dx * dx;
            xy += log[i] / sum * dx * dy;
            yy += log[i] / sum * dy * dy;
            distance[i] = Math.sqrt(dx * dx + dy * dy);
        }
        double own = step * step / 12;
        double[] radii = radii(nx * ny, sum, step);
        into.figures(
                new double[] {
                    left + (mx + .5) * step,
                    low + (my + .5) * step,
                    xx + own,
                    xy,
                    yy + own,
                    radii[0],
                    radii[1]
                });
    }

    private double[] radii(int n, double sum, double step) {
        double[] held = new double[512];
        double bin = step / 2;
        for (int i = 0; i < n; i++)
            held[Math.min((int) (distance[i] / bin), held.length - 1)] += log[i] / sum;
        double[] radii = {-1, -1};
        double so = 0;
        for (int b = 0; b < held.length; b++) {
            so += held[b];
            if (radii[0] < 0 && so >= .68) radii[0] = Math.hypot((b + .5) * bin, .4 * step);
            if (radii[1] < 0 && so >= .95) radii[1] = Math.hypot((b + .5) * bin, .7 * step);
        }
        return radii;
    }
}
