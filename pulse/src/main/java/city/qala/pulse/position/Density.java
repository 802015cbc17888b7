package city.qala.pulse.position;

import java.util.stream.IntStream;

/**
 * Where events happen in a city, learnt from the events that are placed best, those with a signal
 * vector: each adds its posterior, the sum is blurred, and a share is spread evenly so that nowhere
 * is impossible. The same for all persons: it tells streets and houses from fields and yards.
 */
final class Density {
    /** Blocks of devices that are summed one by one, so that the sum does not depend on threads. */
    private static final int BLOCKS = 8;

    private static final double BLUR_METRES = 60;

    /** What every tile is given, in events. */
    private static final double EVEN = 1;

    /** Most events that are learnt from; more do not tell more. */
    private static final int MOST_EVENTS = 60_000;

    private Density() {}

    /** Logarithm of the density of each tile, against an even one. */
    static float[] learn(City city, EventLog log, int[][] tracks) {
        long vectors = 0;
        for (int[] track : tracks) for (int e : track) if (log.heardCount(e) > 0) vectors++;
        int step = (int) Math.max(1, vectors / MOST_EVENTS);
        double[][] parts = new double[BLOCKS][];
        IntStream.range(0, BLOCKS)
                .parallel()
                .forEach(block -> parts[block] = part(city, log, tracks, block, step));
        double[] sum = new double[city.map().tiles().count()];
        for (double[] part : parts) for (int i = 0; i < sum.length; i++) sum[i] += part[i];
        return logDensity(blurred(city.map().tiles(), sum));
    }

    private static double[] part(City city, EventLog log, int[][] tracks, int block, int step) {
        double[] sum = new double[city.map().tiles().count()];
        var posterior = new Posterior(city.map().tiles());
        var likelihood = new Likelihood(city.map(), city.advance());
        int columns = city.map().tiles().columns();
        for (int d = block; d < tracks.length; d += BLOCKS)
            for (int i = 0; i < tracks[d].length; i += step) {
                int event = tracks[d][i];
                if (log.heardCount(event) == 0) continue;
                likelihood.of(log, event, posterior);
                if (posterior.size() == 0) continue;
                posterior.settle();
                for (int k = 0; k < posterior.size(); k++)
                    sum[posterior.row(k) * columns + posterior.column(k)] += posterior.mass(k);
            }
        return sum;
    }

    private static double[] blurred(Tiles tiles, double[] sum) {
        double[] kernel = new double[9];
        double sd = BLUR_METRES / tiles.size();
        for (int i = -4; i <= 4; i++) kernel[i + 4] = Math.exp(-.5 * i * i / (sd * sd));
        return along(along(sum, tiles, kernel, 1), tiles, kernel, tiles.columns());
    }

    private static double[] along(double[] in, Tiles tiles, double[] kernel, int stride) {
        double[] out = new double[in.length];
        int last = stride == 1 ? tiles.columns() : tiles.rows();
        for (int tile = 0; tile < in.length; tile++) {
            int at = stride == 1 ? tile % tiles.columns() : tile / tiles.columns();
            double weights = 0;
            for (int k = -4; k <= 4; k++) {
                if (at + k < 0 || at + k >= last) continue;
                out[tile] += kernel[k + 4] * in[tile + k * stride];
                weights += kernel[k + 4];
            }
            out[tile] /= weights;
        }
        return out;
    }

    private static float[] logDensity(double[] sum) {
        double all = 0;
        for (double s : sum) all += s;
        double mean = Math.max(all / sum.length, 1e-9);
        float[] log = new float[sum.length];
        for (int i = 0; i < log.length; i++)
            log[i] = (float) Math.log((sum[i] + EVEN) / (mean + EVEN));
        return log;
    }
}
