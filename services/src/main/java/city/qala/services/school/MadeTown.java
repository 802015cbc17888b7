package city.qala.services.school;

import java.util.Arrays;

/**
 * A town of any size for trying the match: schools and pupils on a square, wishes by quality,
 * nearness and taste, siblings, zones and a lottery. Pure: the same case, the same town, in any
 * language (64-bit arithmetic that wraps around).
 */
final class MadeTown {
    private static final int PLACE_BITS = 44;
    private static final int QUALITY_BITS = 47;
    private static final int TASTE_BITS = 45;
    private static final int SIBLING_BITS = 61;
    private static final int QUALITY_WEIGHT = 4;

    /** Within this distance a school is the zone's own. */
    private static final int ZONE = 131_072;

    private static final int SEATS_PER_100 = 105;

    private final TownCase town;
    private final int[] x;
    private final int[] y;
    private final int[] quality;
    private final int[] wish;
    private final byte[] tier;
    private final long[] best;

    private MadeTown(TownCase town) {
        this.town = town;
        this.x = new int[town.schools()];
        this.y = new int[town.schools()];
        this.quality = new int[town.schools()];
        this.wish = new int[town.pupils() * town.wishes()];
        this.tier = new byte[wish.length];
        this.best = new long[town.wishes()];
    }

    /** The town's pupils and schools. */
    static Market market(TownCase town) {
        var made = new MadeTown(town);
        made.settle();
        int[] first = new int[town.pupils() + 1];
        Arrays.setAll(first, p -> p * town.wishes());
        int[] rank = new LotteryRule(town).ranks(made.wish, made.tier);
        return new Market(
                first,
                made.wish,
                rank,
                capacity(town),
                new int[town.schools()],
                new boolean[town.pupils()]);
    }

    /** Tier of each wish: 0 a sibling is there, 1 within the zone, 2 other. */
    static java.util.function.IntUnaryOperator tiers(TownCase town) {
        var made = new MadeTown(town);
        made.settle();
        byte[] tier = made.tier;
        return wish -> tier[wish];
    }

    private static int[] capacity(TownCase town) {
        long seats = (long) town.pupils() * SEATS_PER_100 / 100;
        int[] capacity = new int[town.schools()];
        for (int j = 0; j < capacity.length; j++)
            capacity[j] = (int) (seats / town.schools() + (j < seats % town.schools() ? 1 : 0));
        return capacity;
    }

    private void settle() {
        var random = new SplitMix(town.seed());
        for (int j = 0; j < town.schools(); j++) {
            x[j] = (int) (random.next() >>> PLACE_BITS);
            y[j] = (int) (random.next() >>> PLACE_BITS);
            quality[j] = (int) (random.next() >>> QUALITY_BITS);
        }
        for (int i = 0; i < town.pupils(); i++) {
            int atX = (int) (random.next() >>> PLACE_BITS);
            int atY = (int) (random.next() >>> PLACE_BITS);
            long v = random.next();
            long w = random.next();
            int sibling = v >>> SIBLING_BITS == 0 ? (int) ((w >>> 1) % town.schools()) : -1;
            wishes(i, atX, atY, sibling);
        }
    }

    /** The best schools in this pupil's eyes, the sibling's first. */
    private void wishes(int i, int atX, int atY, int sibling) {
        rate(i, atX, atY);
        int at = i * town.wishes();
        int end = at + town.wishes();
        if (sibling >= 0) {
            wish[at] = sibling;
            tier[at++] = 0;
        }
        for (int k = 0; k < best.length && at < end; k++) {
            int j = Integer.MAX_VALUE - (int) best[k];
            if (j == sibling) continue;
            wish[at] = j;
            tier[at++] = (byte) (distance(j, atX, atY) <= ZONE ? 1 : 2);
        }
    }

    /** Keeps the best by score, the smaller number first among equals. */
    private void rate(int i, int atX, int atY) {
        int full = 0;
        long index = (long) i * town.schools() + 1;
        for (int j = 0; j < x.length; j++) {
            long taste = SplitMix.mix(town.seed() ^ ((index + j) * SplitMix.GAMMA)) >>> TASTE_BITS;
            long score = QUALITY_WEIGHT * (long) quality[j] - distance(j, atX, atY) + taste;
            long one = (score << 32) + (Integer.MAX_VALUE - j);
            if (full == best.length && one <= best[full - 1]) continue;
            int at = full < best.length ? full++ : full - 1;
            while (at > 0 && best[at - 1] < one) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = one;
        }
    }

    private int distance(int j, int atX, int atY) {
        return Math.abs(atX - x[j]) + Math.abs(atY - y[j]);
    }
}
