package city.qala.sensing.series;

import city.qala.platform.db.Tx;
import city.qala.platform.lake.Lake;
import city.qala.sensing.series.SealStore.Change;
import city.qala.sensing.series.SealStore.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Moves unsealed observations into Parquet files. It may be cut at any step: until the one
 * transaction that names the files and ends the journal, everything is still in the journal; files
 * that no manifest names are swept at the next start.
 */
final class Sealing {

    /**
     * What is being sealed.
     *
     * @param table of the journal that takes blocks since
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Freeze(
            Generation frozen,
            long position,
            int table,
            byte[] streams,
            SealedFiles before,
            List<Log> logs,
            List<Integer> gone) {}

    private static final Duration READERS_HOLD = Duration.ofMinutes(10);

    private final Memory memory;
    private final Committer committer;
    private final Lake lake;
    private final MonthCache cache;
    private final SealStore store;
    private final RollupStore rollups;
    private final Clock clock;
    private State state;
    private int lastFile;
    private @Nullable Freeze pending;

    /** Files that readers may still hold, with the time from which on nobody does. */
    private final Map<Path, Instant> obsolete = new HashMap<>();

    Sealing(
            Memory memory,
            Committer committer,
            Lake lake,
            MonthCache cache,
            SealStore store,
            RollupStore rollups,
            State state,
            Clock clock) {
        this.memory = memory;
        this.committer = committer;
        this.lake = lake;
        this.cache = cache;
        this.store = store;
        this.rollups = rollups;

        this.state = state;
        this.clock = clock;

        this.lastFile = state.lastFile();
    }

    /** Seals all that is not sealed; false if there is nothing. What failed is tried again. */
    synchronized boolean run() {
        if (settle()) {
            return true;
        }
        Freeze freeze = pending == null ? pause(this::freeze) : pending;
        if (freeze == null) {
            return false;
        }
        pending = freeze;
        SealedFiles next = seal(freeze);
        swap(next);
        pending = null;
        return true;
    }

    /**
     * Makes one file of a month's many, without the rows that no longer count.
     *
     * @return how many months
     */
    synchronized int compact() {
        deleteObsolete();
        settle();
        if (pending != null) {
            return 0;
        }
        int count = 0;
        Instant now = clock.instant();
        int current = Months.of(now.getEpochSecond() * 1_000_000L);
        SealedFiles sealed = (SealedFiles) memory.layers().sealed();
        for (int month : List.copyOf(sealed.byMonth().keySet())) {
            sealed = (SealedFiles) memory.layers().sealed();
            if (Compaction.isDue(sealed, month, current)) {
                compact(sealed, month);
                count++;
            }
        }
        return count;
    }

    private void compact(SealedFiles sealed, int month) {
        int generation = state.generation() + 1;
        List<SealedFile> old = sealed.byMonth().getOrDefault(month, List.of());
        SealedFile file =
                FileWriter.write(
                        lake,
                        new Compaction(lake, sealed, month, memory),
                        month,
                        ++lastFile,
                        generation,
                        old.stream().mapToLong(SealedFile::rows).sum());
        List<SealedFile> all = new ArrayList<>(sealed.files());
        all.removeAll(old);
        List<SealedFile> added = file == null ? List.of() : List.of(file);
        all.addAll(added);
        Map<Integer, Hidden> hidden = new HashMap<>();
        sealed.hidden()
                .forEach((stream, before) -> {
                    Hidden left = before.within(stream, all);
                    if (left != null) {
                        hidden.put(stream, left);
                    }
                });
        List<Integer> unhidden =
                sealed.hidden().keySet().stream()
                        .filter(stream -> !hidden.containsKey(stream))
                        .toList();
        State next = new State(state.position(), generation, lastFile, state.streams());
        Change change = new Change(next, added, old, hidden, unhidden);
        store.database().change(tx -> store.write(tx, change));
        state = next;
        swap(new SealedFiles(lake, cache, generation, all, hidden));
        Instant free = clock.instant().plus(READERS_HOLD);
        old.forEach(gone -> obsolete.put(gone.path, free));
    }

    /**
     * A transaction whose end was not seen may have been stored all the same: then memory follows
     * the ledger.
     *
     * @return whether a sealing had been stored
     */
    private boolean settle() {
        State stored = store.state();
        if (stored.generation() == state.generation()) {
            return false;
        }
        boolean sealed = pending != null;
        swap(new SealedFiles(lake, cache, stored.generation(), store.files(), store.hidden()));
        state = stored;
        lastFile = Math.max(lastFile, stored.lastFile());
        pending = null;
        return sealed;
    }

    private void swap(SealedFiles next) {
        pause(() -> {
            memory.layers(new Layers(memory.layers().live(), null, next));
            return true;
        });
    }

    private void deleteObsolete() {
        Instant now = clock.instant();
        obsolete.entrySet()
                .removeIf(entry -> !entry.getValue().isAfter(now) && delete(entry.getKey()));
    }

    private static boolean delete(Path path) {
        try {
            Files.deleteIfExists(path);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends @Nullable Object> T pause(java.util.function.Supplier<T> action) {
        List<T> answer = new ArrayList<>();
        var pause = new Work.Pause(() -> answer.add(action.get()), new CompletableFuture<>());
        committer.submit(pause);
        SeriesStore.await(pause.done());
        return answer.getFirst();
    }

    /** Runs while nothing is on its way to the ledger. */
    private @Nullable Freeze freeze() {
        long position = committer.position();
        if (position == state.position()) {
            return null;
        }
        Layers now = memory.layers();
        List<Log> logs = new ArrayList<>();
        now.live().logs().each(logs::add);
        List<Integer> gone = new ArrayList<>();
        memory.streams()
                .each(stream -> {
                    if (stream.gone) {
                        gone.add(stream.stream);
                    }
                });
        byte[] streams = StreamStates.pack(memory.streams());
        int table = committer.turnJournal();
        SealedFiles before = (SealedFiles) now.sealed();
        memory.layers(new Layers(new Generation(), now.live(), before));
        return new Freeze(now.live(), position, table, streams, before, logs, gone);
    }

    private SealedFiles seal(Freeze freeze) {
        int generation = state.generation() + 1;
        List<SealedFile> added = write(freeze, generation);
        List<SealedFile> all = new ArrayList<>(freeze.before().files());
        all.addAll(added);
        Map<Integer, Hidden> hidden = new HashMap<>();
        List<Integer> unhidden = new ArrayList<>();
        hide(freeze, generation, hidden, unhidden);
        Map<Integer, Hidden> allHidden = new HashMap<>(freeze.before().hidden());
        allHidden.putAll(hidden);
        unhidden.forEach(allHidden::remove);
        State next = new State(freeze.position(), generation, lastFile, freeze.streams());
        SealedFiles sealed = new SealedFiles(lake, cache, generation, all, allHidden);
        Change change = new Change(next, added, List.of(), hidden, unhidden);
        store.database()
                .change(tx -> {
                    store.write(tx, change);
                    rollUp(tx, freeze, sealed);
                    store.cutJournal(tx, freeze.position(), freeze.table());
                    store.forgetKeys(tx);
                });
        state = next;
        return sealed;
    }

    private void rollUp(Tx tx, Freeze freeze, SealedFiles sealed) {
        for (Log log : freeze.logs()) {
            Map<Integer, DayRollup> days = Rollups.of(log.content().pages());
            TreeSet<Integer> again = new TreeSet<>();
            for (int seq : log.content().hidden()) {
                Observation old = freeze.before().find(log.stream, seq);
                if (old != null) {
                    again.add(Rollups.day(old.from()));
                }
            }
            days.keySet().removeAll(again);
            rollups.add(tx, sealed.generation(), log.stream, days);
            Map<Integer, DayRollup> anew = Rollups.again(sealed, log.stream, again);
            rollups.set(tx, sealed.generation(), log.stream, anew);
        }
        freeze.gone().forEach(stream -> rollups.forget(tx, stream));
    }

    private List<SealedFile> write(Freeze freeze, int generation) {
        List<SealedFile> added = new ArrayList<>();
        for (int month : FrozenRows.months(freeze.logs())) {
            SealedFile file =
                    FileWriter.write(
                            lake,
                            FrozenRows.of(freeze.logs(), month),
                            month,
                            ++lastFile,
                            generation,
                            freeze.frozen().rows());
            if (file != null) {
                added.add(file);
            }
        }
        return added;
    }

    /** Rows of older files that were replaced or removed since they were written. */
    private static void hide(
            Freeze freeze, int generation, Map<Integer, Hidden> hidden, List<Integer> unhidden) {
        for (Log log : freeze.logs()) {
            int[] seqs = log.content().hidden();
            if (seqs.length > 0) {
                Hidden old = freeze.before().hidden(log.stream);
                Hidden now =
                        Hidden.with(old, seqs, generation - 1)
                                .within(log.stream, freeze.before().files());
                if (now != null) {
                    hidden.put(log.stream, now);
                } else if (old != null) {
                    unhidden.add(log.stream);
                }
            }
        }
        for (int stream : freeze.gone()) {
            if (freeze.before().hidden(stream) != null) {
                hidden.remove(stream);
                unhidden.add(stream);
            }
        }
    }
}
