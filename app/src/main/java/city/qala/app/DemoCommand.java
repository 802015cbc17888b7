package city.qala.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens a pretend town: real map, real measured air, made-up sensors and people. */
@CommandLine.Command(name = "demo")
final class DemoCommand extends Command {
    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--fresh")
    private boolean fresh;

    @Mixin private ServerOptions options = new ServerOptions();

    @Override
    int run(Console console) {
        Path folder = (data == null ? home(System.getenv()) : data).toAbsolutePath().normalize();
        if (fresh) wipe(folder);
        return Running.serve(console, options, folder, Clock.systemUTC(), city -> {});
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
            throw city.qala.kernel.Problem.conflict(
                    "not-a-data-folder", "%s was not made by Qala; nothing was removed.", folder);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
