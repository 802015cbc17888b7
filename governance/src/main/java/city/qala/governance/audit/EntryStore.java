package city.qala.governance.audit;

import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Entries in PostgreSQL: written, then numbered, then packed. */
final class EntryStore {
    private static final Sql ADD = sql("add-inbox");
    private static final Sql LOCK = sql("lock-head");
    private static final Sql HEAD = sql("head");
    private static final Sql WAITING = sql("waiting");
    private static final Sql LEAVE_INBOX = sql("leave-inbox");
    private static final Sql GROW = sql("grow-head");
    private static final Sql ADD_OPEN = sql("add-open");
    private static final Sql LEAVE_OPEN = sql("leave-open");
    private static final Sql OPEN = sql("open-lines");
    private static final Sql ADD_SEGMENTS = sql("add-segments");
    private static final Sql ROOTS = sql("segment-roots");
    private static final Sql CONCERNS = sql("segment-concerns");
    private static final Sql SEGMENTS = sql("segments");
    private static final Sql FIND = sql("find-segments");
    private static final int PIECE = 64;

    /** How far the numbers go, and how many shelves are indexed for good. */
    record Head(long size, int shelved) {}

    /** A row of entries; {@code mark} is its id in the inbox, or the number of its first entry. */
    record Part(long mark, List<byte[]> lines, Concerns concerns) {}

    /** Lines of a segment by the number of the first. */
    record Lines(long first, List<byte[]> lines) {}

    void add(Tx tx, List<byte[]> lines, Concerns concerns) {
        tx.insert(
                ADD,
                Map.of(
                        "count", lines.size(),
                        "lines", Packed.join(lines),
                        "concerns", concerns.packed()));
    }

    Head lock(Tx tx) {
        return tx.one(LOCK, Map.of(), EntryStore::head).orElseThrow();
    }

    Head head(Tx tx) {
        return tx.one(HEAD, Map.of(), EntryStore::head).orElseThrow();
    }

    /** Whether anything has to be numbered by whoever knows of so many entries. */
    boolean isBehind(Tx tx, long known) {
        return tx.one(HEAD, Map.of(), row -> row.flag("waiting") || row.number("size") != known)
                .orElseThrow();
    }

    /** What has no number yet, in the order of its writing. */
    List<Part> waiting(Tx tx, int most) {
        return tx.list(WAITING, Map.of("most", most), row -> part(row, "id"));
    }

    void leaveInbox(Tx tx, List<Part> parts) {
        tx.update(LEAVE_INBOX, Map.of("ids", parts.stream().mapToLong(Part::mark).toArray()));
    }

    void grow(Tx tx, Head head) {
        tx.update(GROW, Map.of("size", head.size(), "shelved", head.shelved()));
    }

    void addOpen(Tx tx, long first, List<byte[]> lines, Concerns concerns) {
        tx.update(
                ADD_OPEN,
                Map.of(
                        "first", first,
                        "count", lines.size(),
                        "lines", Packed.join(lines),
                        "concerns", concerns.packed()));
    }

    void leaveOpen(Tx tx, long end) {
        tx.update(LEAVE_OPEN, Map.of("end", end));
    }

    List<Part> open(Tx tx) {
        return tx.list(OPEN, Map.of(), row -> part(row, "first"));
    }

    void addSegments(Tx tx, List<Segment> segments, List<byte[]> roots) {
        tx.update(
                ADD_SEGMENTS,
                Map.of(
                        "firsts", segments.stream().mapToLong(Segment::first).toArray(),
                        "roots", roots.toArray(byte[][]::new),
                        "bodies", segments.stream().map(Segment::body).toArray(byte[][]::new),
                        "concerns",
                                segments.stream()
                                        .map(s -> s.concerns().packed())
                                        .toArray(byte[][]::new),
                        "terms", segments.stream().map(Segment::terms).toArray(String[]::new)));
    }

    /** Roots of the segments from one on, one after the other. */
    byte[] roots(Tx tx, long from) {
        return tx.one(ROOTS, Map.of("from", from), row -> row.bytes("roots")).orElseThrow();
    }

    /** What the segments from one on concern. */
    SortedMap<Long, Concerns> concerns(Tx tx, long from) {
        SortedMap<Long, Concerns> all = new TreeMap<>();
        tx.forEach(
                CONCERNS,
                Map.of("from", from),
                0,
                row -> all.put(row.number("first"), Concerns.unpack(row.bytes("concerns"))));
        return all;
    }

    /** The lines of one full segment, or none. */
    List<byte[]> segment(Tx tx, long first) {
        List<Lines> found = segments(tx, List.of(first));
        return found.isEmpty() ? List.of() : found.getFirst().lines();
    }

    /** Lines by number. */
    Map<Long, byte[]> lines(Tx tx, Collection<Long> numbers) {
        var firsts = new TreeSet<Long>();
        for (long n : numbers) firsts.add(n - n % MerkleTree.SEGMENT);
        Map<Long, byte[]> all = new HashMap<>();
        var wanted = new TreeSet<>(numbers);
        List<Long> list = List.copyOf(firsts);
        for (int from = 0; from < list.size(); from += PIECE) {
            for (Lines s : segments(tx, list.subList(from, Math.min(list.size(), from + PIECE))))
                pick(s.first(), s.lines(), wanted, all);
        }
        if (all.size() < wanted.size())
            for (Part p : open(tx)) pick(p.mark(), p.lines(), wanted, all);
        return all;
    }

    /** Full segments with all of some words, the newest first. */
    List<Lines> find(Tx tx, long[] terms, long low, long high, int most) {
        return tx.list(
                FIND,
                Map.of("terms", terms, "low", low, "high", high, "most", most),
                EntryStore::lines);
    }

    private static List<Lines> segments(Tx tx, List<Long> firsts) {
        long[] wanted = firsts.stream().mapToLong(Long::longValue).toArray();
        return tx.list(SEGMENTS, Map.of("firsts", wanted), EntryStore::lines);
    }

    private static void pick(
            long first, List<byte[]> lines, SortedSet<Long> wanted, Map<Long, byte[]> into) {
        for (long n : wanted.subSet(first, first + lines.size()))
            into.put(n, lines.get((int) (n - first)));
    }

    private static Lines lines(Row row) {
        byte[] body = Packed.inflate(row.bytes("body"));
        return new Lines(row.number("first"), Packed.split(body));
    }

    private static Head head(Row row) {
        return new Head(row.number("size"), row.integer("shelved"));
    }

    private static Part part(Row row, String mark) {
        Concerns concerns = Concerns.unpack(row.bytes("concerns"));
        List<byte[]> lines = Packed.split(row.bytes("lines"));
        if (lines.size() != row.integer("count") || concerns.size() != lines.size())
            throw new IllegalStateException("a row of the audit log is damaged");
        return new Part(row.number(mark), lines, concerns);
    }

    private static Sql sql(String name) {
        return Sql.of(EntryStore.class, name);
    }
}
