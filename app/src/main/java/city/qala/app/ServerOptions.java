package city.qala.app;

import city.qala.platform.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command which opens a city takes. */
final class ServerOptions {
    @Option(names = "--port", paramLabel = "PORT")
    private @Nullable Integer port;

    @Option(names = "--mqtt-port", paramLabel = "PORT")
    private @Nullable Integer mqttPort;

    @Option(names = "--config", paramLabel = "FILE")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE")
    private List<String> sets = new ArrayList<>();

    private List<String> standard = List.of();

    /** What a command sets when the reader of its line does not. */
    void standard(List<String> sets) {
        standard = List.copyOf(sets);
    }

    Settings settings(Map<String, String> environment, Path data) {
        var all = new ArrayList<>(standard);
        all.addAll(sets);
        if (port != null) all.add(ServerConfig.HTTP_PORT.name() + "=" + port);
        if (mqttPort != null) all.add(ServerConfig.MQTT_PORT.name() + "=" + mqttPort);
        return Settings.read(ServerConfig.keys(), file(data), environment, all);
    }

    /** The file named, else {@code qala.yaml} in the data folder if there is one. */
    private @Nullable Path file(Path data) {
        if (config != null) return config;
        Path own = data.resolve("qala.yaml");
        return java.nio.file.Files.isRegularFile(own) ? own : null;
    }
}
