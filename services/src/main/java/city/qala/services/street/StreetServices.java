package city.qala.services.street;

import city.qala.kernel.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The kinds of reports that this city takes, as data. */
final class StreetServices {
    private final Map<String, StreetService> byCode = new LinkedHashMap<>();

    private StreetServices() {}

    /** Those that ship. */
    static StreetServices shipped() {
        var all = new StreetServices();
        List<Map<String, String>> questions = table("attributes.csv");
        for (Map<String, String> row : table("services.csv")) {
            String code = text(row, "code");
            all.byCode.put(
                    code,
                    service(
                            row,
                            questions.stream()
                                    .filter(q -> text(q, "service").equals(code))
                                    .map(StreetServices::question)
                                    .toList()));
        }
        return all;
    }

    List<StreetService> all() {
        return List.copyOf(byCode.values());
    }

    Optional<StreetService> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    private static StreetService service(
            Map<String, String> row, List<StreetService.Question> questions) {
        String hours = text(row, "hours");
        return new StreetService(
                text(row, "code"),
                StreetService.Type.valueOf(text(row, "type").toUpperCase(Locale.ROOT)),
                hours.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Duration.ofHours(Integer.parseInt(hours))),
                text(row, "group_en"),
                List.of(text(row, "keywords").split(",", -1)),
                wording(row, "name"),
                wording(row, "about"),
                questions);
    }

    private static StreetService.Question question(Map<String, String> row) {
        List<StreetService.Choice> choices = new ArrayList<>();
        if (!text(row, "values").isEmpty())
            Arrays.stream(text(row, "values").split("\\|", -1))
                    .map(v -> v.split("=", -1))
                    .map(v -> new StreetService.Choice(v[0], new Wording(v[3], v[2], v[1])))
                    .forEach(choices::add);
        return new StreetService.Question(
                text(row, "code"),
                StreetService.Datatype.valueOf(text(row, "datatype").toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(text(row, "required")),
                Integer.parseInt(text(row, "order")),
                wording(row, "name"),
                choices);
    }

    private static Wording wording(Map<String, String> row, String what) {
        return new Wording(
                text(row, what + "_kk"), text(row, what + "_ru"), text(row, what + "_en"));
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> table(String file) {
        try (InputStream in =
                Objects.requireNonNull(StreetServices.class.getResourceAsStream(file), file)) {
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            List<String> header = cells(lines.getFirst());
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) row.put(header.get(i), cells.get(i));
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }
}
