package city.qala.app;

import city.qala.registry.link.LinkCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds which records of some files are of one person. */
@CommandLine.Command(name = "link")
final class RegistryLinkCommand extends Command {

    @Option(names = "--spec", required = true, paramLabel = "SPEC.yaml")
    private @Nullable Path spec;

    @Option(names = "--out", required = true, paramLabel = "CLUSTERS.csv")
    private @Nullable Path out;

    @Option(names = "--pairs", paramLabel = "PAIRS.csv")
    private @Nullable Path pairs;

    @Option(names = "--apart", paramLabel = "DECISIONS.csv")
    private @Nullable Path apart;

    @Option(names = "--strict")
    private boolean strict;

    @Parameters(arity = "1..*", paramLabel = "FILE.csv")
    private List<Path> files = List.of();

    @Override
    int run(Console console) {
        var wish =
                new LinkCommand.Wish(
                        Objects.requireNonNull(spec),
                        Objects.requireNonNull(out),
                        pairs,
                        apart,
                        files);
        var done = LinkCommand.run(wish);
        console.summary(done);
        return strict && done.bad() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
