package city.qala.proactive.decide;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Arithmetic on columns of decimals. Sums and differences are exact; products and quotients are
 * rounded half to even at the tenth decimal. Fast in 64 bits, exact beside them.
 */
final class Decimals {
    private Decimals() {}

    private static int rows(Column a, Column b) {
        return a.isConstant() ? b.v.length : a.v.length;
    }

    private static Column result(Column a, Column b, int scale) {
        int rows = a.isConstant() && b.isConstant() ? 1 : rows(a, b);
        Column out =
                a.isConstant() && b.isConstant() ? Column.constant(0) : new Column(rows, scale);
        out.scale = scale;
        out.state = Column.both(a, b, rows);
        return out;
    }

    static Column add(Column a, Column b, boolean minus) {
        int scale = Math.max(a.scale, b.scale);
        Column out = result(a, b, scale);
        long fa = Column.TEN[scale - a.scale];
        long fb = Column.TEN[scale - b.scale];
        boolean plain = a.big == null && b.big == null;
        for (int i = 0; i < out.v.length; i++) {
            long x = a.v[i & a.mask];
            long y = b.v[i & b.mask];
            long sx = x * fa;
            long sy = y * fb;
            long r = minus ? sx - sy : sx + sy;
            boolean fits =
                    plain
                            && small(x, fa)
                            && small(y, fb)
                            && (minus ? ((sx ^ sy) & (sx ^ r)) >= 0 : ((sx ^ r) & (sy ^ r)) >= 0);
            if (fits) out.v[i] = r;
            else if (out.state(i) == Column.KNOWN)
                out.put(
                        i,
                        minus
                                ? a.decimal(i).subtract(b.decimal(i))
                                : a.decimal(i).add(b.decimal(i)));
        }
        return out;
    }

    /** Whether x × f fits in 64 bits. */
    static boolean small(long x, long f) {
        if (f == 1) return true;
        long high = Math.multiplyHigh(x, f);
        return high == 0 ? x * f >= 0 : high == -1 && x * f < 0;
    }

    static Column multiply(Column a, Column b) {
        int full = a.scale + b.scale;
        int scale = Math.min(full, Column.MOST_DECIMALS);
        long cut = Column.TEN[Math.min(18, full - scale)];
        Column out = result(a, b, scale);
        boolean plain = a.big == null && b.big == null;
        for (int i = 0; i < out.v.length; i++) {
            long x = a.v[i & a.mask];
            long y = b.v[i & b.mask];
            if (plain && small(x, y)) out.v[i] = cut == 1 ? x * y : divideEven(x * y, cut);
            else if (out.state(i) == Column.KNOWN) out.put(i, a.decimal(i).multiply(b.decimal(i)));
        }
        return out;
    }

    /** A quotient rounded half to even; the divisor is above zero. */
    private static long divideEven(long n, long d) {
        long q = n / d;
        long r = Math.abs(n % d);
        long twice = r - (d - r);
        boolean up = twice > 0 || (twice == 0 && (q & 1) != 0);
        return up ? (n < 0 ? q - 1 : q + 1) : q;
    }

    /** A quotient; unknown where the divisor is zero. */
    static Column divide(Column a, Column b) {
        int scale = Column.MOST_DECIMALS;
        Column out = result(a, b, scale);
        int lift = scale + b.scale - a.scale;
        long f = lift <= 18 ? Column.TEN[lift] : 0;
        boolean plain = a.big == null && b.big == null && lift <= 18;
        for (int i = 0; i < out.v.length; i++) {
            if (out.state(i) != Column.KNOWN) continue;
            long x = a.v[i & a.mask];
            long y = b.v[i & b.mask];
            boolean zero = !b.isBig(i) && y == 0;
            if (zero) out.mark(i, Column.UNKNOWN);
            else if (plain && small(x, f) && x * f != Long.MIN_VALUE && y != Long.MIN_VALUE)
                out.v[i] = y > 0 ? divideEven(x * f, y) : divideEven(-(x * f), -y);
            else out.put(i, a.decimal(i).divide(b.decimal(i), scale, RoundingMode.HALF_EVEN));
        }
        return out;
    }

    static Column negate(Column a) {
        return add(Column.constant(0), a, true);
    }

    /** -1, 0 or 1 for two decimals of one row. */
    static int compare(Column a, Column b, int i) {
        if (a.scale == b.scale && a.big == null && b.big == null)
            return Long.compare(a.v[i & a.mask], b.v[i & b.mask]);
        int scale = Math.max(a.scale, b.scale);
        long x = a.v[i & a.mask];
        long y = b.v[i & b.mask];
        long fa = Column.TEN[scale - a.scale];
        long fb = Column.TEN[scale - b.scale];
        boolean fits = a.big == null && b.big == null && small(x, fa) && small(y, fb);
        return fits ? Long.compare(x * fa, y * fb) : a.decimal(i).compareTo(b.decimal(i));
    }

    /** Rounded to multiples of another number, which is above zero, else unknown. */
    static Column round(Column a, Column to, RoundingMode mode) {
        Column out = result(a, to, to.scale);
        for (int i = 0; i < out.v.length; i++) {
            if (out.state(i) != Column.KNOWN) continue;
            BigDecimal step = to.decimal(i);
            if (step.signum() <= 0) {
                out.mark(i, Column.UNKNOWN);
                continue;
            }
            boolean whole = a.big == null && to.big == null && to.scale == 0 && to.value(i) == 1;
            if (whole) out.v[i] = wholes(a.v[i & a.mask], Column.TEN[a.scale], mode);
            else out.put(i, a.decimal(i).divide(step, 0, mode).multiply(step));
        }
        return out;
    }

    /** So many whole units as a number of hundredths, thousandths … makes when it is rounded. */
    private static long wholes(long n, long unit, RoundingMode mode) {
        long floor = Math.floorDiv(n, unit);
        long over = n - floor * unit;
        if (over == 0) return floor;
        long twice = over - (unit - over);
        boolean up =
                switch (mode) {
                    case CEILING -> true;
                    case FLOOR -> false;
                    case HALF_UP -> twice > 0 || (twice == 0 && n > 0);
                    default -> twice > 0 || (twice == 0 && (floor & 1) != 0);
                };
        return up ? floor + 1 : floor;
    }
}
