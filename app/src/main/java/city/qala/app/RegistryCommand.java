package city.qala.app;

import picocli.CommandLine;

/** Registers: declared, delivered, and linked from files. */
@CommandLine.Command(
        name = "registry",
        subcommands = {
            RegistryLinkCommand.class,
            RegistryExplainCommand.class,
            RegistryDeclareCommand.class,
            RegistryDeliverCommand.class,
        })
final class RegistryCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
