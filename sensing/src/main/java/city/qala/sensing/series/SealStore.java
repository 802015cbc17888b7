package city.qala.sensing.series;

import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger's side of sealing: manifest, state, hidden rows, and the journal's end. */
final class SealStore {

    private static final Sql STATE = Sql.of(SealStore.class, "sealed-state");
    private static final Sql SET_STATE = Sql.of(SealStore.class, "sealed-state-set");
    private static final Sql FILES = Sql.of(SealStore.class, "sealed-files");
    private static final Sql ADD_FILE = Sql.of(SealStore.class, "sealed-file-add");
    private static final Sql REMOVE_FILE = Sql.of(SealStore.class, "sealed-file-remove");
    private static final Sql FORGET_KEYS = Sql.of(SealStore.class, "request-keys-forget");
    private static final Sql HIDDEN = Sql.of(SealStore.class, "sealed-hidden");
    private static final Sql SET_HIDDEN = Sql.of(SealStore.class, "sealed-hidden-set");
    private static final Sql REMOVE_HIDDEN = Sql.of(SealStore.class, "sealed-hidden-remove");
    private static final List<Sql> EMPTY =
            List.of(
                    Sql.of(SealStore.class, "journal-empty-a"),
                    Sql.of(SealStore.class, "journal-empty-b"));
    private static final List<Sql> CUT =
            List.of(
                    Sql.of(SealStore.class, "journal-cut-a"),
                    Sql.of(SealStore.class, "journal-cut-b"));

    /**
     * How far sealing has come.
     *
     * @param position blocks up to it are sealed
     * @param generation counts sealings and compactions
     * @param lastFile the last number given to a file
     * @param streams what was known of each stream, packed; empty before the first sealing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record State(long position, int generation, int lastFile, byte[] streams) {
        static final State NONE = new State(0, 0, 0, new byte[0]);
    }

    /**
     * What changes in one transaction.
     *
     * @param hidden streams whose hidden rows change
     * @param unhidden streams that have no hidden rows any more
     */
    record Change(
            State state,
            List<SealedFile> added,
            List<SealedFile> removed,
            Map<Integer, Hidden> hidden,
            List<Integer> unhidden) {}

    private final Database database;
    private final Path folder;

    SealStore(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    State state() {
        return database.read(tx ->
                tx.one(
                                STATE,
                                Map.of(),
                                row ->
                                        new State(
                                                row.number("position"),
                                                row.integer("generation"),
                                                row.integer("last_file"),
                                                row.bytes("streams")))
                        .orElse(State.NONE));
    }

    List<SealedFile> files() {
        return database.read(tx ->
                tx.list(
                        FILES,
                        Map.of(),
                        row ->
                                new SealedFile(
                                        row.integer("id"),
                                        row.integer("generation"),
                                        row.integer("month"),
                                        folder.resolve(row.text("path")),
                                        SealedFile.unpackEntries(
                                                row.bytes("entries"), row.integer("month")),
                                        row.bytesOrNull("results"))));
    }

    Map<Integer, Hidden> hidden() {
        Map<Integer, Hidden> found = new HashMap<>();
        return database.read(tx -> {
            tx.forEach(
                    HIDDEN,
                    Map.of(),
                    0,
                    row -> found.put(row.integer("stream"), Hidden.unpack(row.bytes("seqs"))));
            return found;
        });
    }

    /** Writes a change; it belongs to the caller's transaction. */
    void write(Tx tx, Change change) {
        State state = change.state();
        tx.batch(ADD_FILE, change.added().stream().map(this::args).toList());
        tx.batch(
                REMOVE_FILE,
                change.removed().stream().map(file -> Tx.args("id", file.id)).toList());
        tx.batch(
                SET_HIDDEN,
                change.hidden().entrySet().stream()
                        .map(e -> Tx.args("stream", e.getKey(), "seqs", e.getValue().pack()))
                        .toList());
        tx.batch(
                REMOVE_HIDDEN,
                change.unhidden().stream().map(stream -> Tx.args("stream", stream)).toList());
        tx.update(
                SET_STATE,
                Tx.args(
                        "position", state.position(),
                        "generation", state.generation(),
                        "lastFile", state.lastFile(),
                        "streams", state.streams()));
    }

    /** Forgets keys of requests that are no longer promised. */
    void forgetKeys(Tx tx) {
        tx.run(FORGET_KEYS, Map.of());
    }

    /** Removes sealed blocks; the table that is not in use is emptied at once. */
    void cutJournal(Tx tx, long position, int activeTable) {
        tx.run(EMPTY.get(1 - activeTable), Map.of());
        tx.update(CUT.get(activeTable), Tx.args("position", position));
    }

    private Map<String, ? extends @org.jspecify.annotations.Nullable Object> args(SealedFile file) {
        return Tx.args(
                "id",
                file.id,
                "path",
                folder.relativize(file.path).toString(),
                "generation",
                file.generation,
                "month",
                file.month,
                "rows",
                file.rows(),
                "entries",
                file.packEntries(),
                "results",
                file.results);
    }

    Database database() {
        return database;
    }
}
