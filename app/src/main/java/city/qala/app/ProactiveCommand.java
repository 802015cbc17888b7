package city.qala.app;

import picocli.CommandLine;

/** Policies on files: who is entitled to what, and why. */
@CommandLine.Command(
        name = "proactive",
        subcommands = {
            ProactiveDecideCommand.class,
            ProactiveCheckCommand.class,
            ProactiveReformCommand.class,
        })
final class ProactiveCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
