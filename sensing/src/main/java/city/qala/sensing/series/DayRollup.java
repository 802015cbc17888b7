package city.qala.sensing.series;

import org.jspecify.annotations.Nullable;

/** The roll-ups of the hours of one day (UTC) of one stream. */
final class DayRollup {

    private static final int HOURS = 24;
    private static final double[] TENS = {1, 10, 100, 1_000, 10_000};
    private static final int RAW = TENS.length;
    private static final double LARGEST_DECIMAL = 1L << 50;
    private static final long[] UNITS = {60_000_000, 1_000_000, 1_000, 1};

    private final @Nullable Tally[] hours = new @Nullable Tally[HOURS];

    /** Adds a number; its time must be of this day. */
    void add(long time, long id, double number) {
        if (!Double.isNaN(number)) {
            hour((int) (Math.floorMod(time, Pieces.DAY) / Pieces.HOUR)).add(time, id, number);
        }
    }

    /** Adds what another one holds of the same day. */
    void add(DayRollup other) {
        for (int hour = 0; hour < HOURS; hour++) {
            Tally more = other.hours[hour];
            if (more != null) {
                hour(hour).add(more);
            }
        }
    }

    private Tally hour(int hour) {
        Tally tally = hours[hour];
        if (tally == null) {
            tally = new Tally();
            hours[hour] = tally;
        }
        return tally;
    }

    /** The roll-up of an hour from 0 to 23, or null if there was no number in it. */
    @Nullable Tally find(int hour) {
        return hours[hour];
    }

    boolean isEmpty() {
        for (Tally tally : hours) {
            if (tally != null) {
                return false;
            }
        }
        return true;
    }

    byte[] pack() {
        int places = places();
        int unit = unit();
        int base = baseSeq();
        PackWriter out = new PackWriter(256);
        out.one(1);
        out.one(places);
        out.one(unit);
        out.number(base);
        for (int hour = 0; hour < HOURS; hour++) {
            Tally t = hours[hour];
            if (t != null) {
                out.one(hour);
                out.number(t.count);
                packNumbers(out, t, places);
                packPlace(out, t.firstTime, t.firstId, unit, base);
                packPlace(out, t.lastTime, t.lastId, unit, base);
            }
        }
        return out.toBytes();
    }

    private static void packPlace(PackWriter out, long time, long id, int unit, int base) {
        out.number(Math.floorMod(time, Pieces.HOUR) / UNITS[unit]);
        out.number(Ids.seq(id) - base);
    }

    private static void packNumbers(PackWriter out, Tally t, int places) {
        if (places == RAW) {
            out.real(t.min);
            out.real(t.max);
            out.real(t.first);
            out.real(t.last);
            out.real(t.sum);
            return;
        }
        long min = decimal(t.min, places);
        out.signed(min);
        out.number(decimal(t.max, places) - min);
        out.number(decimal(t.first, places) - min);
        out.number(decimal(t.last, places) - min);
        out.signed(decimal(t.sum, places));
    }

    private static long decimal(double number, int places) {
        return (long) Math.rint(number * TENS[places]);
    }

    /** The fewest decimal places that lose nothing of any number, or RAW. */
    private int places() {
        int places = 0;
        for (Tally t : hours) {
            while (t != null && places < RAW && !fits(t, places)) {
                places++;
            }
        }
        return places;
    }

    private static boolean fits(Tally t, int places) {
        return isDecimal(t.min, places)
                && isDecimal(t.max, places)
                && isDecimal(t.first, places)
                && isDecimal(t.last, places)
                && isNearly(t.sum, places);
    }

    private static boolean isDecimal(double number, int places) {
        double scaled = number * TENS[places];
        return Math.abs(scaled) < LARGEST_DECIMAL
                && Double.doubleToRawLongBits(Math.rint(scaled) / TENS[places] + 0.0)
                        == Double.doubleToRawLongBits(number);
    }

    /** A sum of decimals is one itself, but for what adding rounded away. */
    private static boolean isNearly(double sum, int places) {
        double scaled = sum * TENS[places];
        return Math.abs(scaled) < LARGEST_DECIMAL
                && Math.abs(Math.rint(scaled) - scaled) <= 1e-12 * Math.abs(scaled);
    }

    private int unit() {
        int unit = 0;
        for (Tally t : hours) {
            while (t != null && (t.firstTime % UNITS[unit] != 0 || t.lastTime % UNITS[unit] != 0)) {
                unit++;
            }
        }
        return unit;
    }

    private int baseSeq() {
        int base = Integer.MAX_VALUE;
        for (Tally t : hours) {
            if (t != null) {
                base = Math.min(base, Math.min(Ids.seq(t.firstId), Ids.seq(t.lastId)));
            }
        }
        return base;
    }

    /**
     * @param day since 1970-01-01
     */
    static DayRollup unpack(byte[] bytes, int stream, int day) {
        PackReader in = new PackReader(bytes, 1);
        DayRollup rollup = new DayRollup();
        int places = in.one();
        long unit = UNITS[in.one()];
        int base = in.integer();
        while (!in.atEnd()) {
            int hour = in.one();
            long start = day * Pieces.DAY + hour * Pieces.HOUR;
            Tally t = new Tally();
            t.count = in.number();
            unpackNumbers(in, t, places);
            t.firstTime = start + in.number() * unit;
            t.firstId = Ids.of(stream, base + in.integer());
            t.lastTime = start + in.number() * unit;
            t.lastId = Ids.of(stream, base + in.integer());
            rollup.hours[hour] = t;
        }
        return rollup;
    }

    private static void unpackNumbers(PackReader in, Tally t, int places) {
        if (places == RAW) {
            t.min = in.real();
            t.max = in.real();
            t.first = in.real();
            t.last = in.real();
            t.sum = in.real();
            return;
        }
        long min = in.signed();
        t.min = min / TENS[places];
        t.max = (min + in.number()) / TENS[places];
        t.first = (min + in.number()) / TENS[places];
        t.last = (min + in.number()) / TENS[places];
        t.sum = in.signed() / TENS[places];
    }
}
