package city.qala.platform.config;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this process: defaults, then the file, then the environment, then {@code --set},
 * the later over the earlier.
 *
 * <p>Reading stops with every fault at once; a settings object that exists is valid as a whole.
 */
public final class Settings {

    // Variables that speak to the launcher, not to the program.
    private static final Set<String> LAUNCHER =
            Set.of("QALA_JAVA_HOME", "QALA_JVM_DIRS", "QALA_JAVA_OPTS", "QALA_HOME");

    private record Given(List<String> values, String origin) {}

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Map<String, String> environment;

    private Settings(List<Key<?>> known, Map<String, String> environment) {
        for (Key<?> key : known) {
            if (keys.put(key.name(), key) != null)
                throw new IllegalArgumentException("two settings are called " + key.name());
        }
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads all settings.
     *
     * @param known every key there is
     * @param file the YAML file; null without one
     * @param environment variables; those that begin with {@code QALA_} count
     * @param sets {@code key=value} of the command line
     * @throws ConfigFaults with everything that is wrong
     */
    public static Settings read(
            List<Key<?>> known,
            @Nullable Path file,
            Map<String, String> environment,
            List<String> sets) {
        var settings = new Settings(known, environment);
        List<ConfigFault> faults = new ArrayList<>();
        if (file != null) settings.fromFile(file, faults);
        settings.fromEnvironment(faults);
        settings.fromCommandLine(sets, faults);
        settings.check(faults);
        if (!faults.isEmpty()) throw new ConfigFaults(faults);
        return settings;
    }

    /** Only defaults. */
    public static Settings defaults(List<Key<?>> known) {
        return new Settings(known, Map.of());
    }

    /** The value of a key, which must be one of the known. */
    @SuppressWarnings(
            "ReferenceEquality") // the very key: another of its name may have another type
    public <T> T get(Key<T> key) {
        if (!key.equals(keys.get(key.name())))
            throw new IllegalArgumentException("unknown setting " + key.name());
        return key.parser().apply(raw(key));
    }

    /** Whether somebody gave it, so that the default was not meant. */
    public boolean isGiven(Key<?> key) {
        return given.containsKey(key.name());
    }

    /**
     * The secret that a key points to; empty text if the key was not given.
     *
     * @throws ConfigFaults if what it points to has gone since the start
     */
    public String secret(Key<String> key) {
        String place = get(key);
        if (place.isEmpty()) return "";
        try {
            return resolve(place);
        } catch (IOException e) {
            throw new ConfigFaults(List.of(noSecret(key, place)));
        }
    }

    /** Every setting as it stands, in order of the names. */
    public List<Setting> list() {
        List<Setting> out = new ArrayList<>();
        for (Key<?> key : keys.values()) {
            Given g = given.get(key.name());
            out.add(
                    new Setting(
                            key.name(),
                            String.join(", ", raw(key)),
                            key.unit(),
                            String.join(", ", key.standard()),
                            g == null ? "default" : g.origin()));
        }
        out.sort(java.util.Comparator.comparing(Setting::key));
        return out;
    }

    private List<String> raw(Key<?> key) {
        Given g = given.get(key.name());
        return g == null ? key.standard() : g.values();
    }

    private void fromFile(Path file, List<ConfigFault> faults) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (var e : SettingsFile.read(file, faults)) {
            String before = seen.put(e.key(), e.origin());
            if (before != null)
                faults.add(fault(e.origin(), e.key(), ConfigFault.Kind.REPEATED_KEY, "", before));
            else give(e.key(), e.values(), e.origin(), faults);
        }
    }

    private void fromEnvironment(List<ConfigFault> faults) {
        Map<String, String> byVariable = new LinkedHashMap<>();
        for (Key<?> key : keys.values()) byVariable.put(key.variable(), key.name());
        environment.entrySet().stream()
                .filter(e -> e.getKey().startsWith("QALA_") && !LAUNCHER.contains(e.getKey()))
                .filter(e -> !pointedAt(e.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> {
                    String name = byVariable.get(e.getKey());
                    if (name != null) give(name, List.of(e.getValue()), e.getKey(), faults);
                    else faults.add(unknownVariable(e.getKey(), byVariable.keySet()));
                });
    }

    private boolean pointedAt(String variable) {
        return given.values().stream().anyMatch(g -> g.values().equals(List.of("env:" + variable)));
    }

    private void fromCommandLine(List<String> sets, List<ConfigFault> faults) {
        for (String set : sets) {
            int eq = set.indexOf('=');
            if (eq <= 0) faults.add(fault("--set", set, ConfigFault.Kind.WRONG_VALUE, set, "pair"));
            else give(set.substring(0, eq), List.of(set.substring(eq + 1)), "--set", faults);
        }
    }

    private void give(String name, List<String> values, String origin, List<ConfigFault> faults) {
        if (keys.containsKey(name)) given.put(name, new Given(values, origin));
        else
            faults.add(
                    fault(
                            origin,
                            name,
                            ConfigFault.Kind.UNKNOWN_KEY,
                            "",
                            NearestName.of(name, keys.keySet())));
    }

    private void check(List<ConfigFault> faults) {
        given.forEach((name, g) -> check(known(name), g, faults));
    }

    private Key<?> known(String name) {
        Key<?> key = keys.get(name);
        if (key == null) throw new IllegalStateException("only known keys are kept");
        return key;
    }

    private void check(Key<?> key, Given g, List<ConfigFault> faults) {
        if (key.form() == Key.Form.SECRET) checkSecret(key, g, faults);
        else if (!parses(key, g.values()))
            faults.add(
                    fault(
                            g.origin(),
                            key.name(),
                            ConfigFault.Kind.WRONG_VALUE,
                            String.join(", ", g.values()),
                            (key.form().name().toLowerCase(Locale.ROOT) + " " + key.range())
                                    .strip()));
    }

    private static boolean parses(Key<?> key, List<String> values) {
        try {
            return key.parser().apply(values) != null;
        } catch (IllegalArgumentException | Problem e) {
            return false;
        }
    }

    private void checkSecret(Key<?> key, Given g, List<ConfigFault> faults) {
        String place = String.join("", g.values());
        if (place.isEmpty()) return;
        if (!place.startsWith("file:") && !place.startsWith("env:")) {
            faults.add(fault(g.origin(), key.name(), ConfigFault.Kind.OPEN_SECRET, "", ""));
            // Whoever lists the settings next must not print it.
            given.put(key.name(), new Given(List.of(""), g.origin()));
            return;
        }
        try {
            if (!resolve(place).isEmpty()) return;
        } catch (IOException e) {
            // told below, in the same words as an empty one
        }
        faults.add(noSecret(key, place));
    }

    private String resolve(String place) throws IOException {
        if (place.startsWith("env:")) return environment.getOrDefault(place.substring(4), "");
        return Files.readString(Path.of(place.substring("file:".length()))).strip();
    }

    private ConfigFault noSecret(Key<?> key, String place) {
        Given g = given.get(key.name());
        String origin = g == null ? "default" : g.origin();
        return fault(origin, key.name(), ConfigFault.Kind.NO_SECRET, place, "");
    }

    private static ConfigFault unknownVariable(String variable, Set<String> known) {
        return fault(
                variable,
                variable,
                ConfigFault.Kind.UNKNOWN_KEY,
                "",
                NearestName.of(variable, known));
    }

    private static ConfigFault fault(
            String origin, String key, ConfigFault.Kind kind, String given, String wanted) {
        return new ConfigFault(origin, key, kind, given, wanted);
    }
}
