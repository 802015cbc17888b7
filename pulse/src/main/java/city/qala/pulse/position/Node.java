package city.qala.pulse.position;

/**
 * One reading on the way: when, what it says of the tiles, and the normal distribution for that.
 */
final class Node {
    final double seconds;
    private final int[] column;
    private final int[] row;
    private final double[] log;

    /** The likelihood as a normal distribution: place and covariance (xx, xy, yy). */
    double x;

    double y;
    final double[] noise = new double[3];

    Node(double seconds, Posterior at) {
        this.seconds = seconds;
        int n = at.size();
        column = new int[n];
        row = new int[n];
        log = new double[n];
        for (int i = 0; i < n; i++) {
            column[i] = at.column(i);
            row[i] = at.row(i);
            log[i] = at.log(i);
        }
        x = at.x();
        y = at.y();
        noise[0] = at.xx();
        noise[1] = at.xy();
        noise[2] = at.yy();
    }

    /** Fills a posterior with what the reading says times a normal distribution. */
    void under(Tiles tiles, double mx, double my, double[] precision, Posterior into) {
        into.clear();
        for (int i = 0; i < log.length; i++) {
            double dx = tiles.xOfColumn(column[i]) - mx;
            double dy = tiles.yOfRow(row[i]) - my;
            double square =
                    precision[0] * dx * dx + 2 * precision[1] * dx * dy + precision[2] * dy * dy;
            into.add(column[i], row[i], log[i] - .5 * square);
        }
        into.settle();
    }
}
