package city.qala.app;

import picocli.CommandLine;

/** The engines of the city pulse on files. */
@CommandLine.Command(
        name = "pulse",
        subcommands = {
            PulseCleanCommand.class,
            PulseLocateCommand.class,
            PulseReleaseCheckCommand.class,
            PulseMovesWithCommand.class,
            PulseSmoothCommand.class,
            PulseRolesCommand.class,
            PulsePopulationCommand.class,
            PulsePurchasesCommand.class,
        })
final class PulseCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
