package city.qala.proactive.decide;

import city.qala.proactive.law.Expr;
import java.time.LocalDate;

/** Calendar arithmetic on columns of days since 1970, without an object for each row. */
final class Dates {
    private Dates() {}

    /** Year × 10,000 + month × 100 + day, by the well-known algorithm over 400-year eras. */
    static int civil(long epochDay) {
        long z = epochDay + 719_468;
        long era = Math.floorDiv(z, 146_097);
        int doe = (int) (z - era * 146_097);
        int yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        int mp = (5 * doy + 2) / 153;
        int day = doy - (153 * mp + 2) / 5 + 1;
        int month = mp < 10 ? mp + 3 : mp - 9;
        int year = (int) (yoe + era * 400) + (month <= 2 ? 1 : 0);
        return year * 10_000 + month * 100 + day;
    }

    /** Full years between two days; negative if the second is earlier. */
    static long years(int from, int to) {
        if (to < from) return -years(to, from);
        return (long) (to / 10_000 - from / 10_000) - (to % 10_000 < from % 10_000 ? 1 : 0);
    }

    /** Full months between two days; negative if the second is earlier. */
    static long months(int from, int to) {
        if (to < from) return -months(to, from);
        long all = (to / 10_000 - from / 10_000) * 12L + (to / 100 % 100) - (from / 100 % 100);
        return all - (to % 100 < from % 100 ? 1 : 0);
    }

    static Column between(Expr.Op op, Column from, Column to) {
        Column out = Logic.shaped(from, to);
        out.state = Column.both(from, to, out.v.length);
        boolean fixed = to.isConstant();
        if (fixed && op == Expr.Op.YEARS && to.state == null) {
            ages(from, to.v[0], out);
            return out;
        }
        int last = fixed ? civil(to.v[0]) : 0;
        for (int i = 0; i < out.v.length; i++) {
            long a = from.v[i & from.mask];
            long b = to.v[i & to.mask];
            if (op == Expr.Op.DAYS) {
                out.v[i] = b - a;
                continue;
            }
            int x = civil(a);
            int y = fixed ? last : civil(b);
            out.v[i] = op == Expr.Op.YEARS ? years(x, y) : months(x, y);
        }
        return out;
    }

    /** Full years to one day, by a table of that day in every year: no division for each row. */
    private static void ages(Column from, long day, Column out) {
        LocalDate on = LocalDate.ofEpochDay(day);
        long[] reached = new long[202];
        for (int y = 0; y < reached.length; y++) reached[y] = on.minusYears(y).toEpochDay();
        for (int i = 0; i < out.v.length; i++) {
            long born = from.v[i & from.mask];
            long lived = day - born;
            if (lived < 0 || lived > 200 * 365L) {
                out.v[i] = years(civil(born), civil(day));
                continue;
            }
            int y = (int) (lived * 0.002737907);
            if (born <= reached[y + 1]) y++;
            else if (born > reached[y]) y--;
            out.v[i] = y;
        }
    }

    static Column part(Expr.Op op, Column a) {
        Column out = Logic.shaped(a, a);
        out.state = a.state;
        for (int i = 0; i < out.v.length; i++) {
            int c = civil(a.v[i]);
            out.v[i] =
                    switch (op) {
                        case YEAR -> c / 10_000;
                        case MONTH -> c / 100 % 100;
                        default -> c % 100;
                    };
        }
        return out;
    }

    /** Later by whole days or months; a fraction is cut off, the last day of a month is kept. */
    static Column later(Expr.Op op, Column a, Column by) {
        Column out = Logic.shaped(a, by);
        out.state = Column.both(a, by, out.v.length);
        for (int i = 0; i < out.v.length; i++) {
            if (out.state(i) != Column.KNOWN) continue;
            long steps = by.decimal(i).longValue();
            boolean possible = Math.abs(steps) < 400_000;
            if (!possible) out.mark(i, Column.UNKNOWN);
            else if (op == Expr.Op.ADD_DAYS) out.v[i] = a.value(i) + steps;
            else out.v[i] = LocalDate.ofEpochDay(a.value(i)).plusMonths(steps).toEpochDay();
        }
        return out;
    }
}
