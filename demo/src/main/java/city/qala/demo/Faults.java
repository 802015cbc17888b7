package city.qala.demo;

/**
 * What goes wrong in the town, and when: always the same for the same seed.
 *
 * <ul>
 *   <li>a thing falls silent for six hours to two days: nothing is measured
 *   <li>a low-cost sensor sticks: the same value again and again
 *   <li>a gateway is cut off for an hour or three: what its things measure comes late, together
 *   <li>a gateway has no mains for two to eight hours: it says so while its battery lasts, is then
 *       away, and back-fills when power returns
 * </ul>
 */
final class Faults {
    private static final long HOUR = 3_600;
    private static final long BATTERY_LASTS = 90 * 60;
    private static final long SILENCE_BLOCK = 7 * 24 * HOUR;
    private static final long STUCK_BLOCK = 5 * 24 * HOUR;
    private static final long POWER_BLOCK = 3 * 24 * HOUR;
    private static final long LINK_BLOCK = 24 * HOUR;

    private final long seed;

    Faults(long seed) {
        this.seed = seed;
    }

    /**
     * A time during which a fault lasts.
     *
     * @param from first second
     * @param to first second after it
     */
    private record Spell(long from, long to) {
        boolean holds(long second) {
            return second >= from && second < to;
        }
    }

    /** Whether the thing is silent: it measures nothing. */
    boolean silent(String thing, long second) {
        return spell("silent " + thing, second, SILENCE_BLOCK, 0.05, 6 * HOUR, 48 * HOUR)
                .holds(second);
    }

    /** The moment whose value a sensor gives: {@code second}, or earlier while it is stuck. */
    long measuredAt(PlannedStream stream, long second) {
        if (stream.model() != SensorModel.AIR_LOW_COST && stream.model() != SensorModel.WATER) {
            return second;
        }
        Spell stuck =
                spell("stuck " + stream.code(), second, STUCK_BLOCK, 0.12, 8 * HOUR, 30 * HOUR);
        return stuck.holds(second) ? stream.slotFrom(stuck.from) : second;
    }

    /** Whether a gateway has mains power. */
    boolean mains(String gateway, long second) {
        return !noPower(gateway, second).holds(second);
    }

    /** Charge of a gateway's battery in percent. */
    double battery(String gateway, long second) {
        Spell off = noPower(gateway, second);
        if (off.holds(second)) {
            return 100 - 90.0 * Math.min(1, (second - off.from) / (double) BATTERY_LASTS);
        }
        long since = second - off.to;
        return since >= 0 && since < 4 * HOUR ? 10 + 90.0 * since / (4 * HOUR) : 100;
    }

    /** When a reading of this moment reaches the city: never before it was taken. */
    long arrives(String gateway, long second) {
        long sent = second + 1 + (long) (4 * Noise.unit(seed, Noise.key(gateway), second));
        Spell link = spell("link " + gateway, second, LINK_BLOCK, 0.06, HOUR, 3 * HOUR);
        if (link.holds(second)) sent = Math.max(sent, link.to);
        Spell off = noPower(gateway, sent);
        boolean away = off.holds(sent) && sent >= off.from + BATTERY_LASTS;
        return away ? off.to + 60 : sent;
    }

    private Spell noPower(String gateway, long second) {
        return spell("power " + gateway, second, POWER_BLOCK, 0.22, 2 * HOUR, 8 * HOUR);
    }

    /** The one spell that may lie in each block of time; it never leaves its block. */
    private Spell spell(
            String what, long second, long block, double chance, long shortest, long longest) {
        long key = Noise.key(what);
        long phase = (long) (block * Noise.unit(seed, key, 77));
        long number = Math.floorDiv(second + phase, block);
        if (Noise.unit(seed, key, 4 * number) >= chance) return new Spell(0, 0);
        long length =
                shortest + (long) ((longest - shortest) * Noise.unit(seed, key, 4 * number + 1));
        long begin = (long) ((block - length) * Noise.unit(seed, key, 4 * number + 2));
        long from = number * block - phase + begin;
        return new Spell(from, from + length);
    }
}
