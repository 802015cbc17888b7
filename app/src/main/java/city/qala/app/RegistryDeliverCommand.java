package city.qala.app;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delivers a register to the city. */
@CommandLine.Command(name = "deliver")
final class RegistryDeliverCommand extends Command {

    @Parameters(index = "0", paramLabel = "REGISTER")
    private String register = "";

    @Parameters(index = "1", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--as-of", paramLabel = "DAY", defaultValue = "")
    private String asOf = "";

    @Override
    int run(Console console) {
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        Path sent = Objects.requireNonNull(file);
        if (!Files.isReadable(sent))
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", sent);
        boolean lines = sent.toString().endsWith(".jsonl");
        try (var city =
                ServerAccess.of(folder, System.getenv(), Clock.systemUTC(), Role.REGISTRAR)) {
            JsonNode answer =
                    city.send(
                            "POST",
                            "/api/registry/" + register + "/deliveries?as-of=" + asOf,
                            lines ? "application/jsonl" : "text/csv",
                            sent);
            if (json()) console.json(java.util.Map.of("delivery", answer));
            else tell(answer, console);
            return answer.path("state").asText().equals("applied")
                            && answer.path("quarantined").asInt() == 0
                    ? ExitCode.OK
                    : ExitCode.FINDINGS;
        }
    }

    private static void tell(JsonNode answer, Console console) {
        console.say(
                "registry.delivered",
                answer.path("state").asText(),
                answer.path("rows").asInt(),
                answer.path("quarantined").asInt(),
                answer.path("added").asInt(),
                answer.path("changed").asInt(),
                answer.path("gone").asInt());
        if (!answer.path("why").asText().isEmpty()) console.line(answer.path("why").asText());
        for (JsonNode f : answer.path("faults"))
            console.line(
                    "%s:%d %s %s"
                            .formatted(
                                    answer.path("register").asText(),
                                    f.path("line").asLong(),
                                    f.path("column").asText(),
                                    f.path("why").asText()));
    }
}
