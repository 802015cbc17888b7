package city.qala.app;

import picocli.CommandLine;

/** The engines of vision on files. */
@CommandLine.Command(
        name = "vision",
        subcommands = {VisionEmbedCommand.class, VisionCompareCommand.class})
final class VisionCommand extends Command {
    @Override
    int run(Console console) {
        console.line(usage());
        return ExitCode.USAGE;
    }
}
