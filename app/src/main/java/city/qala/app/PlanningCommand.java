package city.qala.app;

import picocli.CommandLine;

/** The engines of planning on files. */
@CommandLine.Command(
        name = "planning",
        subcommands = {
            PlanningEquityCommand.class,
            PlanningPlaceCommand.class,
            PlanningLightingCommand.class,
            PlanningAccessCommand.class,
            PlanningSchoolWayCommand.class,
            PlanningCoverageCommand.class,
            PlanningCamerasCommand.class,
        })
final class PlanningCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
