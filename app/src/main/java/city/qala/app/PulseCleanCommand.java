package city.qala.app;

import city.qala.pulse.position.CleanCommand;
import city.qala.pulse.position.PositionSummary;
import java.nio.file.Path;
import picocli.CommandLine;

/** Tells which events of phones are dirt. */
@CommandLine.Command(name = "clean")
final class PulseCleanCommand extends PulseFolderCommand {
    @Override
    PositionSummary engine(Path folder, Path table) {
        return CleanCommand.run(folder, table);
    }
}
