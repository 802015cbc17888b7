package city.qala.app;

import city.qala.pulse.position.LocateCommand;
import city.qala.pulse.position.PositionSummary;
import java.nio.file.Path;
import picocli.CommandLine;

/** Places every event of a phone by itself. */
@CommandLine.Command(name = "locate")
final class PulseLocateCommand extends PulseFolderCommand {
    @Override
    PositionSummary engine(Path folder, Path table) {
        return LocateCommand.run(folder, table);
    }
}
