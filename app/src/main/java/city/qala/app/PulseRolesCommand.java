package city.qala.app;

import city.qala.pulse.position.PositionSummary;
import city.qala.pulse.position.RolesCommand;
import java.nio.file.Path;
import picocli.CommandLine;

/** Tells what each phone is to the city. */
@CommandLine.Command(name = "roles")
final class PulseRolesCommand extends PulseFolderCommand {
    @Override
    PositionSummary engine(Path folder, Path table) {
        return RolesCommand.run(folder, table);
    }
}
