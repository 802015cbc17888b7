package city.qala.proactive.decide;

import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One fact of all rows: a value for ever in an array, values by period or since a day beside it.
 *
 * <p>Of a flow, the value for ever is that of each of its periods. Rows are filled in their order.
 */
final class FactColumn {
    private static final byte HELD = 1;
    private static final byte ENDED = 2;

    /**
     * What silence of a register means.
     *
     * @param value of whoever it says nothing about
     * @param where rows whose register was asked
     */
    record Silence(Column value, IntPredicate where) {}

    /** Where a value came from. */
    record Source(String register, String record) {}

    private final Fact fact;
    private final Packed values = new Packed();
    private byte[] held = new byte[16];
    private int scale;

    private int[] begin = new int[0];
    private int entries;
    private int[] owner = new int[16];
    private int[] day = new int[16];
    private byte[] kind = new byte[16];
    private byte[] ended = new byte[16];
    private long[] dated = new long[16];
    private final Map<Integer, Source> sources = new HashMap<>();

    FactColumn(Fact fact) {
        this.fact = fact;
    }

    /** Sets the value for ever of a row; a decimal has at most six places. */
    void set(int row, long value, int decimals) {
        room(row);
        values.set(row, lift(value, decimals));
        held[row] = HELD;
    }

    /** Sets the value of a row in a period, or from its first day on; none if it ended. */
    void set(int row, Period period, @Nullable Long value, int decimals) {
        if (begin.length <= row) begin = Arrays.copyOf(begin, Math.max(2 * row, row + 16));
        if (entries == owner.length) grow();
        if (begin[row] == 0) begin[row] = entries + 1;
        owner[entries] = row;
        day[entries] = (int) period.start().toEpochDay();
        kind[entries] = (byte) period.kind().months();
        ended[entries] = value == null ? ENDED : HELD;
        dated[entries] = value == null ? 0 : lift(value, decimals);
        entries++;
    }

    /** Sets the value of a row for ever, whatever was said of periods before. */
    void replace(int row, long value, int decimals) {
        if (row < begin.length) begin[row] = 0;
        set(row, value, decimals);
    }

    /** Takes a row of another column of the same fact over, with its values by date. */
    void take(int row, FactColumn other, int from) {
        if (from < other.values.size() && other.held[from] == HELD)
            set(row, other.values.at(from), other.scale);
        if (from >= other.begin.length || other.begin[from] == 0) return;
        for (int k = other.begin[from] - 1; k < other.entries && other.owner[k] == from; k++) {
            Period p =
                    new Period(
                            Period.Kind.ofMonths(other.kind[k]),
                            LocalDate.ofEpochDay(other.day[k]));
            set(row, p, other.ended[k] == ENDED ? null : other.dated[k], other.scale);
        }
    }

    void source(int row, Source from) {
        sources.put(row, from);
    }

    Optional<Source> source(int row) {
        return Optional.ofNullable(sources.get(row));
    }

    private void room(int row) {
        if (row < values.size()) return;
        int size = Math.max(row + 1, values.size() + (values.size() >> 1) + 16);
        values.grow(size);
        held = Arrays.copyOf(held, size);
    }

    private void grow() {
        int size = owner.length * 2;
        owner = Arrays.copyOf(owner, size);
        day = Arrays.copyOf(day, size);
        kind = Arrays.copyOf(kind, size);
        ended = Arrays.copyOf(ended, size);
        dated = Arrays.copyOf(dated, size);
    }

    /** The value with this column's decimals, which may become more. */
    private long lift(long value, int decimals) {
        if (decimals > scale) {
            long f = Column.TEN[decimals - scale];
            values.multiply(f);
            for (int i = 0; i < entries; i++) dated[i] *= f;
            scale = decimals;
        }
        return value * Column.TEN[scale - decimals];
    }

    /** The values of some rows in a period. */
    Column read(Period p, int from, int to, @Nullable Silence silence) {
        Column plain = plain(from, to);
        if (entries > 0) return byDate(p, from, to, plain, silence);
        Column out = fact.flow() ? ofPeriod(plain, p) : plain;
        return silence == null || out.state == null ? out : filled(out, from, silence);
    }

    private static Column filled(Column c, int from, Silence silence) {
        Column out = new Column(c.v.length, Math.max(c.scale, silence.value().scale));
        for (int i = 0; i < out.v.length; i++) {
            boolean silent = c.state(i) != Column.KNOWN && silence.where().test(from + i);
            Logic.copy(silent ? silence.value() : c, i, out);
        }
        return out;
    }

    private Column plain(int from, int to) {
        room(to);
        long[] v = values.copy(from, to);
        byte[] state = null;
        for (int i = from; i < to; i++) {
            if (held[i] == HELD) continue;
            if (state == null) state = new byte[to - from];
            state[i - from] = Column.UNKNOWN;
        }
        return new Column(v, scale, state);
    }

    /** A flow of every period, as the flow of a longer or shorter one. */
    private Column ofPeriod(Column c, Period p) {
        int own = fact.period().orElse(Period.Kind.MONTH).months();
        int wanted = Math.max(1, p.kind().months());
        if (own == wanted) return c;
        return wanted > own
                ? Decimals.multiply(c, Column.constant(wanted / own))
                : Decimals.divide(c, Column.constant(own / wanted));
    }

    private Column byDate(Period p, int from, int to, Column plain, @Nullable Silence silence) {
        Column always = fact.flow() ? ofPeriod(plain, p) : plain;
        int decimals = silence == null ? 0 : silence.value().scale;
        Column out = new Column(to - from, Math.max(decimals, Math.max(scale, always.scale)));
        for (int row = from; row < to; row++) {
            int i = row - from;
            boolean asked = silence != null && silence.where().test(row);
            boolean said = true;
            if (row >= begin.length || begin[row] == 0) {
                said = always.state(i) == Column.KNOWN;
                Logic.copy(always, i, out);
            } else if (!fact.flow()) said = state(row, (int) p.start().toEpochDay(), out, i);
            else flow(row, p, out, i, asked);
            if (!said && asked && silence != null) {
                out.mark(i, Column.KNOWN);
                Logic.copy(silence.value(), i, out);
            }
        }
        return out;
    }

    /** The value since the latest day that is not after a day; whether one is said. */
    private boolean state(int row, int on, Column out, int i) {
        int best = -1;
        for (int k = begin[row] - 1; k < entries && owner[k] == row; k++)
            if (day[k] <= on && (best < 0 || day[k] >= day[best])) best = k;
        if (best < 0 || ended[best] == ENDED) out.mark(i, Column.UNKNOWN);
        else say(best, out, i);
        return best >= 0;
    }

    private void say(int k, Column out, int i) {
        long f = Column.TEN[out.scale - scale];
        if (Decimals.small(dated[k], f)) out.v[i] = dated[k] * f;
        else out.put(i, BigDecimal.valueOf(dated[k], scale));
    }

    private void flow(int row, Period p, Column out, int i, boolean silentIsZero) {
        Period asked = p.kind() == Period.Kind.DAY ? p.as(Period.Kind.MONTH) : p;
        int k = find(row, asked.kind(), asked.start());
        if (k >= 0 && ended[k] == HELD) {
            say(k, out, i);
            return;
        }
        BigDecimal sum = amount(row, asked, silentIsZero);
        if (sum == null) out.mark(i, Column.UNKNOWN);
        else out.put(i, sum);
    }

    /** What is said of the period itself, else of its parts, else its share of a longer one. */
    private @Nullable BigDecimal amount(int row, Period p, boolean zero) {
        BigDecimal own = said(row, p);
        if (own != null) return own;
        return switch (p.kind()) {
            case YEAR -> sum(row, p, Period.Kind.QUARTER, 4, zero);
            case QUARTER -> {
                BigDecimal months = saidMonths(row, p);
                if (months != null) yield months;
                BigDecimal year = said(row, p.as(Period.Kind.YEAR));
                yield year != null ? share(year, 4) : sum(row, p, Period.Kind.MONTH, 3, zero);
            }
            default -> {
                BigDecimal quarter = said(row, p.as(Period.Kind.QUARTER));
                if (quarter != null) yield share(quarter, 3);
                BigDecimal year = said(row, p.as(Period.Kind.YEAR));
                if (year != null) yield share(year, 12);
                yield zero && !isEnded(row, p) ? BigDecimal.ZERO : null;
            }
        };
    }

    private @Nullable BigDecimal saidMonths(int row, Period quarter) {
        BigDecimal sum = BigDecimal.ZERO;
        Period month = quarter.as(Period.Kind.MONTH);
        for (int i = 0; i < 3; i++) {
            BigDecimal one = said(row, month.plus(i));
            if (one == null) return null;
            sum = sum.add(one);
        }
        return sum;
    }

    private @Nullable BigDecimal sum(
            int row, Period p, Period.Kind parts, int count, boolean zero) {
        BigDecimal sum = BigDecimal.ZERO;
        Period first = p.as(parts);
        for (int i = 0; i < count; i++) {
            BigDecimal one = amount(row, first.plus(i), zero);
            if (one == null) return null;
            sum = sum.add(one);
        }
        return sum;
    }

    private static BigDecimal share(BigDecimal whole, int parts) {
        return whole.divide(
                BigDecimal.valueOf(parts), Column.MOST_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private @Nullable BigDecimal said(int row, Period p) {
        int k = find(row, p.kind(), p.start());
        return k < 0 || ended[k] == ENDED ? null : BigDecimal.valueOf(dated[k], scale);
    }

    private boolean isEnded(int row, Period p) {
        int k = find(row, p.kind(), p.start());
        return k >= 0 && ended[k] == ENDED;
    }

    private int find(int row, Period.Kind of, LocalDate start) {
        int from = (int) start.toEpochDay();
        for (int k = begin[row] - 1; k < entries && owner[k] == row; k++)
            if (day[k] == from && kind[k] == of.months()) return k;
        return -1;
    }
}
