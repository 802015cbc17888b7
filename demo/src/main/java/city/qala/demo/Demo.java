package city.qala.demo;

import city.qala.kernel.Role;
import city.qala.platform.osm.MapConfig;
import city.qala.platform.osm.MapImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The pretend town: a real map, real measured air and traffic, made-up sensors. It speaks to the
 * city through the public doors only, as devices would; the server knows nothing of it.
 */
public final class Demo implements AutoCloseable {
    private static final String EXTRACT = "map/valley-2015.osm.pbf";
    private static final Duration WATCH = Duration.ofSeconds(15);
    private static final int SENDERS = 2;
    private static final int MAKERS = 8;

    private final Pause pause = new Pause();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DemoDoors doors;
    private final DemoConfig config;
    private final Clock clock;
    private final Consumer<String> progress;

    private Demo(DemoDoors doors, DemoConfig config, Clock clock, Consumer<String> progress) {
        this.doors = doors;
        this.config = config;
        this.clock = clock;
        this.progress = progress;
    }

    /** Writes the demo's map into a data folder that has none; credit stands in its meta.json. */
    public static void map(Path dataFolder, Clock clock) {
        if (Files.exists(dataFolder.resolve("map").resolve("meta.json"))) return;
        withExtract(extract -> {
            var settings = new MapConfig(TownMap.BOX, MapConfig.defaults().districtLevel());
            return new MapImport(settings, clock).write(extract, dataFolder, n -> {});
        });
    }

    /**
     * Starts the town in the background and returns at once: things that are missing are made,
     * history is loaded from the last reading on, air first, then every feed goes live.
     *
     * @param clock the town's clock, see {@link DemoConfig#speed()}
     * @param progress takes one line a step for the operator's terminal
     */
    public static Demo run(
            DemoDoors doors, DemoConfig config, Clock clock, Consumer<String> progress) {
        var demo = new Demo(doors, config, clock, progress);
        demo.threads.execute(demo::live);
        return demo;
    }

    /** Name of the token that the things of a gateway speak with. */
    static String device(String gateway) {
        return gateway.toLowerCase(Locale.ROOT);
    }

    /** Stops the feeds; returns when nothing of the town runs any more. */
    @Override
    public void close() {
        pause.stop();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) threads.shutdownNow();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        DemoTown town = withExtract(extract -> DemoTown.plan(extract, config));
        String token = doors.tokens().issue("demo-office", Role.OPERATOR);
        try (var sta = new StaClient(doors.base(), token, pause)) {
            var provision = new DemoProvision(sta, town);
            provision.open();
            long known = provision.known();
            progress.accept(
                    String.format(
                            Locale.ROOT,
                            "town: %,d things planned, %,d of them are there",
                            town.things().size(),
                            known));
            if (doors.hasPeople()) {
                threads.execute(() -> {
                    tellOfPeople();
                    tellOfCameras(town);
                });
                threads.execute(() -> tellOfStreets(town));
            }
            var feed = new DemoFeed(town.gateways(), doors, clock, config.speed(), pause);
            feed.start(threads);
            tellHistory(sta, town, provision, feed);
            threads.execute(() -> watch(feed));
            if (doors.hasPeople()) threads.execute(this::tellOfPulse);
            commands(sta, town, provision);
            new FleetFeed(sta, town, provision, clock, pause).run();
        } catch (StaClient.Stopped e) {
            // Told to stop: what was acknowledged is kept, the next start goes on from there.
        } catch (StaClient.Refused e) {
            progress.accept("town: stopped, the city refused it: " + e.getMessage());
        }
    }

    /** Things that can be told something; a city without commands leaves them deaf. */
    private void commands(StaClient sta, DemoTown town, DemoProvision provision) {
        try (var city = new CityClient(doors)) {
            var key = city.look("demo-office", Role.OPERATOR, "/api/operations/command-key");
            new CommandFeed(sta, town, provision, doors, key, clock, pause).run();
        } catch (StaClient.Refused e) {
            progress.accept("town: no commands, the city refused it: " + e.getMessage());
        }
    }

    private void tellOfPeople() {
        var people = DemoPeople.of(config.seed());
        try (var city = new CityClient(doors)) {
            boolean told = new PeopleStory(city, people, clock, config.zone()).tell();
            progress.accept(
                    String.format(
                            Locale.ROOT,
                            "town: people   %,6d made residents, %s",
                            people.size(),
                            told ? "a month of looks told" : "known already"));
            int rows = new RegisterStory(city, people).tell();
            progress.accept(
                    String.format(
                            Locale.ROOT, "town: registers %,4d made records delivered", rows));
        } catch (StaClient.Stopped e) {
            // Told to stop: the next start tells the rest.
        } catch (StaClient.Refused e) {
            progress.accept("town: people stopped, the city refused it: " + e.getMessage());
        }
    }

    private void tellOfStreets(DemoTown town) {
        try (var city = new CityClient(doors)) {
            int told = new StreetStory(city, town.things()).tell(pause);
            if (told > 0)
                progress.accept(
                        String.format(Locale.ROOT, "town: streets  %,6d made reports", told));
        } catch (StaClient.Stopped e) {
            // Told to stop: what was reported is kept.
        } catch (StaClient.Refused e) {
            progress.accept("town: streets stopped, the city refused it: " + e.getMessage());
        }
    }

    /**
     * After the people, so that nobody waits for cameras; then they answer for as long as it runs.
     */
    private void tellOfCameras(DemoTown town) {
        try (var city = new CityClient(doors)) {
            var story = new CameraStory(city, town.things(), config);
            int told = story.tell(pause);
            if (told > 0)
                progress.accept(
                        String.format(Locale.ROOT, "town: cameras  %,6d made cameras", told));
            story.answer(pause);
        } catch (StaClient.Stopped e) {
            // Told to stop: the next start enters the rest.
        } catch (StaClient.Refused e) {
            progress.accept("town: cameras stopped, the city refused it: " + e.getMessage());
        }
    }

    /** Delivers purchases and phones of every finished day, then of each day when it is over. */
    private void tellOfPulse() {
        try (var city = new CityClient(doors)) {
            var story = new PulseStory(city, clock, config);
            do {
                int told = story.tell(pause);
                if (told > 0)
                    progress.accept(
                            String.format(
                                    Locale.ROOT,
                                    "town: pulse    %,6d days of made cards and phones counted",
                                    told));
            } while (pause.wait(Duration.ofHours(1)));
        } catch (StaClient.Stopped e) {
            // Told to stop: the next start delivers the rest.
        } catch (StaClient.Refused e) {
            progress.accept("town: pulse stopped, the city refused it: " + e.getMessage());
        }
    }

    /** Says it when gateways cannot reach the city, once each time that it changes. */
    private void watch(DemoFeed feed) {
        String said = "";
        while (pause.wait(WATCH)) {
            String trouble = feed.trouble();
            if (!trouble.equals(said)) {
                progress.accept("town: " + (trouble.isEmpty() ? "all gateways speak" : trouble));
            }
            said = trouble;
        }
    }

    private void tellHistory(StaClient sta, DemoTown town, DemoProvision provision, DemoFeed feed) {
        var history = new DemoHistory(sta, clock);
        for (Kind kind : Kind.values()) {
            long before = history.told();
            List<PlannedThing> things =
                    town.things().stream().filter(t -> t.kind() == kind).toList();
            List<LiveStream> streams = provisioned(things, town, provision);
            catchUp(history, streams);
            feed.add(streams);
            progress.accept(
                    String.format(
                            Locale.ROOT,
                            "town: %-8s %,6d streams live, %,9d readings of history",
                            kind.word(),
                            streams.size(),
                            history.told() - before));
        }
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "town: complete, %,d readings told, %,d refused",
                        history.told(),
                        history.refused()));
    }

    private List<LiveStream> provisioned(
            List<PlannedThing> things, DemoTown town, DemoProvision provision) {
        var found = new ConcurrentHashMap<String, List<DemoProvision.Found>>();
        together(MAKERS, things, t -> found.put(t.code(), provision.streamsOf(t)));
        long begin = clock.instant().getEpochSecond() - TimeUnit.DAYS.toSeconds(config.days());
        var streams = new ArrayList<LiveStream>();
        for (PlannedThing thing : things) {
            List<DemoProvision.Found> ids = found.getOrDefault(thing.code(), List.of());
            for (int i = 0; i < ids.size(); i++) {
                // A stream that somebody removed from the city stays removed.
                if (ids.get(i).id() == 0) continue;
                long told = ids.get(i).told() == 0 ? begin : ids.get(i).told();
                PlannedStream plan = thing.streams().get(i);
                streams.add(new LiveStream(thing, plan, ids.get(i).id(), told, town.faults()));
            }
        }
        return streams;
    }

    private void catchUp(DemoHistory history, List<LiveStream> streams) {
        long now = clock.instant().getEpochSecond();
        together(SENDERS, DemoHistory.bundles(streams, now), history::catchUp);
    }

    /** Does the work with several hands; the first failure ends it. */
    private <T> void together(int hands, List<T> items, Consumer<T> work) {
        var queue = new ConcurrentLinkedQueue<>(items);
        var futures = new ArrayList<Future<?>>();
        for (int i = 0; i < hands; i++) {
            futures.add(
                    threads.submit(() -> {
                        for (T t = queue.poll(); t != null; t = queue.poll()) {
                            work.accept(t);
                        }
                    }));
        }
        for (Future<?> future : futures) await(future);
    }

    private static void await(Future<?> sender) {
        try {
            sender.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StaClient.Stopped();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e);
        }
    }

    /** Does something with the demo's map as a file, which is gone afterwards. */
    public static <T> T withExtract(java.util.function.Function<Path, T> work) {
        try (InputStream in = Demo.class.getResourceAsStream(EXTRACT)) {
            if (in == null) throw new IllegalStateException("The demo lacks its map");
            // By its own name: what is made from it says where it comes from.
            Path folder = Files.createTempDirectory("qala-extract-");
            Path file = folder.resolve("valley-2015.osm.pbf");
            try {
                Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
