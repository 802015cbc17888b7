package city.qala.app;

import city.qala.kernel.Problem;
import city.qala.platform.config.ConfigFaults;
import city.qala.platform.config.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks of {@code doctor}. They change nothing. */
final class Checkup {
    private static final long LITTLE_ROOM = 2L << 30;
    private static final long NO_ROOM = 300L << 20;
    // Before the program was written no clock can have been right.
    private static final Instant WRITTEN = Instant.parse("2026-11-01T00:00:00Z");

    /** How it looks. */
    enum Verdict {
        GOOD,
        NOTE,
        BAD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One line.
     *
     * @param key of its message under {@code doctor.}
     */
    record Finding(Verdict verdict, String key, List<Object> params) {
        Finding {
            params = List.copyOf(params);
        }
    }

    private final @Nullable Path data;
    private final Map<String, String> environment;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    Checkup(@Nullable Path data, Map<String, String> environment, Clock clock) {
        this.data = data;
        this.environment = environment;
        this.clock = clock;
    }

    /** Everything. */
    List<Finding> all() {
        good("java", Runtime.version().toString());
        machine();
        time();
        settings();
        if (data == null) {
            note("no-data");
        } else if (!Files.isDirectory(data)) {
            bad("folder-missing", data);
        } else {
            folder(data);
            server(data);
        }
        return List.copyOf(findings);
    }

    /** Only whether the server of the folder serves. */
    List<Finding> server() {
        if (data == null || !Files.isDirectory(data)) bad("folder-missing", String.valueOf(data));
        else server(data);
        return List.copyOf(findings);
    }

    private void machine() {
        Runtime machine = Runtime.getRuntime();
        good("machine", machine.availableProcessors(), machine.maxMemory() >> 20);
        String os = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        boolean known = os.equals("Linux amd64");
        if (known || environment.containsKey("QALA_DB_URL")) good("system", os);
        else bad("system-no-ledger", os);
    }

    private void time() {
        if (clock.instant().isAfter(WRITTEN)) good("clock", clock.instant());
        else bad("clock-behind", clock.instant());
    }

    private void settings() {
        try {
            Path file = data == null ? null : data.resolve("qala.yaml");
            boolean there = file != null && Files.isRegularFile(file);
            var read =
                    Settings.read(ServerConfig.keys(), there ? file : null, environment, List.of());
            var config = ServerConfig.of(read);
            good("settings", read.list().stream().filter(s -> s.isGiven()).count());
            ports(config, read);
        } catch (ConfigFaults e) {
            bad("settings-wrong", e.faults().size());
        }
    }

    private void ports(ServerConfig config, Settings read) {
        if (data != null && Files.exists(data.resolve("qala.address"))) return;
        port(config.http().bind(), config.http().port(), read.isGiven(ServerConfig.HTTP_PORT));
        port(config.mqtt().bind(), config.mqtt().port(), read.isGiven(ServerConfig.MQTT_PORT));
    }

    private void port(String bind, int port, boolean given) {
        try {
            FreePort.choose(bind, port, false);
            good("port", bind, Integer.toString(port));
        } catch (Problem p) {
            if (given) bad("port-busy", bind, Integer.toString(port));
            else note("port-moves", bind, Integer.toString(port));
        }
    }

    private void folder(Path folder) {
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < NO_ROOM) bad("room-none", room >> 20);
            else if (room < LITTLE_ROOM) note("room-little", room >> 20);
            else good("room", room >> 30);
            if (!Files.isWritable(folder)) bad("folder-closed", folder);
            keys(folder.resolve("keys").resolve("signing.json"));
        } catch (IOException e) {
            bad("folder-closed", folder);
        }
        if (Files.exists(folder.resolve("map").resolve("meta.json"))) good("map");
        else note("map-missing");
    }

    private void keys(Path file) throws IOException {
        if (!Files.exists(file)) {
            note("keys-none");
            return;
        }
        String rights =
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        if (rights.equals("rw-------")) good("keys");
        else bad("keys-open", rights);
    }

    private void server(Path folder) {
        if (!Files.exists(folder.resolve("qala.address"))) {
            note("server-off");
            return;
        }
        try {
            String base = CityAddress.read(folder);
            JsonNode answer = ask(base + "/health/ready");
            String state = answer.path("status").asText("");
            if (state.equals("up")) good("server", base);
            else bad("server-state", base, answer.path("parts").toString());
        } catch (IOException | Problem e) {
            bad("server-silent");
        }
    }

    private static JsonNode ask(String address) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(4))
                            .build();
            return new ObjectMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void good(String key, Object... params) {
        findings.add(new Finding(Verdict.GOOD, key, List.of(params)));
    }

    private void note(String key, Object... params) {
        findings.add(new Finding(Verdict.NOTE, key, List.of(params)));
    }

    private void bad(String key, Object... params) {
        findings.add(new Finding(Verdict.BAD, key, List.of(params)));
    }
}
