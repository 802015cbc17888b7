package city.qala.app;

import city.qala.proactive.decide.CheckCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Checks a folder of policies and runs the tests beside the rules. */
@CommandLine.Command(name = "check")
final class ProactiveCheckCommand extends Command {

    @Option(names = "--policies", required = true, paramLabel = "DIR")
    private @Nullable Path policies;

    @Override
    int run(Console console) {
        var done = CheckCommand.run(Objects.requireNonNull(policies));
        console.summary(done);
        return done.failed().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
