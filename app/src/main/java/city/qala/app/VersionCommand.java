package city.qala.app;

import java.util.Map;
import picocli.CommandLine;

/** Says which Qala and which Java this is. */
@CommandLine.Command(name = "version")
final class VersionCommand extends Command {
    @Override
    int run(Console console) {
        String java = Runtime.version().toString();
        if (json()) console.json(Map.of("qala", version(), "java", java));
        else console.line("Qala " + version() + "  Java " + java);
        return ExitCode.OK;
    }

    /** The version that the build wrote into the program. */
    static String version() {
        String built = Cli.class.getPackage().getImplementationVersion();
        return built == null ? "dev" : built;
    }
}
