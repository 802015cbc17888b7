package city.qala.planning.camera;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The fewest cameras that see so many metres of road, or the most metres for so many cameras: lazy
 * greedy, then those are left out that the others make needless, then small neighbourhoods are
 * taken apart and put together again as long as that saves a camera.
 *
 * <p>Greedy alone reaches 1 − 1/e of the best cover; how good the plan is after it is told by
 * {@link PlanBound}. The same poles give the same plan: the randomness has a fixed seed.
 *
 * @see <a href="https://doi.org/10.1007/BFb0006528">Minoux 1978: lazy greedy</a>
 */
final class CameraPlanner {
    private static final int ROUNDS_AT_LEAST = 30_000;
    private static final int ROUNDS_A_CAMERA = 400;
    private static final long SEED = 20_260_101L;

    private final Candidates candidates;
    private final RoadSamples roads;
    private final Neighbours neighbours;
    private final int[] seenBy;
    private int[] chosen = new int[1024];
    private final int[] place;
    private int size;
    private double covered;
    private long evaluations;

    CameraPlanner(Candidates candidates, RoadSamples roads, Neighbours neighbours) {
        this.candidates = candidates;
        this.roads = roads;
        this.neighbours = neighbours;
        this.seenBy = new int[roads.size()];
        this.place = new int[candidates.size()];
        Arrays.fill(place, -1);
    }

    /** Metres that are seen. */
    double covered() {
        return covered;
    }

    /** Cameras that were chosen. */
    int[] chosen() {
        int[] sorted = Arrays.copyOf(chosen, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** How many. */
    int size() {
        return size;
    }

    /** Whether a part is seen, and by how many. */
    int seenBy(int part) {
        return seenBy[part];
    }

    /** How often a camera's gain was worked out. */
    long evaluations() {
        return evaluations;
    }

    /**
     * Chooses.
     *
     * @param target metres to be seen
     * @param most cameras there are
     * @param rounds how often a neighbourhood is taken apart
     */
    void plan(double target, int most, int rounds) {
        greedy(target, most);
        boolean reached = covered >= target;
        trim(reached ? target : covered);
        int enough = Math.min(rounds, ROUNDS_AT_LEAST + ROUNDS_A_CAMERA * size);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < enough && size > 1; round++)
            improve(reached ? target : Double.POSITIVE_INFINITY, random);
        if (reached) trim(target);
        else greedy(target, most);
    }

    private void greedy(double target, int most) {
        var queue = new Gains(candidates.size());
        for (int c = 0; c < candidates.size(); c++) {
            float gain = gain(c);
            if (gain > 0 && place[c] < 0) queue.add(gain, c);
        }
        queue.order();
        while (covered < target && size < most && !queue.isEmpty()) {
            int c = queue.top();
            float gain = gain(c);
            // A gain only falls: who is still ahead with the true gain is ahead of all.
            if (gain >= queue.second()) {
                if (gain <= 0) return;
                queue.remove();
                take(c);
            } else if (gain > 0) queue.lower(gain, c);
            else queue.remove();
        }
    }

    /** Leaves cameras out, the least useful first, while enough is seen. */
    private void trim(double target) {
        long[] order = new long[size];
        for (int k = 0; k < size; k++)
            order[k] = (long) Float.floatToIntBits(own(chosen[k])) << 32 | chosen[k];
        Arrays.sort(order);
        for (long key : order) {
            int c = (int) key;
            if (covered - own(c) >= target) drop(c);
        }
    }

    /** Takes a neighbourhood apart and puts it together with fewer cameras, or as it was. */
    private void improve(double target, RandomGenerator random) {
        int centre = chosen[random.nextInt(size)];
        int[] poles = neighbours.of(centre / Candidates.DIRECTIONS);
        int[] before = here(poles);
        double seen = covered;
        for (int c : before) drop(c);
        int[] after = new int[before.length];
        int n = 0;
        while (covered < target && n < before.length) {
            int c = best(poles, random);
            if (c < 0) break;
            take(c);
            after[n++] = c;
        }
        // As many cameras that see enough are taken too: another way on may save one later.
        if (Double.isFinite(target) ? covered >= target : covered >= seen) return;
        for (int k = 0; k < n; k++) drop(after[k]);
        for (int c : before) take(c);
    }

    private int[] here(int[] poles) {
        int[] here = new int[poles.length * Candidates.DIRECTIONS];
        int n = 0;
        for (int pole : poles)
            for (int k = 0; k < Candidates.DIRECTIONS; k++)
                if (place[pole * Candidates.DIRECTIONS + k] >= 0)
                    here[n++] = pole * Candidates.DIRECTIONS + k;
        return Arrays.copyOf(here, n);
    }

    private int best(int[] poles, RandomGenerator random) {
        int best = -1;
        double most = 0;
        for (int pole : poles) {
            for (int k = 0; k < Candidates.DIRECTIONS; k++) {
                int c = pole * Candidates.DIRECTIONS + k;
                if (place[c] >= 0) continue;
                // A little chance, or the same neighbourhood would always come out the same.
                double gain = gain(c) * (0.9 + 0.1 * random.nextDouble());
                if (gain > most) {
                    most = gain;
                    best = c;
                }
            }
        }
        return best;
    }

    /** Metres that it would add. */
    private float gain(int c) {
        evaluations++;
        float sum = 0;
        for (int k = 0; k < candidates.count(c); k++) {
            int part = candidates.part(c, k);
            if (seenBy[part] == 0) sum += roads.length(part);
        }
        return sum;
    }

    /** Metres that no other camera sees. */
    private float own(int c) {
        float sum = 0;
        for (int k = 0; k < candidates.count(c); k++) {
            int part = candidates.part(c, k);
            if (seenBy[part] == 1) sum += roads.length(part);
        }
        return sum;
    }

    private void take(int c) {
        for (int k = 0; k < candidates.count(c); k++) {
            int part = candidates.part(c, k);
            if (seenBy[part]++ == 0) covered += roads.length(part);
        }
        if (size == chosen.length) chosen = Arrays.copyOf(chosen, 2 * size);
        place[c] = size;
        chosen[size++] = c;
    }

    private void drop(int c) {
        for (int k = 0; k < candidates.count(c); k++) {
            int part = candidates.part(c, k);
            if (--seenBy[part] == 0) covered -= roads.length(part);
        }
        int last = chosen[--size];
        chosen[place[c]] = last;
        place[last] = place[c];
        place[c] = -1;
    }
}
