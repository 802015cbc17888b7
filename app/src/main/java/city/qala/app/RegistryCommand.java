package city.qala.app;

import picocli.CommandLine;

/** The engines of registers on files. */
@CommandLine.Command(
        name = "registry",
        subcommands = {
            RegistryLinkCommand.class,
        })
final class RegistryCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
