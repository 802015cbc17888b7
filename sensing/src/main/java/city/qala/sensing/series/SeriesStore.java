package city.qala.sensing.series;

import city.qala.kernel.Problem;
import city.qala.platform.backup.NamedFiles;
import city.qala.platform.backup.Part;
import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.jobs.Job;
import city.qala.platform.lake.Lake;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The observations of a city: a journal in the ledger makes them durable, pages in memory answer
 * for what is not sealed, Parquet files under the lake for what is.
 *
 * <p>There is one store a ledger; a second one waits for the first to end and then refuses to open.
 */
public final class SeriesStore implements Series {

    private final Memory memory;
    private final Committer committer;
    private final Sealing sealing;
    private final RollupStore rollups;
    private final Retention retention;
    private final Sealer sealer;
    private final SeriesConfig config;

    private SeriesStore(
            Memory memory,
            Committer committer,
            Sealing sealing,
            RollupStore rollups,
            Retention retention,
            SeriesConfig config) {
        this.memory = memory;
        this.committer = committer;
        this.sealing = sealing;
        this.rollups = rollups;
        this.retention = retention;
        this.sealer = new Sealer(sealing::run);
        committer.onStored(rows -> sealIfMany());
        this.config = config;
    }

    /**
     * Opens the store and reads what is not sealed.
     *
     * @param dataDir the city's data folder
     * @throws Problem {@code damaged-journal} if a block is not what was written, {@code
     *     overloaded} if the ledger or its one writer's place cannot be had
     */
    public static SeriesStore open(
            Database database, Lake lake, Path dataDir, Clock clock, SeriesConfig config) {
        database.migrate("sensing");
        Journal journal = new Journal(database.line("series"));
        boolean opened = false;
        try {
            SeriesStore store = open(database, lake, journal, clock, config);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                journal.close();
            }
        }
    }

    private static SeriesStore open(
            Database database, Lake lake, Journal journal, Clock clock, SeriesConfig config) {
        Memory memory = new Memory();
        SealStore sealed = new SealStore(database, lake.folder());
        MonthCache cache = new MonthCache(config.cacheBytes());
        Recovery recovery = new Recovery(memory, journal);
        recovery.connect();
        SealStore.State state = sealed.state();
        StreamStates.unpack(state.streams(), memory);
        List<SealedFile> files = sealed.files();
        LooseFiles.sweep(lake.folder(), files, state.generation() == 0);
        memory.layers(
                new Layers(
                        new Generation(),
                        null,
                        new SealedFiles(lake, cache, state.generation(), files, sealed.hidden())));
        long last = recovery.run(state.position());
        Committer committer = new Committer(memory, journal, last, config);
        committer.start();
        RollupStore rollups = new RollupStore(database);
        Sealing sealing =
                new Sealing(memory, committer, lake, cache, sealed, rollups, state, clock);
        return new SeriesStore(memory, committer, sealing, rollups, new Retention(clock), config);
    }

    @Override
    public List<Stored> append(List<Row> rows, @Nullable RequestKey key) {
        if (rows.isEmpty() && key == null) {
            return List.of();
        }
        if (rows.size() > config.importRows()) {
            throw Problem.of(
                    Problem.Kind.TOO_LARGE,
                    "payload-too-large",
                    "At most %d observations at a time.",
                    config.importRows());
        }
        requireRoom();
        long bytes = 0;
        for (Row row : rows) {
            requireStream(row.observation().stream());
            bytes += bytes(row.observation());
        }
        return await(new Work.Append(List.copyOf(rows), key, bytes, new CompletableFuture<>()));
    }

    /** Sealing may be slower than an import; memory must not grow without end meanwhile. */
    private void requireRoom() {
        if (memory.layers().live().rows() > 4L * config.sealRows()) {
            throw Waiting.overloaded();
        }
    }

    private List<Stored> await(Work.Append work) {
        committer.submit(work);
        return await(work.done());
    }

    private static long bytes(Observation row) {
        long bytes = 64;
        if (row.json() != null) {
            bytes += row.json().length();
        }
        Observation.Extra extra = row.extra();
        if (extra != null) {
            bytes += 64;
            bytes += extra.quality() == null ? 0 : extra.quality().length();
            bytes += extra.parameters() == null ? 0 : extra.parameters().length();
        }
        return bytes;
    }

    private static void requireStream(int stream) {
        if (!Ids.isStream(stream)) {
            throw new IllegalArgumentException("Stream numbers are 1 to " + Ids.LAST_STREAM);
        }
    }

    static <T> T await(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw Problem.bug(e);
        }
    }

    @Override
    public void replace(Observation changed) {
        if (changed.stream() != Observation.streamOf(changed.id())) {
            throw new IllegalArgumentException("The stream of an observation cannot change");
        }
        requireStream(changed.stream());
        var work = new Work.Replace(changed, new CompletableFuture<>());
        committer.submit(work);
        await(work.done());
    }

    @Override
    public void remove(List<Long> ids) {
        for (int at = 0; at < ids.size(); at += config.groupRows()) {
            List<Long> some = ids.subList(at, Math.min(ids.size(), at + config.groupRows()));
            var work = new Work.Remove(List.copyOf(some), new CompletableFuture<>());
            committer.submit(work);
            await(work.done());
        }
    }

    @Override
    public void removeStream(int stream) {
        requireStream(stream);
        var work = new Work.Drop(stream, new CompletableFuture<>());
        committer.submit(work);
        await(work.done());
    }

    @Override
    public Optional<Observation> find(long id) {
        return Optional.ofNullable(memory.find(id));
    }

    @Override
    public Optional<Observation> newest(int stream) {
        return facts(stream).map(Facts::newest);
    }

    @Override
    public Optional<Extent> extent(int stream) {
        return facts(stream).map(Facts::extent);
    }

    private Optional<Facts> facts(int stream) {
        StreamState state = Ids.isStream(stream) ? memory.stream(stream) : null;
        return Optional.ofNullable(state == null ? null : state.facts);
    }

    @Override
    public void scan(Scan scan, Predicate<Observation> visitor) {
        memory.visit(Wanted.of(scan), visitor);
    }

    @Override
    public long count(Scan scan) {
        return memory.count(Wanted.of(scan));
    }

    @Override
    public List<Bucket> buckets(int stream, long from, long to, int buckets) {
        long[] bounds = Pieces.bounds(from, to, buckets);
        Tally[] tallies = tallies(stream, bounds, Pieces.areHours(from, to, buckets));
        List<Bucket> found = new ArrayList<>(buckets);
        for (int i = 0; i < buckets; i++) {
            found.add(tallies[i].bucket(bounds[i], bounds[i + 1]));
        }
        return found;
    }

    private Tally[] tallies(int stream, long[] bounds, boolean byHour) {
        long from = bounds[0];
        long to = bounds[bounds.length - 1];

        for (int tries = 0; byHour && tries < 3; tries++) {
            Layers now = memory.layers();
            Tally[] tallies = empty(bounds);
            if (!now.hides(stream).none() || facts(stream).isEmpty()) {
                break;
            }
            List<Source> unsealed = now.unsealed(stream, Rollups.span(stream, from, to - 1));
            if (Rollups.add(rollups, now.sealed().generation(), stream, bounds, tallies)) {
                tally(unsealed, bounds, tallies);
                return tallies;
            }
            // A sealing ended between the two looks; its layers are about to be seen.
        }
        Tally[] tallies = empty(bounds);
        tally(memory.sources(Rollups.span(stream, from, to - 1)), bounds, tallies);
        return tallies;
    }

    private static Tally[] empty(long[] bounds) {
        Tally[] tallies = new Tally[bounds.length - 1];
        Arrays.setAll(tallies, i -> new Tally());
        return tallies;
    }

    private static void tally(List<Source> sources, long[] bounds, Tally[] tallies) {
        Wanted span = Rollups.span(1, bounds[0], bounds[bounds.length - 1] - 1);
        sources.forEach(source -> source.tally(span, bounds, tallies));
    }

    @Override
    public void onStored(Consumer<List<Observation>> listener) {
        committer.onStored(listener);
    }

    /**
     * Moves all that is not sealed into Parquet files; returns when that is done.
     *
     * @return false if everything was sealed already
     */
    public boolean seal() {
        return sealing.run();
    }

    private void sealIfMany() {
        if (memory.layers().live().rows() >= config.sealRows()) {
            sealer.wish();
        }
    }

    /**
     * Makes one file of each sealed month's many where reading gains by it.
     *
     * @return how many months were rewritten
     */
    public int compact() {
        return sealing.compact();
    }

    /**
     * Limits how long observations of a stream are kept; the nightly job removes older ones by
     * whole days (UTC). Not remembered over a restart: whoever knows it says it again.
     *
     * @param keep how long; null for ever
     */
    public void retain(int stream, @Nullable Duration keep) {
        requireStream(stream);
        retention.set(stream, keep);
    }

    /**
     * Removes what is older than it may be.
     *
     * @return how many observations
     */
    public long expire() {
        return retention.expire(memory, this::remove);
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return List.of(new SealJob(this));
    }

    /** Why nothing can be stored just now, for health; empty if all is well. */
    public Optional<Problem> trouble() {
        return Optional.ofNullable(committer.refusing());
    }

    /** Observations that wait to be stored. */
    public int waiting() {
        return committer.waitingRows();
    }

    /** The sealed files of a data folder, for a copy of the city. */
    public static Part files(Path data) {
        return new NamedFiles("lake", data, Sql.of(SeriesStore.class, "sealed-paths"));
    }

    /** Tables that sealing empties at once. */
    public static List<String> emptied() {
        return List.of("sensing.journal_a", "sensing.journal_b");
    }

    /** Stores what waits, then stops. */
    @Override
    public void close() {
        sealer.close();
        committer.close();
    }
}
