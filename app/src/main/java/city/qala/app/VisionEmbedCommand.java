package city.qala.app;

import city.qala.vision.face.EmbedCommand;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Shows that the networks are the published ones. */
@CommandLine.Command(name = "embed")
final class VisionEmbedCommand extends Command {

    @Option(names = "--model", paramLabel = "DIR")
    private @Nullable Path model;

    @Option(names = "--golden", required = true, paramLabel = "G.json")
    private @Nullable Path golden;

    @Option(names = "--out", required = true, paramLabel = "R.json")
    private @Nullable Path out;

    @Override
    int run(Console console) {
        var done =
                EmbedCommand.run(
                        model, Objects.requireNonNull(golden), Objects.requireNonNull(out));
        console.summary(done);
        return done.outside() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
