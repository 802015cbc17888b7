package city.qala.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * SensorThings over HTTP, as any client would speak it.
 *
 * <p>A server that is busy (429, 503), full (507) or away is tried again with growing pauses until
 * the town stops; any other refusal is an error of the demo.
 */
final class StaClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** The town has been told to stop. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** The city refused something that the demo believes to be right. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;
    private final String token;
    private final Pause pause;

    StaClient(URI base, String token, Pause pause) {
        this.root = URI.create(base + "/sta/v1.1/");
        this.token = token;
        this.pause = pause;
    }

    /** An object node to fill. */
    static com.fasterxml.jackson.databind.node.ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Visits every entity of a collection, page by page. */
    void each(String address, Consumer<JsonNode> visitor) {
        String next = address;
        while (!next.isEmpty()) {
            JsonNode page = parse(send("GET", next, new byte[0]).body());
            page.path("value").forEach(visitor);
            String link = page.path("@iot.nextLink").asText("");
            // Only path and query count: the public base may be an address of another network.
            next = link.isEmpty() ? "" : afterRoot(link);
        }
    }

    private static String afterRoot(String link) {
        int at = link.indexOf("/v1.1/");
        return at < 0 ? link : link.substring(at + "/v1.1/".length());
    }

    /** Creates an entity and tells its id. */
    long create(String collection, JsonNode entity) {
        var answer = send("POST", collection, bytes(entity));
        JsonNode body = answer.body().length == 0 ? object() : parse(answer.body());
        if (body.hasNonNull("@iot.id")) return body.get("@iot.id").asLong();
        String location = answer.headers().firstValue("Location").orElse("");
        int open = location.lastIndexOf('(');
        if (open < 0) throw new Refused("no id came back for a new entity of " + collection);
        return Long.parseLong(location.substring(open + 1, location.length() - 1));
    }

    /** Posts rows of observations; answers how many of them were refused. */
    long createObservations(byte[] dataArrays) {
        byte[] answer = send("POST", "CreateObservations", dataArrays).body();
        String text = new String(answer, StandardCharsets.UTF_8);
        long refused = 0;
        for (int at = text.indexOf("\"error"); at >= 0; at = text.indexOf("\"error", at + 1)) {
            refused++;
        }
        return refused;
    }

    /** Changes an entity. */
    void patch(String address, JsonNode change) {
        send("PATCH", address, bytes(change));
    }

    private HttpResponse<byte[]> send(String method, String address, byte[] body) {
        var request =
                HttpRequest.newBuilder(root.resolve(address.replace(" ", "%20")))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        Duration wait = Duration.ofMillis(200);
        while (true) {
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                int status = answer.statusCode();
                if (status / 100 == 2) return answer;
                if (status != 429 && status != 503 && status != 507) {
                    throw new Refused(
                            method + " " + address + ": " + status + " " + text(answer.body()));
                }
            } catch (IOException e) {
                // The server is away or restarting: the next try tells.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
            pause.orStop(wait);
            wait = wait.multipliedBy(2);
            if (wait.compareTo(LONGEST_PAUSE) > 0) wait = LONGEST_PAUSE;
        }
    }

    private static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
