package city.qala.proactive.decide;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind for the rows of a batch: yes-or-no as 0 and 1, days since 1970, codes of
 * texts, or decimals as whole numbers times a power of ten. A column may be one value for all rows.
 *
 * <p>Each row is known, unknown, or not in force. A decimal that does not fit in 64 bits stands
 * beside as a {@link BigDecimal}: slow, and exact all the same.
 */
final class Column {
    static final byte KNOWN = 0;
    static final byte UNKNOWN = 1;
    static final byte NOT_IN_FORCE = 2;

    /** Decimals of products and quotients. */
    static final int MOST_DECIMALS = 10;

    static final long[] TEN = new long[19];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) TEN[i] = TEN[i - 1] * 10;
    }

    final long[] v;

    /** 0 if one value stands for all rows, else all ones: the row's place is {@code i & mask}. */
    final int mask;

    int scale;
    byte @Nullable [] state;
    BigDecimal @Nullable [] big;

    Column(int rows, int scale) {
        this.v = new long[rows];
        this.mask = -1;
        this.scale = scale;
    }

    private Column(long value, int scale, byte state) {
        this.v = new long[] {value};
        this.mask = 0;
        this.scale = scale;
        if (state != KNOWN) this.state = new byte[] {state};
    }

    /** A column over existing values. */
    Column(long[] values, int scale, byte @Nullable [] state) {
        this.v = values;
        this.mask = -1;
        this.scale = scale;
        this.state = state;
    }

    /** One value for all rows. */
    static Column constant(long value) {
        return new Column(value, 0, KNOWN);
    }

    /** One decimal for all rows. */
    static Column constant(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > MOST_DECIMALS)
            plain = plain.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN);
        if (plain.scale() < 0) plain = plain.setScale(0);
        var c = new Column(0, plain.scale(), KNOWN);
        c.put(0, plain);
        return c;
    }

    static Column unknown() {
        return new Column(0, 0, UNKNOWN);
    }

    static Column notInForce() {
        return new Column(0, 0, NOT_IN_FORCE);
    }

    boolean isConstant() {
        return mask == 0;
    }

    byte state(int row) {
        return state == null ? KNOWN : state[row & mask];
    }

    long value(int row) {
        return v[row & mask];
    }

    boolean isBig(int row) {
        return big != null && big[row & mask] != null;
    }

    /** The decimal of a row. */
    BigDecimal decimal(int row) {
        BigDecimal exact = big == null ? null : big[row & mask];
        return exact != null ? exact : BigDecimal.valueOf(v[row & mask], scale);
    }

    /** Sets a decimal, rounded to ten places, beside the column if it does not fit into it. */
    void put(int row, BigDecimal value) {
        BigDecimal n =
                value.scale() > MOST_DECIMALS
                        ? value.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)
                        : value;
        if (n.scale() > scale) n = n.stripTrailingZeros();
        if (n.scale() <= scale) {
            java.math.BigInteger unscaled = n.setScale(scale).unscaledValue();
            if (unscaled.bitLength() < 64) {
                v[row] = unscaled.longValue();
                if (big != null) big[row] = null;
                return;
            }
        }
        if (big == null) big = new BigDecimal[v.length];
        big[row] = n;
    }

    /** Sets the state of a row. */
    void mark(int row, byte s) {
        if (s == KNOWN && state == null) return;
        if (state == null) state = new byte[v.length];
        state[row] = s;
    }

    /** What two inputs together make of a result that needs both. */
    static byte both(byte a, byte b) {
        // 0, 1 and 2: an unknown and a not-in-force together are 3, which is not in force.
        return (byte) Math.min(a | b, NOT_IN_FORCE);
    }

    /** The states of a result that needs both inputs; null if all are known. */
    static byte @Nullable [] both(Column a, Column b, int rows) {
        if (a.state == null && b.state == null) return null;
        byte[] out = new byte[rows];
        byte[] sa = a.state;
        byte[] sb = b.state;
        for (int i = 0; i < rows; i++) {
            byte x = sa == null ? KNOWN : sa[i & a.mask];
            byte y = sb == null ? KNOWN : sb[i & b.mask];
            out[i] = (byte) ((x | y) > NOT_IN_FORCE ? NOT_IN_FORCE : x | y);
        }
        return out;
    }

    /** The value of each household for each of its people. */
    Column toPeople(int[] household, int firstRow, int from, int to) {
        if (isConstant()) return this;
        var out = new Column(to - from, scale);
        byte[] s = state == null ? null : new byte[to - from];
        for (int p = from; p < to; p++) {
            int h = household[p] - firstRow;
            out.v[p - from] = v[h];
            if (s != null) s[p - from] = state(h);
            if (isBig(h)) out.put(p - from, decimal(h));
        }
        out.state = s;
        return out;
    }
}
