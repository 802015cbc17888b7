package city.qala.proactive.law;

import city.qala.platform.config.NearestName;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A piece of a YAML file that knows where it stands and complains with that place. */
final class Yaml {
    private final Node node;
    private final String file;
    private final Faults faults;

    private Yaml(Node node, String file, Faults faults) {
        this.node = node;
        this.file = file;
        this.faults = faults;
    }

    /** The root of a file; empty, with a fault said, if it is not YAML. */
    static Optional<Yaml> read(String file, String text, Faults faults) {
        var settings =
                LoadSettings.builder().setMaxAliasesForCollections(20).setUseMarks(true).build();
        try {
            return new Compose(settings).composeString(text).map(n -> new Yaml(n, file, faults));
        } catch (MarkedYamlEngineException e) {
            Place at =
                    e.getProblemMark()
                            .map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                            .orElse(new Place(file, 1, 1));
            faults.add(at, "is not YAML: %s", e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(new Place(file, 1, 1), "is not YAML");
        }
        return Optional.empty();
    }

    Place place() {
        return node.getStartMark()
                .map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    /** Where the first character of the text stands, after a quotation mark or a block's sign. */
    Place textPlace() {
        if (!(node instanceof ScalarNode s)) return place();
        return switch (s.getScalarStyle()) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> place().plus(0, 1);
            case LITERAL, FOLDED -> place().plus(1, 0);
            default -> place();
        };
    }

    @FormatMethod
    void fault(@FormatString String says, Object... params) {
        faults.add(place(), says, params);
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isQuoted() {
        return node instanceof ScalarNode s && s.getScalarStyle() != ScalarStyle.PLAIN;
    }

    boolean isNull() {
        return node instanceof ScalarNode s
                && s.getScalarStyle() == ScalarStyle.PLAIN
                && (s.getValue().isEmpty()
                        || s.getValue().equals("null")
                        || s.getValue().equals("~"));
    }

    /** Keys with their values in the file's order; a key given twice is a fault. */
    Map<String, Yaml> entries() {
        Map<String, Yaml> out = new LinkedHashMap<>();
        if (!(node instanceof MappingNode map)) {
            fault("must be keys and values");
            return out;
        }
        for (NodeTuple pair : map.getValue()) {
            String key = pair.getKeyNode() instanceof ScalarNode k ? k.getValue() : "?";
            Yaml value = new Yaml(pair.getValueNode(), file, faults);
            if (out.putIfAbsent(key, value) != null)
                new Yaml(pair.getKeyNode(), file, faults).fault("\"%s\" is given twice", key);
        }
        return out;
    }

    /** The entries, of which only these keys are known. */
    Map<String, Yaml> entries(String... known) {
        Map<String, Yaml> out = entries();
        for (var e : out.entrySet()) {
            if (Arrays.asList(known).contains(e.getKey())) continue;
            String near = NearestName.of(e.getKey(), Arrays.asList(known));
            e.getValue()
                    .fault(
                            "\"%s\" is not known here; %s",
                            e.getKey(),
                            near.isEmpty()
                                    ? "known are " + String.join(", ", known)
                                    : "did you mean \"" + near + "\"?");
        }
        return out;
    }

    List<Yaml> items() {
        List<Yaml> out = new ArrayList<>();
        if (node instanceof SequenceNode list)
            for (Node n : list.getValue()) out.add(new Yaml(n, file, faults));
        else if (!isNull()) fault("must be a list");
        return out;
    }

    String text() {
        if (node instanceof ScalarNode s) return s.getValue();
        fault("must be a text");
        return "";
    }

    /** One of these words. */
    <E extends Enum<E>> E word(Class<E> type, E otherwise) {
        String given = text();
        List<String> known = new ArrayList<>();
        for (E e : type.getEnumConstants()) {
            String word = e.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(given)) return e;
            known.add(word);
        }
        fault("\"%s\" is not known; one of %s", given, String.join(", ", known));
        return otherwise;
    }

    BigDecimal number() {
        try {
            return new BigDecimal(text().replace("_", ""));
        } catch (NumberFormatException e) {
            fault("\"%s\" must be a number", text());
            return BigDecimal.ZERO;
        }
    }

    int whole() {
        try {
            return number().intValueExact();
        } catch (ArithmeticException e) {
            fault("must be a whole number");
            return 0;
        }
    }

    boolean yes() {
        String t = text();
        if (!t.equals("true") && !t.equals("false")) fault("must be true or false");
        return t.equals("true");
    }

    LocalDate date() {
        return date(text());
    }

    /** A date; a year or a month alone stands for its first day. */
    LocalDate date(String given) {
        try {
            if (given.length() == 4) return LocalDate.of(Integer.parseInt(given), 1, 1);
            if (given.length() == 7) return LocalDate.parse(given + "-01");
            return LocalDate.parse(given);
        } catch (DateTimeException | NumberFormatException e) {
            fault("\"%s\" must be a date such as 2026-01-31", given);
            return LocalDate.EPOCH;
        }
    }
}
