package city.qala.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
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
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        return Running.serve(
                console, options, folder, Clock.systemUTC(), city -> welcome(city, console));
    }

    /** Says the first administrator's password, once: it is kept nowhere. */
    private static void welcome(City city, Console console) {
        city.identity()
                .firstAdministrator()
                .ifPresent(password -> {
                    console.say("serve.first", city.page("/sign-in"), "admin", password);
                    console.say("serve.first-once");
                });
    }
}
