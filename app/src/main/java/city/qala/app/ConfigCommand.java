package city.qala.app;

import city.qala.platform.config.Key;
import city.qala.platform.config.Setting;
import city.qala.platform.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows every setting with its value, unit and origin, or writes a commented file of them. */
@CommandLine.Command(name = "config")
final class ConfigCommand extends Command {
    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--changed")
    private boolean changed;

    @Option(names = "--explain", paramLabel = "KEY")
    private @Nullable String explain;

    @Option(names = "--init", paramLabel = "FILE", arity = "0..1", fallbackValue = "qala.yaml")
    private @Nullable Path init;

    @Mixin private ServerOptions options = new ServerOptions();

    @Override
    int run(Console console) {
        if (init != null) return write(init, console);
        Path folder = data == null ? Path.of("") : data;
        Settings settings = options.settings(System.getenv(), folder);
        List<Setting> wanted =
                settings.list().stream()
                        .filter(s -> !changed || s.isGiven())
                        .filter(s -> explain == null || s.key().equals(explain))
                        .toList();
        if (explain != null && wanted.isEmpty()) return unknown(explain, settings, console);
        if (json()) console.json(Map.of("settings", wanted.stream().map(this::row).toList()));
        else show(wanted, console);
        return ExitCode.OK;
    }

    private static int unknown(String key, Settings settings, Console console) {
        var names = settings.list().stream().map(Setting::key).toList();
        String near = city.qala.platform.config.NearestName.of(key, names);
        console.remark(
                near.isEmpty()
                        ? console.words().get("cli.unknown", key)
                        : console.words().get("cli.unknown-near", key, near));
        return ExitCode.USAGE;
    }

    private Map<String, String> row(Setting s) {
        var row = new LinkedHashMap<String, String>();
        row.put("key", s.key());
        row.put("value", s.value());
        row.put("unit", s.unit());
        row.put("default", s.standard());
        row.put("origin", s.origin());
        return row;
    }

    private void show(List<Setting> settings, Console console) {
        Words words = console.words();
        for (Setting s : settings) {
            String value = s.value().isEmpty() ? "-" : s.value();
            String unit = s.unit().isEmpty() ? "" : " " + s.unit();
            String origin = s.isGiven() ? s.origin() : words.get("config.default");
            console.line("%-26s %-26s %s".formatted(s.key(), value + unit, origin));
            if (explain != null) console.line("  " + words.get("key." + s.key()));
        }
    }

    private static int write(Path file, Console console) {
        try {
            Files.writeString(file, example(console.words()), StandardOpenOption.CREATE_NEW);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            console.remark(console.words().get("config.there", file));
            return ExitCode.USAGE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console.say("config.written", file);
        return ExitCode.OK;
    }

    /** A file in which every setting stands with its default, switched off by a comment sign. */
    static String example(Words words) {
        var out = new StringBuilder(words.get("config.head")).append('\n');
        String section = "";
        for (Key<?> key : ServerConfig.keys()) {
            int dot = key.name().indexOf('.');
            if (!key.name().substring(0, dot).equals(section)) {
                section = key.name().substring(0, dot);
                out.append("\n#").append(section).append(":\n");
            }
            String range = key.range().isEmpty() ? "" : " (" + key.range() + ")";
            String unit = key.unit().isEmpty() ? "" : ", " + key.unit();
            out.append("#  # ").append(words.get("key." + key.name())).append(unit).append(range);
            out.append("\n#  ").append(key.name().substring(dot + 1)).append(": ");
            out.append(yaml(key)).append('\n');
        }
        return out.toString();
    }

    private static String yaml(Key<?> key) {
        boolean list = key.form() == Key.Form.LIST || key.form() == Key.Form.CHOICE;
        if (list) return "[" + String.join(", ", key.standard()) + "]";
        String value = key.standard().getFirst();
        return value.isEmpty() ? "\"\"" : value;
    }
}
