package city.qala.app;

import city.qala.pulse.release.ReleaseCheckCommand;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Lets anybody attack the release of counts. */
@CommandLine.Command(name = "release-check")
final class PulseReleaseCheckCommand extends Command {
    @Override
    int run(Console console) {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // Only answers go to the output: whoever speaks to it counts lines.
        ReleaseCheckCommand.run(in, console::line);
        return ExitCode.OK;
    }
}
