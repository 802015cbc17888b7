package city.qala.planning.camera;

import java.util.Arrays;

/**
 * How few cameras could possibly be enough: Lagrangian relaxation of "a part is seen only if a
 * camera sees it". With a price of each part, every plan has at least Σ over candidates of min(0, 1
 * − the prices it sees) + the least price of enough metres; the prices are adjusted to raise that.
 */
final class PlanBound {
    private static final int BINS = 4096;

    private final Candidates candidates;
    private final RoadSamples roads;
    private final double target;
    private final float[] price;
    private final float[] slope;
    private final double[] run;
    private final int[] difference;

    /**
     * @param target metres to be seen
     */
    PlanBound(Candidates candidates, RoadSamples roads, double target) {
        this.candidates = candidates;
        this.roads = roads;
        this.target = target;
        this.price = new float[roads.size()];
        this.slope = new float[roads.size()];
        int most = 0;
        for (int p = 0; p < candidates.poles(); p++)
            most = Math.max(most, candidates.end(p) - candidates.begin(p));
        this.run = new double[most + 1];
        this.difference = new int[most + 1];
    }

    /**
     * Cameras that every plan needs.
     *
     * @param known cameras of a plan that reaches the target
     */
    double fewest(int[] known, int rounds) {
        start(known);
        double best = 0;
        double stride = 1;
        int still = 0;
        float[] top = price.clone();
        for (int round = 0; round < rounds; round++) {
            double bound = round();
            if (bound > best) {
                still = bound > best * 1.0005 ? 0 : still + 1;
                best = bound;
                System.arraycopy(price, 0, top, 0, price.length);
            } else still++;
            if (still >= 4) {
                stride /= 2;
                still = 0;
                System.arraycopy(top, 0, price, 0, price.length);
                bound = round();
            }
            double norm = 0;
            for (float s : slope) norm += s * s;
            if (norm == 0) break;
            double step = stride * Math.max(known.length - bound, 0.1) / norm;
            for (int i = 0; i < price.length; i++)
                price[i] = (float) Math.max(0, price[i] + step * slope[i]);
        }
        return best;
    }

    /** Every part that a plan sees pays its share of one camera. */
    private void start(int[] known) {
        double[] own = new double[roads.size()];
        for (int c : known) {
            double metres = 0;
            for (int k = 0; k < candidates.count(c); k++)
                metres += roads.length(candidates.part(c, k));
            for (int k = 0; k < candidates.count(c); k++) {
                int part = candidates.part(c, k);
                double share = roads.length(part) / metres;
                own[part] = own[part] == 0 ? share : Math.min(own[part], share);
            }
        }
        for (int i = 0; i < price.length; i++) price[i] = (float) (0.9 * own[i]);
    }

    /** The bound at these prices; leaves in {@link #slope} where it rises. */
    private double round() {
        double mark = mark();
        double bound = mark * target;
        for (int i = 0; i < price.length; i++) {
            double over = price[i] - mark * roads.length(i);
            slope[i] = over < 0 ? 1 : 0;
            if (over < 0) bound += over;
        }
        for (int p = 0; p < candidates.poles(); p++) bound += pole(p);
        return bound;
    }

    private double pole(int p) {
        int begin = candidates.begin(p);
        int n = candidates.end(p) - begin;
        run[0] = 0;
        for (int k = 0; k < n; k++) run[k + 1] = run[k] + price[candidates.at(begin + k)];
        double bound = 0;
        boolean any = false;
        for (int d = 0; d < Candidates.DIRECTIONS; d++) {
            int c = p * Candidates.DIRECTIONS + d;
            int from = candidates.from(c);
            int count = candidates.count(c);
            if (count == 0) continue;
            int first = Math.min(count, n - from);
            int rest = count - first;
            double worth = run[from + first] - run[from] + run[rest];
            if (worth <= 1) continue;
            bound += 1 - worth;
            if (!any) Arrays.fill(difference, 0, n + 1, 0);
            any = true;
            difference[from]++;
            difference[from + first]--;
            difference[0] += rest > 0 ? 1 : 0;
            difference[rest] -= rest > 0 ? 1 : 0;
        }
        if (!any) return bound;
        int often = 0;
        for (int k = 0; k < n; k++) {
            often += difference[k];
            slope[candidates.at(begin + k)] -= often;
        }
        return bound;
    }

    /** The price of a metre at which enough metres are cheaper; any value gives a true bound. */
    private double mark() {
        double top = 0;
        for (int i = 0; i < price.length; i++) top = Math.max(top, price[i] / roads.length(i));
        if (top == 0) return 0;
        double[] metres = new double[BINS + 1];
        for (int i = 0; i < price.length; i++)
            metres[(int) (price[i] / roads.length(i) / top * BINS)] += roads.length(i);
        double sum = 0;
        for (int b = 0; b <= BINS; b++) {
            sum += metres[b];
            if (sum >= target) return (b + 1) * top / BINS;
        }
        return top;
    }
}
