package city.qala.proactive.decide;

/**
 * Brings the people of each household together, in strong Kleene logic: one known yes makes "any"
 * true whatever else is unknown; a sum with an unknown part is unknown.
 */
final class People {
    private final int[] first;
    private final int from;
    private final int to;
    private final int base;

    People(int[] firstPerson, int from, int to) {
        this.first = firstPerson;
        this.from = from;
        this.to = to;
        this.base = firstPerson[from];
    }

    private Column households(int scale) {
        return new Column(to - from, scale);
    }

    Column any(Column value) {
        return decided(value, Column.constant(1), 1);
    }

    Column all(Column value, Column who) {
        return decided(value, who, 0);
    }

    /** Whether one of those who count has the deciding value. */
    private Column decided(Column value, Column who, long by) {
        Column out = households(0);
        boolean known = value.state == null && who.state == null;
        for (int h = from; h < to; h++) {
            long result = 1 - by;
            byte open = Column.KNOWN;
            for (int p = first[h] - base; p < first[h + 1] - base; p++) {
                byte s = known ? Column.KNOWN : counted(value, who, p, by);
                if (s != Column.KNOWN) open = s == Column.UNKNOWN || open == 0 ? s : open;
                else if (who.value(p) == 1 && value.value(p) == by) {
                    result = by;
                    open = Column.KNOWN;
                    break;
                }
            }
            if (open != Column.KNOWN) out.mark(h - from, open);
            out.v[h - from] = result;
        }
        return out;
    }

    /** The state of one person's part: known if it does not matter or is known. */
    private static byte counted(Column value, Column who, int p, long by) {
        byte w = who.state(p);
        byte v = value.state(p);
        if (w == Column.KNOWN && who.value(p) == 0) return Column.KNOWN;
        if (v == Column.KNOWN && value.value(p) != by && w != Column.KNOWN) return Column.KNOWN;
        boolean either = w != Column.KNOWN && v != Column.KNOWN && w != v;
        return either ? Column.UNKNOWN : Column.both(w, v);
    }

    Column count(Column who) {
        Column out = households(0);
        for (int h = from; h < to; h++) {
            long n = 0;
            byte open = Column.KNOWN;
            for (int p = first[h] - base; p < first[h + 1] - base; p++) {
                open = Column.both(open, who.state(p));
                n += who.v[p & who.mask];
            }
            out.v[h - from] = n;
            if (open != Column.KNOWN) out.mark(h - from, open);
        }
        return out;
    }

    Column sum(Column value, Column who) {
        Column out = households(value.scale);
        for (int h = from; h < to; h++) {
            long n = 0;
            byte open = Column.KNOWN;
            boolean fits = value.big == null;
            for (int p = first[h] - base; p < first[h + 1] - base && fits; p++) {
                byte w = who.state(p);
                if (w == Column.KNOWN && who.v[p & who.mask] == 0) continue;
                open = Column.both(open, Column.both(w, value.state(p)));
                long x = value.v[p & value.mask];
                long r = n + x;
                fits = ((n ^ r) & (x ^ r)) >= 0;
                n = r;
            }
            if (fits) out.v[h - from] = n;
            else open = slowSum(value, who, h, out);
            if (open != Column.KNOWN) out.mark(h - from, open);
        }
        return out;
    }

    private byte slowSum(Column value, Column who, int h, Column out) {
        var sum = java.math.BigDecimal.ZERO;
        byte open = Column.KNOWN;
        for (int p = first[h] - base; p < first[h + 1] - base; p++) {
            if (who.state(p) == Column.KNOWN && who.value(p) == 0) continue;
            open = Column.both(open, Column.both(who.state(p), value.state(p)));
            if (open == Column.KNOWN) sum = sum.add(value.decimal(p));
        }
        if (open == Column.KNOWN) out.put(h - from, sum);
        return open;
    }

    /** The least or greatest value; unknown of nobody. */
    Column extreme(Column value, Column who, boolean least) {
        Column out = households(value.scale);
        for (int h = from; h < to; h++) {
            int best = -1;
            byte open = Column.KNOWN;
            for (int p = first[h] - base; p < first[h + 1] - base; p++) {
                if (who.state(p) == Column.KNOWN && who.value(p) == 0) continue;
                byte s = Column.both(who.state(p), value.state(p));
                open = Column.both(open, s);
                if (s != Column.KNOWN) continue;
                boolean better =
                        best < 0 || (least ? order(value, p, best) < 0 : order(value, p, best) > 0);
                if (better) best = p;
            }
            if (open != Column.KNOWN) out.mark(h - from, open);
            else if (best < 0) out.mark(h - from, Column.UNKNOWN);
            else move(value, best, out, h - from);
        }
        return out;
    }

    private static int order(Column c, int a, int b) {
        if (c.big == null) return Long.compare(c.value(a), c.value(b));
        return c.decimal(a).compareTo(c.decimal(b));
    }

    private static void move(Column value, int p, Column out, int h) {
        if (value.isBig(p)) out.put(h, value.decimal(p));
        else out.v[h] = value.value(p);
    }

    /** Places in the order of a value among those who count, from 1; 0 for who does not count. */
    Column rank(Column value, Column who) {
        Column out = new Column(first[to] - base, 0);
        for (int h = from; h < to; h++) {
            int start = first[h] - base;
            int end = first[h + 1] - base;
            byte open = Column.KNOWN;
            for (int p = start; p < end; p++)
                if (who.state(p) != Column.KNOWN || who.value(p) == 1)
                    open = Column.both(open, Column.both(who.state(p), value.state(p)));
            for (int p = start; p < end; p++) {
                boolean out0 = who.state(p) == Column.KNOWN && who.value(p) == 0;
                if (out0) continue;
                if (open != Column.KNOWN) out.mark(p, open);
                else out.v[p] = 1L + before(value, who, p, start, end);
            }
        }
        return out;
    }

    private static int before(Column value, Column who, int p, int start, int end) {
        int n = 0;
        for (int q = start; q < end; q++) if (who.value(q) == 1 && order(value, q, p) < 0) n++;
        return n;
    }
}
