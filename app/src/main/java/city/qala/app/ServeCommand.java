package city.qala.app;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a real city until it is told to stop. */
@CommandLine.Command(name = "serve")
final class ServeCommand extends Command {
    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Mixin private ServerOptions options = new ServerOptions();

    @Override
    int run(Console console) {
        Path folder = java.util.Objects.requireNonNull(data).toAbsolutePath().normalize();
        return Running.serve(console, options, folder, Clock.systemUTC(), city -> {});
    }
}
