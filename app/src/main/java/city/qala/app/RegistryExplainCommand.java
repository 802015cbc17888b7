package city.qala.app;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.registry.link.ExplainCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why records of some files are one person's. */
@CommandLine.Command(name = "explain")
final class RegistryExplainCommand extends Command {

    @Option(names = "--spec", required = true, paramLabel = "SPEC.yaml")
    private @Nullable Path spec;

    @Option(names = "--of", required = true, split = ",", paramLabel = "REC_ID[,REC_ID]")
    private List<String> of = List.of();

    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en")
    private String language = "en";

    @Option(names = "--apart", paramLabel = "DECISIONS.csv")
    private @Nullable Path apart;

    @Parameters(arity = "1..*", paramLabel = "FILE.csv")
    private List<Path> files = List.of();

    @Override
    int run(Console console) {
        Language tongue =
                Language.find(language)
                        .orElseThrow(() ->
                                Problem.invalid("language", language, "must be kk, ru or en"));
        console.summary(
                ExplainCommand.run(
                        new ExplainCommand.Wish(
                                Objects.requireNonNull(spec), of, tongue, apart, files)));
        return ExitCode.OK;
    }
}
