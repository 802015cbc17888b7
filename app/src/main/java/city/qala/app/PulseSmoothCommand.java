package city.qala.app;

import city.qala.pulse.position.PositionSummary;
import city.qala.pulse.position.SmoothCommand;
import java.nio.file.Path;
import picocli.CommandLine;

/** Places the events of each phone together. */
@CommandLine.Command(name = "smooth")
final class PulseSmoothCommand extends PulseFolderCommand {
    @Override
    PositionSummary engine(Path folder, Path table) {
        return SmoothCommand.run(folder, table);
    }
}
