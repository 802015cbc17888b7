package city.qala.assess;

import city.qala.kernel.Indicator;
import city.qala.kernel.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The 91 indicators of U4SSC. Codes, names and order are those of the set; floors, targets and the
 * words of the formulas are Qala's own, because benchmarks of the set are not public.
 */
public final class IndicatorSet {
    private static final String FILE = "u4ssc.csv";

    private final Map<String, Definition> bySlug = new LinkedHashMap<>();

    private IndicatorSet() {}

    /** The set that ships. */
    public static IndicatorSet u4ssc() {
        var set = new IndicatorSet();
        try (InputStream in =
                        Objects.requireNonNull(IndicatorSet.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> header = CsvLine.cells(Objects.requireNonNull(lines.readLine()));
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                set.add(row(header, CsvLine.cells(line)));
            return set;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, in their order. */
    public List<Definition> all() {
        return List.copyOf(bySlug.values());
    }

    /** One by its code or by the form that it has in addresses. */
    public Optional<Definition> find(String codeOrSlug) {
        Definition found = bySlug.get(codeOrSlug);
        if (found != null) return Optional.of(found);
        return bySlug.values().stream().filter(d -> d.code().equals(codeOrSlug)).findFirst();
    }

    private void add(Map<String, String> row) {
        String better = row.getOrDefault("direction", "");
        var definition =
                new Definition(
                        text(row, "code"),
                        new Wording(
                                text(row, "name_kk"), text(row, "name_ru"), text(row, "name_en")),
                        new Definition.Place(
                                text(row, "dimension"),
                                text(row, "sub_dimension"),
                                text(row, "category")),
                        text(row, "level").equals("core"),
                        text(row, "unit"),
                        text(row, "numerator"),
                        text(row, "denominator"),
                        better.startsWith("down")
                                ? Indicator.Better.LOWER
                                : Indicator.Better.HIGHER,
                        scales(text(row, "floor"), text(row, "target")),
                        text(row, "basis"));
        bySlug.put(definition.slug(), definition);
    }

    /** {@code 0} and {@code 100}, or {@code PM2.5 35; PM10 70} and {@code PM2.5 5; PM10 15}. */
    private static List<Definition.Scale> scales(String floor, String target) {
        if (floor.isEmpty() || target.isEmpty()) return List.of();
        Map<String, Double> targets = parts(target);
        List<Definition.Scale> scales = new ArrayList<>();
        parts(floor)
                .forEach((part, from) -> {
                    Double to = targets.get(part);
                    if (to != null) scales.add(new Definition.Scale(part, from, to));
                });
        return scales;
    }

    private static Map<String, Double> parts(String text) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (String one : text.split(";", -1)) {
            String[] words = one.strip().split(" ", 2);
            parts.put(words.length == 2 ? words[0] : "", Double.valueOf(words[words.length - 1]));
        }
        return parts;
    }

    private static Map<String, String> row(List<String> header, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) row.put(header.get(i), cells.get(i));
        return row;
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
