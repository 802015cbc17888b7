package city.qala.app;

import picocli.CommandLine;

/** The engines of assessment on files. */
@CommandLine.Command(
        name = "assess",
        subcommands = {
            AssessScoreCommand.class,
            AssessStageCommand.class,
            AssessScorecardCommand.class,
        })
final class AssessCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
