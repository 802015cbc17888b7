package city.qala.sensing.series;

import city.qala.sensing.series.Observation.Extra;
import java.util.List;
import java.util.Objects;

/**
 * Rows of one stream with consecutive ids, column by column: times as differences in the coarsest
 * unit that loses nothing, results as decimals where that is exact, and rare things only where they
 * occur.
 */
final class RunCodec {

    private static final int INTERVALS = 1;
    private static final int RESULT_TIME_IS_TIME = 2;
    private static final int RESULT_TIMES = 4;
    private static final int FEATURES = 8;
    private static final int SIDE = 16;

    private static final long[] UNITS = {1_000_000, 1_000, 1};
    private static final double[] TENS = {1, 10, 100, 1_000, 10_000};
    private static final int RAW = TENS.length;
    private static final double LARGEST_DECIMAL = 1L << 50;

    private RunCodec() {}

    static void write(PackWriter out, List<Observation> run) {
        Observation first = run.getFirst();
        int shape = shape(run);
        out.number(first.stream());
        out.number(Integer.toUnsignedLong(Ids.seq(first.id())));
        out.number(run.size());
        out.number(first.feature());
        out.one(shape);
        writeTimes(out, run);
        writeNumbers(out, run);
        if ((shape & INTERVALS) != 0) {
            run.forEach(row -> out.signed(row.to() - row.from()));
        }
        if ((shape & RESULT_TIMES) != 0) {
            run.forEach(row -> writeOptional(out, row.resultTime(), row.from()));
        }
        if ((shape & FEATURES) != 0) {
            run.forEach(row -> out.number(row.feature()));
        }
        if ((shape & SIDE) != 0) {
            run.forEach(row -> writeSide(out, row));
        }
    }

    private static int shape(List<Observation> run) {
        boolean timed = run.stream().allMatch(row -> row.resultTime() == row.from());
        boolean untimed = run.stream().allMatch(row -> row.resultTime() == Observation.NO_TIME);
        int resultTimes = timed ? RESULT_TIME_IS_TIME : untimed ? 0 : RESULT_TIMES;
        long feature = run.getFirst().feature();
        return resultTimes
                | (run.stream().anyMatch(row -> row.to() != row.from()) ? INTERVALS : 0)
                | (run.stream().anyMatch(row -> row.feature() != feature) ? FEATURES : 0)
                | (run.stream().anyMatch(RunCodec::hasSide) ? SIDE : 0);
    }

    private static boolean hasSide(Observation row) {
        return row.json() != null || row.extra() != null;
    }

    private static void writeTimes(PackWriter out, List<Observation> run) {
        int unit = 0;
        for (Observation row : run) {
            while (row.from() % UNITS[unit] != 0) {
                unit++;
            }
        }
        out.one(unit);
        long before = 0;
        for (Observation row : run) {
            long time = row.from() / UNITS[unit];
            out.signed(time - before);
            before = time;
        }
    }

    private static void writeNumbers(PackWriter out, List<Observation> run) {
        int places = 0;
        for (Observation row : run) {
            while (places < RAW && row.json() == null && !isDecimal(row.number(), places)) {
                places++;
            }
        }
        out.one(places);
        long before = 0;
        for (Observation row : run) {
            if (places == RAW) {
                out.real(row.number());
            } else {
                long decimal = row.json() != null ? before : decimal(row.number(), places);
                out.signed(decimal - before);
                before = decimal;
            }
        }
    }

    private static boolean isDecimal(double number, int places) {
        double scaled = number * TENS[places];
        return Math.abs(scaled) < LARGEST_DECIMAL
                && Double.doubleToRawLongBits(Math.rint(scaled) / TENS[places] + 0.0)
                        == Double.doubleToRawLongBits(number);
    }

    private static long decimal(double number, int places) {
        return (long) Math.rint(number * TENS[places]);
    }

    private static void writeOptional(PackWriter out, long time, long base) {
        out.one(time == Observation.NO_TIME ? 0 : 1);
        if (time != Observation.NO_TIME) {
            out.signed(time - base);
        }
    }

    private static void writeSide(PackWriter out, Observation row) {
        Extra extra = row.extra();
        out.one((row.json() == null ? 0 : 1) | (extra == null ? 0 : 2));
        if (row.json() != null) {
            out.text(row.json());
        }
        if (extra != null) {
            out.text(extra.quality());
            out.text(extra.parameters());
            writeOptional(out, extra.validFrom(), 0);
            writeOptional(out, extra.validTo(), 0);
        }
    }

    static void read(PackReader in, Block.Reader reader) {
        int stream = in.integer();
        int seq = in.integer();
        int count = in.integer();
        long feature = in.number();
        int shape = in.one();
        long[] times = readTimes(in, count);
        double[] numbers = readNumbers(in, count);
        long[] tos = (shape & INTERVALS) == 0 ? times : readTos(in, times);
        long[] resultTimes = (shape & RESULT_TIMES) == 0 ? times : readOptionals(in, times);
        long[] features = (shape & FEATURES) == 0 ? times : readPlain(in, count);
        boolean untimed = (shape & (RESULT_TIMES | RESULT_TIME_IS_TIME)) == 0;
        boolean oneFeature = (shape & FEATURES) == 0;
        for (int i = 0; i < count; i++) {
            int side = (shape & SIDE) == 0 ? 0 : in.one();
            String json = (side & 1) == 0 ? null : Objects.requireNonNull(in.text());
            Extra extra = (side & 2) == 0 ? null : readExtra(in);
            reader.added(
                    stream,
                    seq + i,
                    times[i],
                    tos[i],
                    untimed ? Observation.NO_TIME : resultTimes[i],
                    json == null ? numbers[i] : Double.NaN,
                    json,
                    oneFeature ? feature : features[i],
                    extra);
        }
    }

    private static long[] readTimes(PackReader in, int count) {
        long unit = UNITS[in.one()];
        long[] times = new long[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            before += in.signed();
            times[i] = before * unit;
        }
        return times;
    }

    private static double[] readNumbers(PackReader in, int count) {
        int places = in.one();
        double[] numbers = new double[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            if (places == RAW) {
                numbers[i] = in.real();
            } else {
                before += in.signed();
                numbers[i] = before / TENS[places];
            }
        }
        return numbers;
    }

    private static long[] readTos(PackReader in, long[] times) {
        long[] tos = new long[times.length];
        for (int i = 0; i < tos.length; i++) {
            tos[i] = times[i] + in.signed();
        }
        return tos;
    }

    private static long[] readOptionals(PackReader in, long[] times) {
        long[] found = new long[times.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = readOptional(in, times[i]);
        }
        return found;
    }

    private static long readOptional(PackReader in, long base) {
        return in.one() == 0 ? Observation.NO_TIME : base + in.signed();
    }

    private static long[] readPlain(PackReader in, int count) {
        long[] found = new long[count];
        for (int i = 0; i < count; i++) {
            found[i] = in.number();
        }
        return found;
    }

    private static Extra readExtra(PackReader in) {
        String quality = in.text();
        String parameters = in.text();
        return new Extra(quality, readOptional(in, 0), readOptional(in, 0), parameters);
    }
}
