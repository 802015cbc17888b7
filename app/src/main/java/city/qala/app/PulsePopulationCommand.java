package city.qala.app;

import city.qala.pulse.position.PopulationCommand;
import city.qala.pulse.position.PositionSummary;
import java.nio.file.Path;
import picocli.CommandLine;

/** Counts persons by district at full hours. */
@CommandLine.Command(name = "population")
final class PulsePopulationCommand extends PulseFolderCommand {
    @Override
    PositionSummary engine(Path folder, Path table) {
        return PopulationCommand.run(folder, table);
    }
}
