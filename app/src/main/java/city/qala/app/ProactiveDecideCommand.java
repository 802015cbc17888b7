package city.qala.app;

import city.qala.kernel.Language;
import city.qala.proactive.decide.DecideCommand;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Decides every policy of a folder for every household of a file. */
@CommandLine.Command(name = "decide")
final class ProactiveDecideCommand extends Command {

    @Option(names = "--policies", required = true, paramLabel = "DIR")
    private @Nullable Path policies;

    @Option(names = "--facts", required = true, paramLabel = "FACTS.jsonl")
    private @Nullable Path facts;

    @Option(names = "--on", required = true, paramLabel = "DATE")
    private @Nullable LocalDate on;

    @Option(names = "--mode", paramLabel = "single|bulk", defaultValue = "bulk")
    private DecideCommand.Mode mode = DecideCommand.Mode.BULK;

    @Option(names = "--out", required = true, paramLabel = "D.jsonl")
    private @Nullable Path out;

    @Option(names = "--explain", paramLabel = "kk|ru|en", defaultValue = "")
    private String explain = "";

    @Option(names = "--strict")
    private boolean strict;

    @Override
    int run(Console console) {
        var done =
                DecideCommand.run(
                        new DecideCommand.Order(
                                Objects.requireNonNull(policies),
                                Objects.requireNonNull(facts),
                                Objects.requireNonNull(on),
                                mode,
                                Objects.requireNonNull(out),
                                Language.find(explain)));
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
