package city.qala.app;

import city.qala.demo.Demo;
import city.qala.demo.DemoConfig;
import city.qala.demo.DemoDoors;
import city.qala.demo.TownClock;
import city.qala.kernel.Problem;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.planning.Planning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens a pretend town: real map, real measured air, made-up sensors and people. */
@CommandLine.Command(name = "demo")
final class DemoCommand extends Command {
    private static final long SEED = 2_026;
    private static final Duration TOKEN_LIFE = Duration.ofDays(30);

    private static final List<String> NAMES =
            List.of("city.name.kk=Демо қала", "city.name.ru=Демо-город", "city.name.en=Demo town");

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--days", paramLabel = "DAYS", defaultValue = "30")
    private int days;

    @Option(names = "--speed", paramLabel = "TIMES", defaultValue = "1")
    private double speed;

    @Mixin private ServerOptions options = new ServerOptions();

    @Override
    int run(Console console) {
        Path folder = (data == null ? home(System.getenv()) : data).toAbsolutePath().normalize();
        if (fresh) wipe(folder);
        Clock clock = new TownClock(Clock.systemUTC(), speed);
        map(folder, clock);
        options.standard(NAMES);
        return Running.serve(console, options, folder, clock, city -> open(city, clock, console));
    }

    private void open(City city, Clock clock, Console console) {
        console.say("demo.links");
        for (DemoPeople.Link link : DemoPeople.links(city.identity()))
            console.line("  %-16s %s".formatted(link.role(), city.page(link.path())));
        var config = new DemoConfig(city.config().city().zone(), days, speed, SEED);
        var doors =
                new DemoDoors(
                        URI.create(city.base()),
                        city.config().mqtt().bind(),
                        city.mqttPort(),
                        (name, role) -> city.tokens().pass(name, role, TOKEN_LIFE),
                        (name, role, org, who) -> link(city, name, role, org, who));
        city.add(Demo.run(doors, config, clock, console::remark), Demo::close);
    }

    /** A link for one of the made people. */
    private static String link(
            City city, String account, String role, String organisation, String resident) {
        var standing =
                resident.isEmpty()
                        ? new Standing(organisation, "", Set.of(), Optional.empty())
                        : Standing.of(new Subject("person", new Ulid(resident)));
        return city.identity().signInLink(account, Set.of(role), standing);
    }

    private static void map(Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Demo.map(folder, clock);
        if (Planning.create(folder).survey().isPresent()) return;
        ZoneId zone = ZoneId.of("Asia/Almaty");
        var _ = Demo.withExtract(extract -> Planning.survey(extract, folder, 8, zone, clock));
    }

    /** Where a person's own data lie by the convention of desktops. */
    static Path home(Map<String, String> environment) {
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        Path root =
                shared.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "share")
                        : Path.of(shared);
        return root.resolve("qala").resolve("demo");
    }

    private static void wipe(Path folder) {
        if (!Files.isDirectory(folder)) return;
        // Only a folder that a Qala made is wiped: a mistyped --data must not cost anybody's files.
        if (!Files.exists(folder.resolve("qala.lock")))
            throw Problem.conflict(
                    "not-a-data-folder", "%s was not made by Qala; nothing was removed.", folder);
        if (Files.exists(folder.resolve("qala.pid")))
            // Whoever still runs on it would go on writing into what is being removed.
            city.qala.platform.db.DataFolder.lock(folder).close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
