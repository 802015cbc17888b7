package city.qala.app;

import picocli.CommandLine;

/** The engines of sensing on files. */
@CommandLine.Command(
        name = "sensing",
        subcommands = {
            SensingDetectCommand.class,
            SensingForecastCommand.class,
            SensingEveningCommand.class,
        })
final class SensingCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
