package city.qala.app;

import picocli.CommandLine;

/** The engines of services on files. */
@CommandLine.Command(
        name = "services",
        subcommands = {ServicesPlacesCommand.class})
final class ServicesCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
