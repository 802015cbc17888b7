package city.qala.pulse.position;

/**
 * A second look at a place where tiles are too coarse: many timing advances tell a place to less
 * than a tile. One a thread.
 */
final class FineGrid {
    private static final double STEP = 12.5;
    private static final int SIDE = 40;
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
        double halfX = 3.5 * Math.sqrt(coarse.xx()) + City.TILE_METRES;
        double halfY = 3.5 * Math.sqrt(coarse.yy()) + City.TILE_METRES;
        double step = STEP;
        while (2 * Math.max(halfX, halfY) > step * SIDE) step *= 1.25;
        if (step > .5 * City.TILE_METRES) return;
        double left = coarse.x() - halfX;
        double low = coarse.y() - halfY;
        int nx = Math.min(SIDE, (int) Math.ceil(2 * halfX / step));
        int ny = Math.min(SIDE, (int) Math.ceil(2 * halfY / step));
        group.prepare(city.cells(), vector);
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0, i = 0; j < ny; j++)
            for (int k = 0; k < nx; k++, i++) {
                double x = left + (k + .5) * step;
                double y = low + (j + .5) * step;
                log[i] = group.log(city, vector, x, y);
                most = Math.max(most, log[i]);
            }
        if (most == Double.NEGATIVE_INFINITY) return;
        figures(coarse, left, low, step, nx, ny, most);
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
            my += log[i] * (i / nx);
        }
        mx /= sum;
        my /= sum;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < nx * ny; i++) {
            double dx = (i % nx - mx) * step;
            double dy = (i / nx - my) * step;
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
