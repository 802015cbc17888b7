package city.qala.app;

import city.qala.platform.config.Settings;
import city.qala.platform.db.Database;
import city.qala.platform.db.DbConfig;
import city.qala.testkit.TestCity;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A whole city on any free ports with the tests' PostgreSQL, and a client to talk to it. */
final class CityUnderTest implements BeforeAllCallback, AfterAllCallback {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestCity ground = TestCity.withDatabase();
    private final List<String> sets;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable City city;

    private CityUnderTest(Clock clock, List<String> sets) {
        this.clock = clock;
        this.sets = sets;
    }

    /** A city with these settings. */
    static CityUnderTest with(Clock clock, String... sets) {
        return new CityUnderTest(clock, List.of(sets));
    }

    City city() {
        if (city == null) throw new IllegalStateException("register it first");
        return city;
    }

    Database ledger() {
        return ground.database();
    }

    Path folder() {
        return ground.folder();
    }

    /**
     * Sends a request.
     *
     * @param headers name, value, name, value …
     */
    HttpResponse<String> send(
            String method, String path, @Nullable String body, String... headers) {
        var publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        var request =
                HttpRequest.newBuilder(URI.create(city().base() + path)).method(method, publisher);
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Last part of the problem's type. */
    static String problem(HttpResponse<String> response) {
        return json(response).path("type").asText().replace("urn:qala:problem:", "");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        ground.beforeAll(context);
        city = City.open(settings(ground.ledger().config()), ground.folder(), clock);
        city.awaitReady();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (city != null) city.close();
        client.close();
        ground.afterAll(context);
    }

    Settings settings(DbConfig ledger) throws IOException {
        var all = new ArrayList<String>();
        all.add("http.port=0");
        all.add("mqtt.port=0");
        all.add("db.url=" + ledger.url());
        if (ledger.user() != null) all.add("db.user=" + ledger.user());
        if (ledger.password() != null) {
            Path secret =
                    Files.writeString(ground.folder().resolve("db-password"), ledger.password());
            all.add("db.password=file:" + secret);
        }
        all.addAll(sets);
        return Settings.read(ServerConfig.keys(), null, Map.of(), all);
    }
}
