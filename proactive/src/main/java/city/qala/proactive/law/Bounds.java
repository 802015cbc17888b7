package city.qala.proactive.law;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What conditions joined by "and" leave of one value. */
final class Bounds {
    private @Nullable BigDecimal low;
    private @Nullable BigDecimal high;
    private boolean openLow;
    private boolean openHigh;
    private @Nullable Object equal;

    /** Takes one more condition in; whether a value is left. */
    boolean narrow(Expr.Op op, Object value) {
        if (op == Expr.Op.EQ) {
            if (equal != null && !equal.equals(value)) return false;
            equal = value;
        }
        if (!(value instanceof BigDecimal n)) return true;
        switch (op) {
            case GT -> low(n, true);
            case GE -> low(n, false);
            case LT -> high(n, true);
            case LE -> high(n, false);
            case EQ -> {
                low(n, false);
                high(n, false);
            }
            default -> {}
        }
        if (low == null || high == null) return true;
        int order = low.compareTo(high);
        return order < 0 || (order == 0 && !openLow && !openHigh);
    }

    private void low(BigDecimal n, boolean open) {
        int order = low == null ? 1 : n.compareTo(low);
        if (order > 0 || (order == 0 && open)) {
            low = n;
            openLow = open;
        }
    }

    private void high(BigDecimal n, boolean open) {
        int order = high == null ? -1 : n.compareTo(high);
        if (order < 0 || (order == 0 && open)) {
            high = n;
            openHigh = open;
        }
    }
}
