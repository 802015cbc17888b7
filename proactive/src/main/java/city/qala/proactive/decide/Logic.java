package city.qala.proactive.decide;

import city.qala.proactive.law.Expr;
import city.qala.proactive.law.Type;

/** Strong Kleene logic and comparisons on columns: what is unknown decides nothing. */
final class Logic {
    private Logic() {}

    /** A column shaped as two others together. */
    static Column shaped(Column a, Column b) {
        if (a.isConstant() && b.isConstant()) return Column.constant(0);
        return new Column(a.isConstant() ? b.v.length : a.v.length, 0);
    }

    /** And, or: {@code by} decides alone, whatever the other is. */
    static Column join(Column a, Column b, long by) {
        Column out = shaped(a, b);
        byte[] sa = a.state;
        byte[] sb = b.state;
        for (int i = 0; i < out.v.length; i++) {
            long x = a.v[i & a.mask];
            long y = b.v[i & b.mask];
            byte sx = sa == null ? Column.KNOWN : sa[i & a.mask];
            byte sy = sb == null ? Column.KNOWN : sb[i & b.mask];
            if ((sx | sy) == 0) {
                out.v[i] = by == 0 ? x & y : x | y;
                continue;
            }
            boolean decided = (sx == Column.KNOWN && x == by) || (sy == Column.KNOWN && y == by);
            if (decided) out.v[i] = by;
            else out.mark(i, open(sx, sy));
        }
        return out;
    }

    /** An unknown could still decide; only a part that never will leaves "not in force". */
    private static byte open(byte a, byte b) {
        return a == Column.UNKNOWN || b == Column.UNKNOWN ? Column.UNKNOWN : Column.NOT_IN_FORCE;
    }

    static Column not(Column a) {
        Column out = a.isConstant() ? Column.constant(0) : new Column(a.v.length, 0);
        for (int i = 0; i < out.v.length; i++) out.v[i] = 1 - a.v[i];
        out.state = a.state;
        return out;
    }

    static Column compare(Expr.Op op, Column a, Column b, Type type) {
        Column out = shaped(a, b);
        out.state = Column.both(a, b, out.v.length);
        boolean whole =
                type != Type.NUMBER || (a.scale == b.scale && a.big == null && b.big == null);
        // Which of less, equal and greater make it true, as a small table.
        int truth =
                switch (op) {
                    case LT -> 0b001;
                    case LE -> 0b011;
                    case GT -> 0b100;
                    case GE -> 0b110;
                    case EQ -> 0b010;
                    default -> 0b101;
                };
        if (whole) {
            for (int i = 0; i < out.v.length; i++) {
                long x = a.v[i & a.mask];
                long y = b.v[i & b.mask];
                out.v[i] = (truth >> (x < y ? 0 : x == y ? 1 : 2)) & 1;
            }
            return out;
        }
        for (int i = 0; i < out.v.length; i++)
            out.v[i] = (truth >> (Decimals.compare(a, b, i) + 1)) & 1;
        return out;
    }

    /** One of two by a condition; an unknown condition decides nothing unless both are the same. */
    static Column choose(Column when, Column yes, Column no) {
        int rows = when.isConstant() ? shaped(yes, no).v.length : when.v.length;
        boolean constant = when.isConstant() && yes.isConstant() && no.isConstant();
        int scale = Math.max(yes.scale, no.scale);
        Column out = constant ? Column.constant(0) : new Column(rows, scale);
        out.scale = scale;
        boolean plain = yes.big == null && no.big == null && yes.state == null && no.state == null;
        long fy = Column.TEN[scale - yes.scale];
        long fn = Column.TEN[scale - no.scale];
        for (int i = 0; i < out.v.length; i++) {
            byte s = when.state(i);
            if (s == Column.KNOWN) {
                boolean first = when.v[i & when.mask] == 1;
                long x = first ? yes.v[i & yes.mask] : no.v[i & no.mask];
                long f = first ? fy : fn;
                if (plain && Decimals.small(x, f)) out.v[i] = x * f;
                else copy(first ? yes : no, i, out);
            } else if (same(yes, no, i)) copy(yes, i, out);
            else out.mark(i, s);
        }
        return out;
    }

    private static boolean same(Column a, Column b, int i) {
        return a.state(i) == Column.KNOWN
                && b.state(i) == Column.KNOWN
                && Decimals.compare(a, b, i) == 0;
    }

    /** Copies a row into a column that has at least as many decimals. */
    static void copy(Column from, int i, Column to) {
        byte s = from.state(i);
        if (s != Column.KNOWN) {
            to.mark(i, s);
            return;
        }
        long f = Column.TEN[to.scale - from.scale];
        long x = from.v[i & from.mask];
        if (from.big == null && Decimals.small(x, f)) to.v[i] = x * f;
        else to.put(i, from.decimal(i));
    }

    /** Marks the rows of a fresh column where one of its parts is not in force. */
    static void markNotInForce(Column part, Column fresh) {
        if (part.state == null) return;
        for (int i = 0; i < fresh.v.length; i++)
            if (part.state(i) == Column.NOT_IN_FORCE) fresh.mark(i, Column.NOT_IN_FORCE);
    }

    /** The lesser or the greater of two. */
    static Column extreme(Column a, Column b, boolean least) {
        int scale = Math.max(a.scale, b.scale);
        Column out = shaped(a, b);
        out.scale = scale;
        out.state = Column.both(a, b, out.v.length);
        for (int i = 0; i < out.v.length; i++) {
            if (out.state(i) != Column.KNOWN) continue;
            boolean first = Decimals.compare(a, b, i) <= 0 == least;
            copy(first ? a : b, i, out);
        }
        return out;
    }

    /** The first, but where it is not in force the second. */
    static Column whenInForce(Column a, Column otherwise) {
        if (a.state == null) return a;
        Column out = shaped(a, otherwise);
        out.scale = Math.max(a.scale, otherwise.scale);
        for (int i = 0; i < out.v.length; i++)
            copy(a.state(i) == Column.NOT_IN_FORCE ? otherwise : a, i, out);
        return out;
    }
}
