package city.qala.app;

import city.qala.vision.face.CompareCommand;
import city.qala.vision.face.FaceFinder;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How alike two photographs are. */
@CommandLine.Command(name = "compare")
final class VisionCompareCommand extends Command {

    @Parameters(index = "0", paramLabel = "A.jpg")
    private @Nullable Path first;

    @Parameters(index = "1", paramLabel = "B.jpg")
    private @Nullable Path second;

    @Option(names = "--model", paramLabel = "DIR")
    private @Nullable Path model;

    @Option(names = "--side", paramLabel = "PIXELS", defaultValue = "" + FaceFinder.SCENE)
    private int side;

    @Override
    int run(Console console) {
        console.summary(
                CompareCommand.run(
                        Objects.requireNonNull(first),
                        Objects.requireNonNull(second),
                        model,
                        side));
        return ExitCode.OK;
    }
}
