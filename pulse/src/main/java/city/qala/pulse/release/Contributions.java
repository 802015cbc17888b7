package city.qala.pulse.release;

import java.util.Arrays;

/**
 * What is counted of each person's day: of all cells that a person was seen in, the first few in an
 * order drawn for this build, each once.
 *
 * <p>Neither the order nor the number of the rows matters, so a file delivered twice changes
 * nothing. Memory grows with persons, not with rows: 12 bytes a person and counted cell.
 */
final class Contributions {

    private static final int EMPTY = -1;

    private final Domain domain;
    private final Bound bound;
    private final KeyedOrder order;
    private int persons;
    private int[] table = new int[1 << 11];
    private long[] ids = new long[1 << 11];
    private long[] ranks;
    private int[] cells;
    private int[] areas;
    private int[] rows = new int[1 << 10];

    Contributions(Domain domain, Bound bound, KeyedOrder order) {
        this.domain = domain;
        this.bound = bound;
        this.order = order;
        Arrays.fill(table, EMPTY);
        ranks = new long[bound.most() << 10];
        cells = new int[bound.most() << 10];
        areas = new int[bound.most() << 10];
        Arrays.fill(cells, EMPTY);
    }

    /** Takes a row in; {@code area} is the cell of the finer map, or -1 where there is none. */
    void add(long high, long low, int cell, int area) {
        int person = person(high, low);
        rows[person]++;
        long rank = order.rank(high, low, cell);
        int first = person * bound.most();
        if (bound.isOneAnHour()) addInHour(first + domain.hourOf(cell), rank, cell, area);
        else addInOrder(first, rank, cell, area, high, low);
    }

    /** How many persons there are. */
    int persons() {
        return persons;
    }

    /** How many persons raise each cell. */
    long[] counts() {
        return sums(cells, domain.cells());
    }

    /** How many counted contributions fall into each of so many areas. */
    long[] areaCounts(int size) {
        return sums(areas, size);
    }

    /** Rows that were not counted, no more than so many a person. */
    long lost(int mostOfOne) {
        long lost = 0;
        for (int p = 0; p < persons; p++) {
            int kept = 0;
            for (int i = p * bound.most(); i < (p + 1) * bound.most(); i++)
                if (cells[i] != EMPTY) kept++;
            lost += Math.min(mostOfOne, rows[p] - kept);
        }
        return lost;
    }

    private long[] sums(int[] of, int size) {
        long[] sums = new long[size];
        for (int i = 0; i < persons * bound.most(); i++)
            if (cells[i] != EMPTY && of[i] >= 0) sums[of[i]]++;
        return sums;
    }

    private void addInHour(int at, long rank, int cell, int area) {
        if (cells[at] == cell) areas[at] = Math.min(areas[at], area);
        else if (cells[at] == EMPTY || Long.compareUnsigned(rank, ranks[at]) < 0)
            put(at, rank, cell, area);
    }

    private void addInOrder(int first, long rank, int cell, int area, long high, long low) {
        int end = first + bound.most();
        for (int i = first; i < end; i++) {
            if (cells[i] == cell) {
                areas[i] = chosen(areas[i], area, high, low);
                return;
            }
        }
        int at = end;
        while (at > first && isBefore(rank, cell, at - 1)) at--;
        if (at == end) return;
        for (int i = end - 1; i > at; i--) put(i, ranks[i - 1], cells[i - 1], areas[i - 1]);
        put(at, rank, cell, area);
    }

    private boolean isBefore(long rank, int cell, int at) {
        if (cells[at] == EMPTY) return true;
        int sign = Long.compareUnsigned(rank, ranks[at]);
        return sign < 0 || (sign == 0 && cell < cells[at]);
    }

    /** One of two areas of the same cell, whichever comes first in the order of this person. */
    private int chosen(int one, int other, long high, long low) {
        if (one == other) return one;
        boolean first =
                Long.compareUnsigned(order.rank(~high, low, one), order.rank(~high, low, other))
                        < 0;
        return first ? one : other;
    }

    private void put(int at, long rank, int cell, int area) {
        ranks[at] = rank;
        cells[at] = cell;
        areas[at] = area;
    }

    private int person(long high, long low) {
        int mask = table.length - 1;
        int at = slot(high, low) & mask;
        while (table[at] != EMPTY) {
            int person = table[at];
            if (ids[2 * person] == high && ids[2 * person + 1] == low) return person;
            at = at + 1 & mask;
        }
        if (2 * (persons + 1) > table.length) {
            grow();
            return person(high, low);
        }
        table[at] = persons;
        ids[2 * persons] = high;
        ids[2 * persons + 1] = low;
        return persons++;
    }

    private int slot(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 29)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private void grow() {
        int size = table.length;
        table = new int[2 * size];
        Arrays.fill(table, EMPTY);
        ids = Arrays.copyOf(ids, 2 * size);
        rows = Arrays.copyOf(rows, size);
        int room = Math.multiplyExact(size, bound.most());
        int held = cells.length;
        ranks = Arrays.copyOf(ranks, room);
        cells = Arrays.copyOf(cells, room);
        areas = Arrays.copyOf(areas, room);
        Arrays.fill(cells, held, room, EMPTY);
        for (int p = 0; p < persons; p++) {
            int at = slot(ids[2 * p], ids[2 * p + 1]) & table.length - 1;
            while (table[at] != EMPTY) at = at + 1 & table.length - 1;
            table[at] = p;
        }
    }
}
