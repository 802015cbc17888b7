package city.qala.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Takes things or readings out of a city as CSV, in the columns that {@code import} reads: what
 * leaves one city can enter another.
 */
@CommandLine.Command(name = "export")
final class ExportCommand extends Command {
    private static final String THINGS =
            "/sta/v1.1/Things?$top=500&$orderby=@iot.id"
                    + "&$expand=Locations($top=1;$select=location),"
                    + "Datastreams($expand=ObservedProperty($select=name))";

    /** What is taken out. */
    enum Kind {
        THINGS,
        READINGS
    }

    @Parameters(index = "0", paramLabel = "things|readings")
    private Kind kind = Kind.THINGS;

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private @Nullable Path out;

    @Override
    int run(Console console) {
        Path folder = Objects.requireNonNull(data).toAbsolutePath().normalize();
        Path file = Objects.requireNonNull(out).toAbsolutePath();
        Path draft = file.resolveSibling("." + file.getFileName() + ".part");
        long rows;
        try (var city = ServerAccess.of(folder, System.getenv(), Clock.systemUTC());
                var writer = Files.newBufferedWriter(draft)) {
            rows = kind == Kind.THINGS ? things(city, writer) : readings(city, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put(draft, file);
        if (json()) console.json(Map.of("rows", rows, "file", file.toString()));
        else console.say("export.done", rows, file);
        return ExitCode.OK;
    }

    private static long things(ServerAccess city, BufferedWriter out) throws IOException {
        row(out, List.of(ThingRow.COLUMNS));
        long rows = 0;
        for (String at = THINGS; !at.isEmpty(); ) {
            JsonNode page = city.ask("GET", at, null);
            for (JsonNode thing : page.path("value")) {
                for (List<String> cells : ThingRow.of(thing)) {
                    row(out, cells);
                    rows++;
                }
            }
            at = city.next(page);
        }
        return rows;
    }

    private static long readings(ServerAccess city, BufferedWriter out) throws IOException {
        row(out, List.of("code", "property", "time", "value"));
        long rows = 0;
        for (String at = THINGS; !at.isEmpty(); ) {
            JsonNode page = city.ask("GET", at, null);
            for (JsonNode thing : page.path("value")) {
                for (JsonNode stream : thing.path("Datastreams"))
                    rows += readings(city, ThingRow.code(thing), stream, out);
            }
            at = city.next(page);
        }
        return rows;
    }

    private static long readings(
            ServerAccess city, String code, JsonNode stream, BufferedWriter out)
            throws IOException {
        String property = stream.path("ObservedProperty").path("name").asText();
        long rows = 0;
        String at =
                "/sta/v1.1/Datastreams("
                        + stream.path("@iot.id").asLong()
                        + ")/Observations?$top=10000&$orderby=phenomenonTime"
                        + "&$select=phenomenonTime,result";
        while (!at.isEmpty()) {
            JsonNode page = city.ask("GET", at, null);
            for (JsonNode o : page.path("value")) {
                row(
                        out,
                        List.of(
                                code,
                                property,
                                o.path("phenomenonTime").asText(),
                                o.path("result").asText()));
                rows++;
            }
            at = city.next(page);
        }
        return rows;
    }

    private static void put(Path draft, Path file) {
        try {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(BufferedWriter out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.write(',');
            out.write(cell(cells.get(i)));
        }
        out.write("\n");
    }

    /** A cell that spreadsheets take for text, not for a formula. */
    static String cell(String text) {
        boolean isNumber = text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");
        boolean isFormula = !isNumber && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = isFormula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
