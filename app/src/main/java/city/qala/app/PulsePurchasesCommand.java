package city.qala.app;

import city.qala.pulse.position.PositionSummary;
import city.qala.pulse.position.PurchasesCommand;
import java.nio.file.Path;
import picocli.CommandLine;

/** Counts purchases by district, hour and category. */
@CommandLine.Command(name = "purchases")
final class PulsePurchasesCommand extends PulseFolderCommand {
    @Override
    PositionSummary engine(Path folder, Path table) {
        return PurchasesCommand.run(folder, table);
    }
}
