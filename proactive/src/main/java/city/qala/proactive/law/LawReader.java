package city.qala.proactive.law;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a folder of policy files into a {@link Law}. Files share one set of names; their order does
 * not matter.
 */
public final class LawReader {
    private final Faults faults = new Faults();
    private final Map<String, Register> registers = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Yaml> formulas = new LinkedHashMap<>();
    private final Map<String, Yaml> policies = new LinkedHashMap<>();

    private LawReader() {}

    /**
     * The law of a folder: every {@code .yaml} and {@code .yml} file in it and below it.
     *
     * @throws Problem {@code invalid-policy} that names every fault with file, line and column
     */
    public static Law read(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path f : all.filter(LawReader::isYaml).sorted().toList())
                texts.put(
                        folder.relativize(f).toString(),
                        Files.readString(f, StandardCharsets.UTF_8));
        } catch (java.nio.file.NoSuchFileException e) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no folder %s to read.", folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (texts.isEmpty())
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no policy file in %s.", folder);
        return read(texts);
    }

    private static boolean isYaml(Path f) {
        String name = f.toString();
        return Files.isRegularFile(f) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /** The law of texts by file name. */
    public static Law read(Map<String, String> texts) {
        var reader = new LawReader();
        new TreeMap<>(texts)
                .forEach((file, text) ->
                        Yaml.read(file, text, reader.faults).ifPresent(reader::file));
        reader.faults.stopIfAny();
        return reader.law();
    }

    private void file(Yaml root) {
        Map<String, Yaml> m =
                root.entries(
                        "format",
                        "about",
                        "registers",
                        "facts",
                        "parameters",
                        "formulas",
                        "policies");
        if (!Sections.text(m, "format").equals("qala-policies-1"))
            root.fault("the file must say \"format: qala-policies-1\"");
        section(m, "registers").forEach(this::register);
        section(m, "facts").forEach(this::fact);
        section(m, "parameters").forEach(this::parameter);
        section(m, "formulas").forEach(this::formula);
        if (m.containsKey("policies")) for (Yaml p : m.get("policies").items()) policy(p);
    }

    private static Map<String, Yaml> section(Map<String, Yaml> root, String key) {
        Yaml y = root.get(key);
        return y == null || y.isNull() ? Map.of() : y.entries();
    }

    private void register(String name, Yaml y) {
        Optional<city.qala.kernel.Wording> title =
                y.isNull()
                        ? Optional.empty()
                        : y.isMap() && y.entries().containsKey("title")
                                ? Sections.wording(y.entries("title"), "title")
                                : Sections.wording(Map.of("title", y), "title");
        if (registers.putIfAbsent(name, new Register(name, title)) != null)
            y.fault("register \"%s\" is declared twice", name);
    }

    private void fact(String name, Yaml y) {
        Map<String, Yaml> m =
                y.entries(
                        "of",
                        "type",
                        "unit",
                        "kind",
                        "period",
                        "values",
                        "title",
                        "register",
                        "absent");
        if (!declare(name, y)) return;
        Headers h = new Headers(m, y, name);
        List<String> choices =
                m.containsKey("values")
                        ? m.get("values").items().stream().map(Yaml::text).toList()
                        : List.of();
        String register = Sections.text(m, "register");
        if (register.isEmpty())
            y.fault("no register provides \"%s\": say \"register: NAME\"", name);
        variables.put(
                name,
                new Fact(
                        name,
                        h.of(),
                        h.type(),
                        h.unit(),
                        h.flow(),
                        h.period(),
                        choices,
                        Sections.wording(m, "title"),
                        register,
                        absent(m, h),
                        y.place()));
    }

    private static Optional<Object> absent(Map<String, Yaml> m, Headers h) {
        Yaml y = m.get("absent");
        if (y == null || y.isNull()) return Optional.empty();
        Optional<Object> value = ParameterReader.value(y, h.type());
        boolean zero =
                value.isPresent()
                        && value.get() instanceof java.math.BigDecimal n
                        && n.signum() == 0;
        if (h.flow() && !zero) y.fault("nothing said of a flow can only mean 0");
        return value;
    }

    private void parameter(String name, Yaml y) {
        if (declare(name, y)) parameters.put(name, ParameterReader.read(name, y));
    }

    private void formula(String name, Yaml y) {
        Map<String, Yaml> m = y.entries(FormulaReader.KEYS);
        if (!declare(name, y)) return;
        Headers h = new Headers(m, y, name);
        formulas.put(name, y);
        variables.put(
                name,
                new Formula(
                        name,
                        h.of(),
                        h.type(),
                        h.unit(),
                        h.flow(),
                        h.period(),
                        Sections.wording(m, "title"),
                        new Dated<>(List.of()),
                        Optional.empty(),
                        m.containsKey("output") && m.get("output").yes(),
                        y.place()));
    }

    private void policy(Yaml y) {
        Map<String, Yaml> m = y.entries(PolicyReader.KEYS);
        if (!m.containsKey("id")) {
            y.fault("a policy needs an id");
            return;
        }
        String name = m.get("id").text();
        if (!declare(name, m.get("id"))) return;
        policies.put(name, y);
        variables.put(name, PolicyReader.header(name, y));
    }

    private boolean declare(String name, Yaml y) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            y.fault("\"%s\" is not a name: small letters, digits and _ after a letter", name);
            return false;
        }
        boolean taken =
                Vocabulary.GATHERS.containsKey(name)
                        || Vocabulary.OPS.containsKey(name)
                        || List.of("true", "false", "null", "in", "scale", "date").contains(name);
        if (taken) y.fault("\"%s\" is a word of the language and cannot be a name", name);
        Place before = places.putIfAbsent(name, y.place());
        if (before != null) y.fault("\"%s\" is declared already at %s", name, before);
        return before == null && !taken;
    }

    private Law law() {
        if (!variables.containsKey("role"))
            variables.put(
                    "role",
                    new Fact(
                            "role",
                            Entity.PERSON,
                            Type.TEXT,
                            "",
                            false,
                            Optional.empty(),
                            List.of(),
                            Optional.empty(),
                            "household",
                            Optional.empty(),
                            Place.NOWHERE));
        registers.putIfAbsent("household", new Register("household", Optional.empty()));
        var cel = new CelReader(variables, parameters, faults);
        Map<String, Variable> done = new LinkedHashMap<>(variables);
        formulas.forEach((name, y) ->
                done.put(
                        name,
                        FormulaReader.read(
                                (Formula) java.util.Objects.requireNonNull(variables.get(name)),
                                y,
                                cel)));
        List<Policy> ready = new ArrayList<>();
        policies.forEach((name, y) -> {
            Policy p =
                    PolicyReader.read(
                            (Policy) java.util.Objects.requireNonNull(variables.get(name)), y, cel);
            done.put(name, p);
            ready.add(p);
        });
        faults.stopIfAny();
        var law = new Law(registers, parameters, done, ready, List.of());
        List<String> warnings = LawChecks.of(law, faults);
        faults.stopIfAny();
        return new Law(registers, parameters, done, ready, warnings);
    }
}
