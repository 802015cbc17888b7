package city.qala.app;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.config.Settings;
import city.qala.platform.identity.TokenDesk;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The city of a data folder, for commands: the server that runs on it, else one opened for the
 * command alone. Commands speak HTTP either way, with a pass signed by the folder's own key, so
 * that what they do is checked and audited like everything else.
 */
final class ServerAccess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final @Nullable City own;
    private final String base;
    private final String pass;
    private final Language language;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();

    private ServerAccess(@Nullable City own, String base, String pass, Language language) {
        this.own = own;
        this.base = base;
        this.pass = pass;
        this.language = language;
    }

    /**
     * Finds or opens the city.
     *
     * @param environment variables that hold settings
     * @throws Problem {@code no-data-folder} if there is no city in the folder
     */
    static ServerAccess of(Path data, Map<String, String> environment, Clock clock) {
        return of(data, environment, clock, Role.ADMIN);
    }

    /**
     * The same in another role.
     *
     * @param role which the command needs
     */
    static ServerAccess of(Path data, Map<String, String> environment, Clock clock, String role) {
        requireFolder(data);
        Language language = Words.ofTerminal(environment).language();
        String pass = TokenDesk.open(data, clock).pass("command-line", role, Duration.ofHours(1));
        Path file = data.resolve("qala.yaml");
        Settings settings =
                Settings.read(
                        ServerConfig.keys(),
                        Files.isRegularFile(file) ? file : null,
                        environment,
                        List.of("http.port=0", "http.bind=127.0.0.1", "mqtt.on=false"));
        try {
            City city = City.open(settings, data, clock);
            city.awaitReady();
            return new ServerAccess(city, city.base(), pass, language);
        } catch (Problem p) {
            if (!p.code().equals("folder-in-use")) throw p;
            return new ServerAccess(null, CityAddress.read(data), pass, language);
        }
    }

    /** A city whose address and pass are known. */
    static ServerAccess at(String base, String pass) {
        return new ServerAccess(null, base, pass, Language.EN);
    }

    /**
     * A folder that a city has used, or may use.
     *
     * @throws Problem {@code no-data-folder}
     */
    static void requireFolder(Path data) {
        if (!Files.isDirectory(data))
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-data-folder", "There is no folder %s.", data);
    }

    /**
     * Asks the city.
     *
     * @param body JSON to send; null for none
     * @param headers name, value, name, value … beside those that every request has
     * @return its answer; empty object if it had none
     * @throws Problem as the city answered
     */
    JsonNode ask(String method, String path, @Nullable Object body, String... headers) {
        try {
            return send(method, path, "application/json", body(body), headers);
        } catch (JacksonException e) {
            throw new IllegalStateException("what commands send is plain", e);
        }
    }

    /**
     * Sends a file.
     *
     * @throws Problem as the city answered
     */
    JsonNode send(String method, String path, String type, Path file) {
        try {
            return send(method, path, type, HttpRequest.BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a SensorThings page goes on, below the base address; empty text if it is the last. */
    String next(JsonNode page) {
        String link = page.path("@iot.nextLink").asText("");
        int at = link.indexOf("/sta/");
        return at < 0 ? "" : link.substring(at);
    }

    /** A JSON text as something to send. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Reads a page, as a browser would; how many bytes it has. */
    int page(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .header("Accept", "text/html")
                        .build();
        return exchange(request).body().length;
    }

    private JsonNode send(
            String method,
            String path,
            String type,
            HttpRequest.BodyPublisher body,
            String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + pass)
                        .header("Accept-Language", language.tag())
                        .header("Content-Type", type)
                        .method(method, body);
        if (headers.length > 0) request.headers(headers);
        try {
            return answer(exchange(request.build()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    @Override
    public void close() {
        client.close();
        if (own != null) own.close();
    }

    private static HttpRequest.BodyPublisher body(@Nullable Object body) throws JacksonException {
        return body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private static JsonNode answer(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        JsonNode json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        if (response.statusCode() < 400) return json;
        // The words are already the reader's; the code must not lead to other ones.
        Problem problem =
                Problem.of(
                        kind(response.statusCode()),
                        "city-said",
                        "%s",
                        json.path("detail").asText("HTTP " + response.statusCode()));
        for (JsonNode fault : json.path("errors"))
            problem = problem.at(fault.path("pointer").asText(), fault.path("detail").asText());
        throw problem;
    }

    private static Problem.Kind kind(int status) {
        for (Problem.Kind k : Problem.Kind.values()) {
            if (k.status() == status) return k;
        }
        return Problem.Kind.BUG;
    }
}
