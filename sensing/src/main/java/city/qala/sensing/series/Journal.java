package city.qala.sensing.series;

import city.qala.kernel.Problem;
import city.qala.platform.db.Line;
import city.qala.platform.db.LineLost;
import city.qala.platform.db.Sql;
import city.qala.sensing.series.Series.RequestKey;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * The ledger's side of the observations: blocks by position, in two tables used in turn, and the
 * keys of requests. For one thread.
 *
 * <p>While a connection is open it holds a lock of the server, so that there is one writer, and so
 * that after a broken connection nothing of the old one can still be on its way.
 */
final class Journal implements AutoCloseable {

    /** A key to remember with a block. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Promise(RequestKey key, byte[] outcome) {}

    /** What a key led to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(long fingerprint, byte[] outcome) {}

    private static final Sql[] APPEND = both("append-%s");
    private static final Sql[] APPEND_KEYED = both("append-keyed-%s");
    private static final Sql[] HOLDS = both("journal-holds-%s");
    private static final Sql[] LAST = both("journal-last-%s");
    private static final Sql READ = Sql.of(Journal.class, "journal-read");
    private static final Sql LOCK = Sql.of(Journal.class, "journal-lock");
    private static final Sql KEY = Sql.of(Journal.class, "request-key-find");
    private static final Sql KEYS = Sql.of(Journal.class, "request-keys-recent");

    private final Line line;
    private int table;

    Journal(Line line) {
        this.line = line;
    }

    private static Sql[] both(String pattern) {
        return new Sql[] {
            Sql.of(Journal.class, pattern.formatted("a")),
            Sql.of(Journal.class, pattern.formatted("b"))
        };
    }

    /**
     * Connects anew and makes sure that nobody else writes.
     *
     * @throws Problem {@code overloaded} or {@code storage-full} if that cannot be had now
     */
    void connect() {
        line.reopen();
        if (!line.list(LOCK, row -> row.flag("mine")).getFirst()) {
            line.close();
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "overloaded",
                            "Another process stores observations in this ledger.")
                    .retryAfter(java.time.Duration.ofSeconds(5));
        }
    }

    /** Whether there is a connection that has not been seen to break. */
    boolean isOpen() {
        return line.isOpen();
    }

    /** Which of the two tables takes blocks: 0 or 1. */
    int table() {
        return table;
    }

    void table(int next) {
        table = next;
    }

    /** The last position in a table, or 0 if it is empty. */
    long last(int ofTable) {
        return line.list(LAST[ofTable], row -> row.number("position")).getFirst();
    }

    /**
     * Stores one block and the keys of its requests in one flush.
     *
     * @throws city.qala.platform.db.Conflict if a key is there already
     * @throws LineLost if it is not known whether it was stored
     * @throws Problem otherwise; nothing was stored
     */
    void write(long position, byte[] block, List<Promise> promises) {
        if (promises.isEmpty()) {
            line.execute(APPEND[table], position, block);
            return;
        }
        int n = promises.size();
        String[] owners = new String[n];
        String[] keys = new String[n];
        long[] fingerprints = new long[n];
        byte[][] outcomes = new byte[n][];
        for (int i = 0; i < n; i++) {
            Promise promise = promises.get(i);
            owners[i] = promise.key().owner();
            keys[i] = promise.key().key();
            fingerprints[i] = promise.key().fingerprint();
            outcomes[i] = promise.outcome();
        }
        line.execute(APPEND_KEYED[table], owners, keys, fingerprints, outcomes, position, block);
    }

    /** Stores blocks at consecutive positions, all or none. */
    void writeAll(long position, List<byte[]> blocks, List<Promise> promises) {
        line.transaction(open -> {
            for (int i = 0; i < blocks.size(); i++) {
                boolean last = i == blocks.size() - 1;
                write(position + i, blocks.get(i), last ? promises : List.of());
            }
            return true;
        });
    }

    /** Whether there is a block at this position. */
    boolean holds(long position) {
        return line.list(HOLDS[table], row -> row.flag("found"), position).getFirst();
    }

    /** Walks through all blocks after a position, in order. */
    void read(long after, ObjLongConsumer<byte[]> each) {
        line.forEach(READ, row -> each.accept(row.bytes("block"), row.number("position")), after);
    }

    /** What a request's key led to before. */
    Optional<Kept> find(RequestKey key) {
        return line
                .list(
                        KEY,
                        row -> new Kept(row.number("fingerprint"), row.bytes("outcome")),
                        key.owner(),
                        key.key())
                .stream()
                .findFirst();
    }

    /** Walks through the owners and keys that are still kept. */
    void eachKey(java.util.function.BiConsumer<String, String> each) {
        line.forEach(KEYS, row -> each.accept(row.text("owner"), row.text("key")));
    }

    @Override
    public void close() {
        line.close();
    }
}
