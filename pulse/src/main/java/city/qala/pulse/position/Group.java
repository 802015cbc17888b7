package city.qala.pulse.position;

import java.util.Arrays;

/**
 * What events of one device at one place say together. Shadowing and the loss into the building do
 * not change while a phone stays, so the levels of a cell are averaged first and count as one
 * reading; a cell that serves again says nothing new; each timing advance is a measurement.
 */
final class Group {
    private static final double READING_VARIANCE =
            SignalVector.READING_SD * SignalVector.READING_SD;

    /** Probability that the cell that served will serve again at the same place. */
    private static final double SERVES_AGAIN = .7;

    /** Decibels by which the choice of the loudest cell is uncertain. */
    private static final double BEST_SOFTNESS = 1.3;

    /** Share of connections that balance load, and within how many decibels. */
    private static final double BALANCED = .12;

    private static final double BALANCED_WITHIN = 6;

    /** Probability of a cell that the levels do not explain. */
    private static final double STRANGE = 1e-3;

    private int served;
    private int[] servingCell = new int[2];
    private int[] servingCount = new int[2];
    private int ranged;
    private int[] rangedCell = new int[2];
    private int[] rangedTa = new int[2];
    private int[] rangedCount = new int[2];
    private int heard;
    private int[] heardCell = new int[2];
    private int[] heardCount = new int[2];
    private double[] heardSum = new double[2];
    private double[] heardSquares = new double[2];

    /** Adds an event. */
    void add(EventLog log, int event) {
        serve(log.cell(event), 1);
        if (log.ta(event) != EventLog.ABSENT) range(log.cell(event), log.ta(event), 1);
        if (log.level(event) != EventLog.ABSENT) hear(log.cell(event), log.level(event));
        for (int k = 0; k < log.heardCount(event); k++)
            hear(log.heardCell(event, k), log.heardLevel(event, k));
    }

    /** Both together. */
    static Group of(Group a, Group b) {
        var both = new Group();
        both.addAll(a);
        both.addAll(b);
        return both;
    }

    /** Adds all that another group says. */
    void addAll(Group other) {
        for (int i = 0; i < other.served; i++) serve(other.servingCell[i], other.servingCount[i]);
        for (int i = 0; i < other.ranged; i++)
            range(other.rangedCell[i], other.rangedTa[i], other.rangedCount[i]);
        for (int i = 0; i < other.heard; i++)
            hear(other.heardCell[i], other.heardCount[i], other.heardSum[i], other.heardSquares[i]);
    }

    private void serve(int cell, int count) {
        for (int i = 0; i < served; i++)
            if (servingCell[i] == cell) {
                servingCount[i] += count;
                return;
            }
        if (served == servingCell.length) {
            servingCell = Arrays.copyOf(servingCell, 2 * served);
            servingCount = Arrays.copyOf(servingCount, 2 * served);
        }
        servingCell[served] = cell;
        servingCount[served++] = count;
    }

    private void range(int cell, int ta, int count) {
        for (int i = 0; i < ranged; i++)
            if (rangedCell[i] == cell && rangedTa[i] == ta) {
                rangedCount[i] += count;
                return;
            }
        if (ranged == rangedCell.length) {
            rangedCell = Arrays.copyOf(rangedCell, 2 * ranged);
            rangedTa = Arrays.copyOf(rangedTa, 2 * ranged);
            rangedCount = Arrays.copyOf(rangedCount, 2 * ranged);
        }
        rangedCell[ranged] = cell;
        rangedTa[ranged] = ta;
        rangedCount[ranged++] = count;
    }

    private void hear(int cell, double dbm) {
        hear(cell, 1, dbm, dbm * dbm);
    }

    private void hear(int cell, int count, double sum, double squares) {
        int at = 0;
        while (at < heard && heardCell[at] != cell) at++;
        if (at == heardCell.length) {
            heardCell = Arrays.copyOf(heardCell, 2 * heard);
            heardCount = Arrays.copyOf(heardCount, 2 * heard);
            heardSum = Arrays.copyOf(heardSum, 2 * heard);
            heardSquares = Arrays.copyOf(heardSquares, 2 * heard);
        }
        if (at == heard) {
            heardCell[heard] = cell;
            heardCount[heard] = 0;
            heardSum[heard] = 0;
            heardSquares[heard++] = 0;
        }
        heardCount[at] += count;
        heardSum[at] += sum;
        heardSquares[at] += squares;
    }

    /**
     * Fills a posterior with all that is said, and settles it.
     *
     * @return the logarithm of the evidence, comparable between groups of the same readings
     */
    double settle(City city, SignalVector vector, Posterior into) {
        return settle(city, vector, Double.MAX_VALUE, into);
    }

    /**
     * The same with less trust in timing advance, so that no place is lost between the middles of
     * tiles.
     *
     * @param mostRanges timing advances together count as no more than this many
     */
    double settle(City city, SignalVector vector, double mostRanges, Posterior into) {
        RadioMap map = city.map();
        double weight = hasVector() ? Likelihood.BESIDE_VECTOR : 1;
        int first = 0;
        for (int i = 1; i < ranged; i++) if (rangedCount[i] > rangedCount[first]) first = i;
        int main = ranged > 0 ? rangedCell[first] : servingCell[mostServing()];
        var one = new Likelihood(map, city.sharedAdvance());
        one.around(main, ranged > 0 ? rangedTa[first] : EventLog.ABSENT, weight, into);
        into.prune(Likelihood.FAR);
        ranges(city, first, mostRanges, into);
        connections(map, main, into);
        into.prune(Likelihood.FAR + 6);
        double constant = levels(map, vector, into);
        if (into.size() == 0) return Double.NEGATIVE_INFINITY;
        into.settle();
        return into.evidence() + constant + serving();
    }

    private void ranges(City city, int first, double mostRanges, Posterior into) {
        RadioMap map = city.map();
        Tiles tiles = map.tiles();
        int readings = 0;
        for (int k = 0; k < ranged; k++) readings += rangedCount[k];
        double trust = Math.min(1, mostRanges / Math.max(readings, 1));
        for (int k = 0; k < ranged; k++) {
            double times = trust * rangedCount[k] - (k == first ? 1 : 0);
            if (times == 0) continue;
            float[] byBin = city.sharedAdvance().log(rangedTa[k]);
            double cx = map.cells().x(rangedCell[k]);
            double cy = map.cells().y(rangedCell[k]);
            for (int i = 0; i < into.size(); i++) {
                double dx = tiles.xOfColumn(into.column(i)) - cx;
                double dy = tiles.yOfRow(into.row(i)) - cy;
                int bin = TimingAdvance.bin(Math.sqrt(dx * dx + dy * dy));
                into.set(i, into.log(i) + times * byBin[bin]);
            }
        }
    }

    /** Whether neighbours were heard, so that the levels tell which cells may serve. */
    private boolean hasVector() {
        return heard >= served + 3;
    }

    private int mostServing() {
        int most = 0;
        for (int i = 1; i < served; i++) if (servingCount[i] > servingCount[most]) most = i;
        return most;
    }

    private void connections(RadioMap map, int main, Posterior into) {
        if (hasVector()) return;
        for (int k = 0; k < served; k++) {
            if (servingCell[k] == main) continue;
            for (int i = 0; i < into.size(); i++)
                into.set(
                        i,
                        into.log(i) + map.connection(servingCell[k], into.column(i), into.row(i)));
        }
    }

    /**
     * Logarithm of the probability that these cells served, given the levels: mostly the loudest,
     * sometimes another one within a few decibels to balance load. Without levels what is left to
     * say is that a cell that served is likely to serve again.
     */
    private double serving() {
        double log = 0;
        if (!hasVector()) {
            for (int i = 0; i < served; i++) log += (servingCount[i] - 1) * Math.log(SERVES_AGAIN);
            return log;
        }
        double loudest = -1000;
        for (int j = 0; j < heard; j++) loudest = Math.max(loudest, heardSum[j] / heardCount[j]);
        double best = 0;
        double near = 0;
        for (int j = 0; j < heard; j++) {
            double under = heardSum[j] / heardCount[j] - loudest;
            best += Math.exp(under / BEST_SOFTNESS);
            near += balanced(under);
        }
        for (int k = 0; k < served; k++) {
            double p = STRANGE;
            for (int j = 0; j < heard; j++) {
                if (heardCell[j] != servingCell[k]) continue;
                double under = heardSum[j] / heardCount[j] - loudest;
                p += (1 - BALANCED) * Math.exp(under / BEST_SOFTNESS) / best;
                p += BALANCED * balanced(under) / near;
            }
            log += servingCount[k] * Math.log(p);
        }
        return log;
    }

    private static double balanced(double under) {
        return 1 / (1 + Math.exp(-(under + BALANCED_WITHIN)));
    }

    /** Adds the levels; tells what of their likelihood is the same everywhere. */
    private double levels(RadioMap map, SignalVector vector, Posterior into) {
        if (heard == 0) return 0;
        double constant = 0;
        vector.clear();
        for (int k = 0; k < heard; k++) {
            int n = heardCount[k];
            vector.add(heardCell[k], heardSum[k] / n, n);
            double scatter = Math.max(0, heardSquares[k] - heardSum[k] * heardSum[k] / n);
            constant -=
                    scatter / (2 * READING_VARIANCE)
                            + .5 * (n - 1) * Math.log(READING_VARIANCE)
                            + .5 * Math.log(n);
        }
        vector.prepare(map.cells());
        for (int i = 0; i < into.size(); i++)
            into.set(i, into.log(i) + vector.log(map, into.column(i), into.row(i)));
        return constant - .5 * vector.logDeterminant();
    }

    /** Logarithm of the likelihood at a point; negative infinity where nobody can be. */
    double log(City city, SignalVector vector, double x, double y) {
        RadioMap map = city.map();
        int column = map.tiles().column(x);
        int row = map.tiles().row(y);
        if (map.tiles().district(row * map.tiles().columns() + column) < 0)
            return Double.NEGATIVE_INFINITY;
        double weight = hasVector() ? Likelihood.BESIDE_VECTOR : 1;
        int main = mostServing();
        double log = weight * map.density(column, row);
        for (int k = 0; k < served; k++)
            if (k == main || !hasVector())
                log += weight * map.connection(servingCell[k], column, row);
        for (int k = 0; k < ranged; k++) {
            double dx = x - map.cells().x(rangedCell[k]);
            double dy = y - map.cells().y(rangedCell[k]);
            int bin = TimingAdvance.bin(Math.sqrt(dx * dx + dy * dy));
            log += rangedCount[k] * city.exactAdvance().log(rangedTa[k])[bin];
        }
        if (heard == 0) return log;
        return log + vector.log(map, x, y);
    }

    /** Prepares the levels for {@link #log}. */
    void prepare(Cells cells, SignalVector vector) {
        vector.clear();
        for (int k = 0; k < heard; k++)
            vector.add(heardCell[k], heardSum[k] / heardCount[k], heardCount[k]);
        vector.prepare(cells);
    }
}
