package city.qala.app;

import city.qala.proactive.decide.ReformCommand;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says what a reform would do against the law. */
@CommandLine.Command(name = "reform")
final class ProactiveReformCommand extends Command {

    @Option(names = "--law", required = true, paramLabel = "DIR")
    private @Nullable Path law;

    @Option(names = "--reform", required = true, paramLabel = "DIR")
    private @Nullable Path reform;

    @Option(names = "--facts", required = true, paramLabel = "FACTS.jsonl")
    private @Nullable Path facts;

    @Option(names = "--on", required = true, paramLabel = "DATE")
    private @Nullable LocalDate on;

    @Option(names = "--by", paramLabel = "FACT")
    private @Nullable String by;

    @Option(names = "--rank", paramLabel = "NUMBER")
    private @Nullable String rank;

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done =
                ReformCommand.run(
                        new ReformCommand.Order(
                                Objects.requireNonNull(law),
                                Objects.requireNonNull(reform),
                                Objects.requireNonNull(facts),
                                Objects.requireNonNull(on),
                                Optional.ofNullable(by),
                                Optional.ofNullable(rank)));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
