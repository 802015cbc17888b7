package city.qala.sensing.series;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A sealed file as the manifest names it, with what it holds of each stream, so that most questions
 * need not open it. Never changes.
 */
final class SealedFile {

    /** What a file holds of one stream. */
    static final class Entry {
        final int stream;
        long count;
        int lowSeq = Integer.MAX_VALUE;
        int highSeq = Integer.MIN_VALUE;
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        long end = Long.MIN_VALUE;
        long resultLow = Observation.NO_TIME;
        long resultHigh = Observation.NO_TIME;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        boolean numeric = true;

        Entry(int stream) {
            this.stream = stream;
        }

        void add(int seq, long from, long to, long resultTime, double number) {
            count++;
            lowSeq = Math.min(lowSeq, seq);
            highSeq = Math.max(highSeq, seq);
            low = Math.min(low, from);
            high = Math.max(high, from);
            end = Math.max(end, to);
            if (resultTime != Observation.NO_TIME) {
                resultLow =
                        resultLow == Observation.NO_TIME
                                ? resultTime
                                : Math.min(resultLow, resultTime);
                resultHigh = Math.max(resultHigh, resultTime);
            }
            if (Double.isNaN(number)) {
                numeric = false;
            } else {
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
            }
        }

        boolean meets(Wanted wanted) {
            Series.Range range = wanted.range();
            return low <= wanted.to()
                    && high >= wanted.from()
                    && (range == null || (least <= range.high() && greatest >= range.low()));
        }

        /** How many rows are wanted, or -1 if only looking at them tells. */
        long countAtOnce(Wanted wanted) {
            if (wanted.after() != null || low < wanted.from() || high > wanted.to()) {
                return -1;
            }
            Series.Range range = wanted.range();
            if (range == null) {
                return count;
            }
            return numeric && range.holds(least) && range.holds(greatest) ? count : -1;
        }
    }

    final int id;
    final int generation;
    final int month;
    final Path path;

    /** Earliest and latest time of all streams. */
    final long low;

    final long high;

    /** See {@link ResultCounts}; null where they were not kept. */
    final byte @Nullable [] results;

    private final Entry[] entries;
    private final int[] streams;

    /**
     * @param path below the lake's folder
     * @param entries by ascending stream
     * @param results packed {@link ResultCounts} of all rows, if they were kept
     */
    SealedFile(
            int id,
            int generation,
            int month,
            Path path,
            Entry[] entries,
            byte @Nullable [] results) {
        this.id = id;
        this.generation = generation;
        this.month = month;
        this.path = path;
        this.entries = entries;
        this.results = results;
        this.low = Arrays.stream(entries).mapToLong(e -> e.low).min().orElse(Long.MAX_VALUE);
        this.high = Arrays.stream(entries).mapToLong(e -> e.high).max().orElse(Long.MIN_VALUE);
        this.streams = Arrays.stream(entries).mapToInt(e -> e.stream).toArray();
    }

    /** What it holds of a stream, or null. */
    @Nullable Entry find(int stream) {
        int at = Arrays.binarySearch(streams, stream);
        return at < 0 ? null : entries[at];
    }

    /** Whether every stream in it is one of these. */
    boolean isWithin(BitSet wanted) {
        for (int stream : streams) {
            if (!wanted.get(stream)) {
                return false;
            }
        }
        return true;
    }

    Entry[] entries() {
        return entries;
    }

    long rows() {
        return Arrays.stream(entries).mapToLong(e -> e.count).sum();
    }

    byte[] packEntries() {
        PackWriter out = new PackWriter(entries.length * 32);
        out.one(1);
        out.number(entries.length);
        long base = Months.start(month);
        int before = 0;
        for (Entry e : entries) {
            out.number(e.stream - before);
            before = e.stream;
            out.number(e.count);
            out.number(e.lowSeq);
            out.number(e.highSeq - e.lowSeq);
            out.signed(e.low - base);
            out.number(e.high - e.low);
            out.signed(e.end - e.high);
            boolean timed = e.resultLow != Observation.NO_TIME;
            out.one((timed ? 1 : 0) | (e.numeric ? 2 : 0));
            if (timed) {
                out.signed(e.resultLow - base);
                out.number(e.resultHigh - e.resultLow);
            }
            out.real(e.least);
            out.real(e.greatest);
        }
        return out.toBytes();
    }

    static Entry[] unpackEntries(byte[] bytes, int month) {
        PackReader in = new PackReader(bytes, 1);
        long base = Months.start(month);
        Entry[] entries = new Entry[in.integer()];
        int before = 0;
        for (int i = 0; i < entries.length; i++) {
            before += in.integer();
            Entry e = new Entry(before);
            e.count = in.number();
            e.lowSeq = in.integer();
            e.highSeq = e.lowSeq + in.integer();
            e.low = base + in.signed();
            e.high = e.low + in.number();
            e.end = e.high + in.signed();
            int flags = in.one();
            e.numeric = (flags & 2) != 0;
            if ((flags & 1) != 0) {
                e.resultLow = base + in.signed();
                e.resultHigh = e.resultLow + in.number();
            }
            e.least = in.real();
            e.greatest = in.real();
            entries[i] = e;
        }
        return entries;
    }
}
