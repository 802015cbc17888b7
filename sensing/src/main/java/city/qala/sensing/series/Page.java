package city.qala.sensing.series;

import city.qala.sensing.series.Observation.Extra;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to 256 observations of one stream in plain arrays, in the order in which they came: 16 bytes a
 * row, more only where a row has more to say.
 *
 * <p>One thread writes, any number read: a reader takes a {@link View}, which ends at the rows that
 * were whole by then. Bounds kept beside the rows may already know of later ones, so they may be
 * wider than a view but never narrower.
 */
final class Page {

    /** Rows of a full page. */
    static final int ROWS = 256;

    private static final int FIRST_ROWS = 8;

    /** µs that a page spans at most: milliseconds in an int reach 24 days. */
    private static final long WINDOW = 20 * Pieces.DAY;

    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Page.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The arrays; one that is null has its default in every row. */
    static final class Columns implements Cloneable {
        int[] millis = new int[FIRST_ROWS];
        int[] seq = new int[FIRST_ROWS];
        double[] number = new double[FIRST_ROWS];
        short @Nullable [] micros;
        long @Nullable [] to;
        long @Nullable [] resultTime;
        long @Nullable [] feature;
        @Nullable String @Nullable [] json;
        @Nullable Extra @Nullable [] extra;

        Columns copy() {
            try {
                return (Columns) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        private Columns grown(int rows) {
            Columns c = copy();
            c.millis = Arrays.copyOf(millis, rows);
            c.seq = Arrays.copyOf(seq, rows);
            c.number = Arrays.copyOf(number, rows);
            c.micros = micros == null ? null : Arrays.copyOf(micros, rows);
            c.to = to == null ? null : Arrays.copyOf(to, rows);
            c.resultTime = resultTime == null ? null : Arrays.copyOf(resultTime, rows);
            c.feature = feature == null ? null : Arrays.copyOf(feature, rows);
            c.json = json == null ? null : Arrays.copyOf(json, rows);
            c.extra = extra == null ? null : Arrays.copyOf(extra, rows);
            return c;
        }
    }

    final int stream;
    final long base;
    final boolean timed;
    final long feature;

    private volatile Columns columns = new Columns();
    private int count;

    // Bounds of the rows written so far, published with the count.
    private long low = Long.MAX_VALUE;
    private long high = Long.MIN_VALUE;
    private int lowSeq = Integer.MAX_VALUE;
    private int highSeq = Integer.MIN_VALUE;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private boolean numeric = true;
    private boolean ordered = true;
    private int lastSeq;
    private long lastTime = Long.MIN_VALUE;

    /**
     * An empty page.
     *
     * @param like its first row, whose feature and kind of result time become the page's defaults
     */
    Page(Observation like) {
        this(like.stream(), like.from(), like.resultTime() == like.from(), like.feature());
    }

    Page(int stream, long from, boolean timed, long feature) {
        this.stream = stream;
        this.base = window(from) * WINDOW;
        this.timed = timed;
        this.feature = feature;
    }

    /** The number of the span of time whose rows may share a page. */
    static long window(long time) {
        return Math.floorDiv(time, WINDOW);
    }

    long window() {
        return window(base);
    }

    /** Adds a row; false if it does not fit, and then nothing has changed. */
    boolean add(
            int newSeq,
            long from,
            long to,
            long resultTime,
            double number,
            @Nullable String json,
            long itsFeature,
            @Nullable Extra extra) {
        long offset = Math.floorDiv(from - base, 1000L);
        if (count == ROWS || offset != (int) offset) {
            return false;
        }
        int at = count;
        Columns c = columns;
        if (at == c.millis.length) {
            c = c.grown(Math.min(ROWS, at * 4));
            columns = c;
        }
        int micros = (int) (from - base - offset * 1000L);
        boolean plainResultTime = resultTime == (timed ? from : Observation.NO_TIME);
        if ((micros != 0 && c.micros == null)
                || (to != from && c.to == null)
                || (!plainResultTime && c.resultTime == null)
                || (itsFeature != feature && c.feature == null)
                || (json != null && c.json == null)
                || (extra != null && c.extra == null)) {
            c = widened(at, micros, to != from, !plainResultTime, itsFeature, json, extra);
            columns = c;
        }
        c.millis[at] = (int) offset;
        c.seq[at] = newSeq;
        c.number[at] = json == null ? number : Double.NaN;
        if (c.micros != null) c.micros[at] = (short) micros;
        if (c.to != null) c.to[at] = to;
        if (c.resultTime != null) c.resultTime[at] = resultTime;
        if (c.feature != null) c.feature[at] = itsFeature;
        if (c.json != null) c.json[at] = json;
        if (c.extra != null) c.extra[at] = extra;
        bound(newSeq, from, c.number[at]);
        COUNT.setRelease(this, at + 1);
        return true;
    }

    /** The columns with those in addition that the next row needs, filled with the defaults. */
    private Columns widened(
            int rows,
            int micros,
            boolean interval,
            boolean resultTime,
            long itsFeature,
            @Nullable String json,
            @Nullable Extra extra) {
        Columns c = columns.copy();
        int room = c.millis.length;
        View before = new View(this, columns, rows);
        if (micros != 0 && c.micros == null) c.micros = new short[room];
        if (interval && c.to == null) {
            c.to = new long[room];
            Arrays.setAll(c.to, i -> i < rows ? before.time(i) : 0);
        }
        if (resultTime && c.resultTime == null) {
            c.resultTime = new long[room];
            Arrays.setAll(c.resultTime, i -> i < rows ? before.resultTime(i) : 0);
        }
        if (itsFeature != feature && c.feature == null) {
            c.feature = new long[room];
            Arrays.fill(c.feature, feature);
        }
        if (json != null && c.json == null) c.json = new String[room];
        if (extra != null && c.extra == null) c.extra = new Extra[room];
        return c;
    }

    private void bound(int newSeq, long time, double number) {
        low = Math.min(low, time);
        high = Math.max(high, time);
        lowSeq = Math.min(lowSeq, newSeq);
        highSeq = Math.max(highSeq, newSeq);
        if (Double.isNaN(number)) {
            numeric = false;
        } else {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }
        if (time < lastTime || (time == lastTime && newSeq < lastSeq)) {
            ordered = false;
        }
        lastTime = time;
        lastSeq = newSeq;
    }

    /** The rows that are whole now. */
    View view() {
        int rows = (int) COUNT.getAcquire(this);
        return new View(this, columns, rows);
    }

    int count() {
        return (int) COUNT.getAcquire(this);
    }

    boolean full() {
        return count() == ROWS;
    }

    /** Earliest time; {@link Long#MAX_VALUE} while empty. */
    long low() {
        return low;
    }

    /** Latest time; {@link Long#MIN_VALUE} while empty. */
    long high() {
        return high;
    }

    boolean maybeHolds(int wanted) {
        return wanted >= lowSeq && wanted <= highSeq;
    }

    /** Whether it may hold one of these numbers, which ascend. */
    boolean maybeHoldAny(int[] seqs) {
        int at = Arrays.binarySearch(seqs, lowSeq);
        int next = at >= 0 ? at : -at - 1;
        return next < seqs.length && seqs[next] <= highSeq;
    }

    /** Whether every result is a number. */
    boolean numeric() {
        return numeric;
    }

    /** Least number; infinite if there is none. */
    double least() {
        return least;
    }

    /** Greatest number; minus infinite if there is none. */
    double greatest() {
        return greatest;
    }

    /** Whether rows lie in the order of time and id. */
    boolean ordered() {
        return ordered;
    }
}
