package city.qala.pulse.position;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way between two stays. Speeds drift back to zero (an Ornstein-Uhlenbeck process), places are
 * their integral; each reading's likelihood over tiles is replaced by the normal distribution that
 * gives the right mean and spread in its surroundings (expectation propagation), a Kalman filter
 * and smoother tie them together. One a thread.
 */
final class Journey {
    /** Usual speed along one axis, metres a second. */
    private static final double SPEED = 5;

    /** After this time a speed says little about the next, seconds. */
    private static final double PERSISTENCE = 200;

    /** A gap longer than this holds no more of a move, seconds. */
    private static final double LONGEST_MOVE = 900;

    private static final int ROUNDS = 4;
    private static final double WIDE = 4000;
    private static final double V2 = SPEED * SPEED;

    private final Tiles tiles;
    private double[][] predicted = new double[0][];
    private double[][] predictedCov = new double[0][];
    private double[][] mean = new double[0][];
    private double[][] cov = new double[0][];
    private double[][] step = new double[0][];

    Journey(Tiles tiles) {
        this.tiles = tiles;
    }

    /** A stay that a way begins or ends at. */
    record Anchor(double seconds, double x, double y, double xx, double xy, double yy) {}

    /** What is done with the final posterior of each node. */
    @FunctionalInterface
    interface Reached {
        void at(int node, Posterior posterior);
    }

    /** Smooths a way and hands the posterior of each node on. */
    void travel(
            @Nullable Anchor from,
            List<Node> nodes,
            @Nullable Anchor to,
            Posterior work,
            Reached reached) {
        for (int round = 0; round < ROUNDS; round++) {
            smooth(from, nodes, to);
            boolean last = round == ROUNDS - 1;
            for (int k = 0; k < nodes.size(); k++) {
                refine(nodes.get(k), mean[k], cov[k], work);
                if (last) reached.at(k, work);
            }
        }
    }

    private void smooth(@Nullable Anchor from, List<Node> nodes, @Nullable Anchor to) {
        int n = nodes.size();
        if (mean.length < n) {
            predicted = new double[n][];
            predictedCov = new double[n][];
            mean = new double[n][];
            cov = new double[n][];
            step = new double[n][];
        }
        for (int k = 0; k < n; k++) {
            if (k == 0) begin(from, nodes.get(0));
            else predict(k, nodes.get(k).seconds - nodes.get(k - 1).seconds);
            Node node = nodes.get(k);
            mean[k] = predicted[k].clone();
            cov[k] = predictedCov[k].clone();
            Kalman.measure(mean[k], cov[k], 0, node.x, node.y, node.noise);
        }
        if (to != null) end(nodes.get(n - 1), n - 1, to);
        for (int k = n - 2; k >= 0; k--) back(k);
    }

    private void begin(@Nullable Anchor from, Node first) {
        double[] m = new double[4];
        double[] p = new double[16];
        if (from == null) {
            m[0] = first.x;
            m[1] = first.y;
            p[0] = WIDE * WIDE;
            p[5] = WIDE * WIDE;
        } else {
            double dt = Math.clamp(first.seconds - from.seconds(), 1, LONGEST_MOVE);
            m[0] = from.x();
            m[1] = from.y();
            p[0] = from.xx() + V2 * dt * dt / 3;
            p[5] = from.yy() + V2 * dt * dt / 3;
            p[1] = from.xy();
            p[4] = from.xy();
            p[2] = V2 * dt / 2;
            p[8] = p[2];
            p[7] = p[2];
            p[13] = p[2];
        }
        p[10] = V2;
        p[15] = V2;
        predicted[0] = m;
        predictedCov[0] = p;
    }

    private void predict(int k, double gap) {
        double dt = Math.max(gap, 1e-3);
        double a = Math.exp(-dt / PERSISTENCE);
        double lead = PERSISTENCE * (1 - a);
        double[] f = {1, 0, lead, 0, 0, 1, 0, lead, 0, 0, a, 0, 0, 0, 0, a};
        double xx = V2 * PERSISTENCE * PERSISTENCE * (2 * dt / PERSISTENCE - 3 + 4 * a - a * a);
        double xv = V2 * PERSISTENCE * (1 - a) * (1 - a);
        double vv = V2 * (1 - a * a);
        double[] p = Kalman.timesTransposed(Kalman.times(f, cov[k - 1]), f);
        p[0] += xx + 1;
        p[5] += xx + 1;
        p[2] += xv;
        p[8] += xv;
        p[7] += xv;
        p[13] += xv;
        p[10] += vv + 1e-6;
        p[15] += vv + 1e-6;
        step[k] = f;
        predicted[k] = Kalman.apply(f, mean[k - 1]);
        predictedCov[k] = p;
    }

    private void end(Node last, int k, Anchor to) {
        double dt = Math.clamp(to.seconds() - last.seconds, 1, LONGEST_MOVE);
        double spread = V2 * dt * dt / 12;
        double[] noise = {to.xx() + spread, to.xy(), to.yy() + spread};
        Kalman.measure(mean[k], cov[k], dt / 2, to.x(), to.y(), noise);
    }

    private void back(int k) {
        double[] gain =
                Kalman.times(
                        Kalman.timesTransposed(cov[k], step[k + 1]),
                        Kalman.inverse(predictedCov[k + 1]));
        double[] dm = new double[4];
        double[] dp = new double[16];
        for (int i = 0; i < 4; i++) dm[i] = mean[k + 1][i] - predicted[k + 1][i];
        for (int i = 0; i < 16; i++) dp[i] = cov[k + 1][i] - predictedCov[k + 1][i];
        double[] m = Kalman.apply(gain, dm);
        double[] p = Kalman.timesTransposed(Kalman.times(gain, dp), gain);
        for (int i = 0; i < 4; i++) mean[k][i] += m[i];
        for (int i = 0; i < 16; i++) cov[k][i] += p[i];
    }

    /** Gives a node the normal distribution that fits its likelihood in its surroundings. */
    private void refine(Node node, double[] m, double[] p, Posterior work) {
        double[] own = inverse(node.noise[0], node.noise[1], node.noise[2]);
        double[] all = inverse(p[0], p[1], p[5]);
        double[] rest = {all[0] - own[0], all[1] - own[1], all[2] - own[2]};
        double mx = m[0];
        double my = m[1];
        boolean proper = proper(rest);
        if (proper) {
            double hx = all[0] * m[0] + all[1] * m[1] - own[0] * node.x - own[1] * node.y;
            double hy = all[1] * m[0] + all[2] * m[1] - own[1] * node.x - own[2] * node.y;
            double[] c = inverse(rest[0], rest[1], rest[2]);
            mx = c[0] * hx + c[1] * hy;
            my = c[1] * hx + c[2] * hy;
        } else rest = all;
        node.under(tiles, mx, my, rest, work);
        if (proper) fit(node, work, rest, mx, my);
    }

    private static void fit(Node node, Posterior at, double[] rest, double mx, double my) {
        double[] tilted = inverse(at.xx(), at.xy(), at.yy());
        double[] site = {tilted[0] - rest[0], tilted[1] - rest[1], tilted[2] - rest[2]};
        if (!proper(site)) return;
        double hx = tilted[0] * at.x() + tilted[1] * at.y() - rest[0] * mx - rest[1] * my;
        double hy = tilted[1] * at.x() + tilted[2] * at.y() - rest[1] * mx - rest[2] * my;
        double[] c = inverse(site[0], site[1], site[2]);
        node.x = c[0] * hx + c[1] * hy;
        node.y = c[1] * hx + c[2] * hy;
        System.arraycopy(c, 0, node.noise, 0, 3);
    }

    private static boolean proper(double[] precision) {
        double det = precision[0] * precision[2] - precision[1] * precision[1];
        return precision[0] > 1e-9 && precision[2] > 1e-9 && det > 1e-16;
    }

    private static double[] inverse(double xx, double xy, double yy) {
        double det = xx * yy - xy * xy;
        return new double[] {yy / det, -xy / det, xx / det};
    }
}
