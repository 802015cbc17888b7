package city.qala.app;

import city.qala.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares a register to the city. */
@CommandLine.Command(name = "declare")
final class RegistryDeclareCommand extends Command {

    @Parameters(index = "0", paramLabel = "REGISTER")
    private String register = "";

    @Parameters(index = "1", paramLabel = "DECLARATION.yaml")
    private @Nullable Path file;

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Override
    int run(Console console) {
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        try (var city =
                ServerAccess.of(folder, System.getenv(), Clock.systemUTC(), Role.REGISTRAR)) {
            JsonNode answer =
                    city.send(
                            "PUT",
                            "/api/registry/" + register,
                            "application/yaml",
                            Objects.requireNonNull(file));
            if (json()) console.json(java.util.Map.of("register", answer));
            else console.say("registry.declared", answer.path("register").asText());
            return ExitCode.OK;
        }
    }
}
