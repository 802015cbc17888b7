package city.qala.app;

import picocli.CommandLine;

/** The rules of the control room on files. */
@CommandLine.Command(
        name = "operations",
        subcommands = {OperationsReplayCommand.class})
final class OperationsCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
