package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.http.HttpConfig;
import city.qala.platform.http.HttpEdge;
import city.qala.platform.lake.Lake;
import city.qala.platform.lake.LakeConfig;
import city.qala.sensing.Sensing;
import city.qala.sensing.SensingConfig;
import city.qala.sensing.series.Series;
import city.qala.sensing.series.SeriesConfig;
import city.qala.sensing.series.SeriesStore;
import city.qala.testkit.TestCity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A whole SensorThings service for tests: real PostgreSQL, real store of observations, real HTTP.
 * Who asks is told by a header: {@code X-Actor: device:post-1}.
 */
final class StaTown implements BeforeAllCallback, AfterAllCallback {

    final TestCity city = TestCity.withDatabase("sensing");
    private final boolean open;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Lake lake;
    private @Nullable Sensing sensing;
    private @Nullable Series series;
    private @Nullable HttpEdge edge;

    private StaTown(boolean open) {
        this.open = open;
    }

    /** Everybody may read and write. */
    static StaTown open() {
        return new StaTown(true);
    }

    /** Rights count. */
    static StaTown closed() {
        return new StaTown(false);
    }

    /** An answer of the service. */
    record Reply(int status, String body, Map<String, List<String>> headers) {
        Map<String, @Nullable Object> json() {
            return Json.object(body.getBytes(StandardCharsets.UTF_8));
        }

        @Nullable Object at(String name) {
            return json().get(name);
        }

        List<@Nullable Object> values() {
            return Json.array(json().get("value"), "");
        }

        Map<String, @Nullable Object> value(int i) {
            return Json.object(values().get(i), "");
        }

        String header(String name) {
            for (var e : headers.entrySet())
                if (e.getKey().equalsIgnoreCase(name)) return e.getValue().getFirst();
            return "";
        }

        long id() {
            String link = header("Location");
            return Long.parseLong(link.substring(link.lastIndexOf('(') + 1, link.lastIndexOf(')')));
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        city.beforeAll(context);
        start();
    }

    private void start() {
        lake = Lake.open(LakeConfig.defaults(), city.folder(), city.clock());
        series =
                SeriesStore.open(
                        city.database(),
                        lake,
                        city.folder(),
                        city.clock(),
                        SeriesConfig.defaults());
        sensing =
                Sensing.create(
                        city.database(),
                        series,
                        city.clock(),
                        SensingConfig.defaults().withOpen(open),
                        () -> edge == null ? "" : edge.base());
        edge =
                HttpEdge.create(HttpConfig.defaults().withPort(0), new Health(), new Metrics())
                        .authenticator(x -> actor(x.header("X-Actor").orElse("")))
                        .mount(sensing.routes())
                        .start();
    }

    /** Stops the service and starts it again on the same data. */
    void restart() {
        stop();
        start();
    }

    private void stop() {
        if (edge != null) edge.close();
        if (sensing != null) sensing.close();
        if (series != null) series.close();
        if (lake != null) lake.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        city.afterAll(context);
    }

    Sensing sensing() {
        if (sensing == null) throw new IllegalStateException("Register the town first.");
        return sensing;
    }

    static Actor actor(String text) {
        if (text.isEmpty()) return Actor.ANONYMOUS;
        String[] parts = text.split(":", 2);
        String role = parts[0];
        String name = parts.length > 1 ? parts[1] : role;
        Actor.Kind kind = role.equals("device") ? Actor.Kind.DEVICE : Actor.Kind.PERSON;
        return new Actor(name, kind, Set.of(role));
    }

    String base() {
        if (edge == null) throw new IllegalStateException("Register the town first.");
        return edge.base() + SensorThings.ROOT;
    }

    Reply get(String path) {
        return send("GET", path, "", Map.of());
    }

    Reply as(String actor, String path) {
        return send("GET", path, "", Map.of("X-Actor", actor));
    }

    Reply post(String path, String body) {
        return send("POST", path, body, Map.of("Content-Type", "application/json"));
    }

    Reply send(String method, String path, String body, Map<String, String> headers) {
        String url = path.startsWith("http") ? path : base() + (path.isEmpty() ? "" : "/" + path);
        var request =
                HttpRequest.newBuilder(URI.create(encode(url)))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> r =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(r.statusCode(), r.body(), r.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String url) {
        return url.replace(" ", "%20").replace("'", "%27").replace("\"", "%22").replace("^", "%5E");
    }

    /** A Thing with a place and one Datastream; gives the ids of both. */
    Map<String, Long> thing(String name, String visibility) {
        Reply r =
                post(
                        "Things",
                        """
                        {"name":"%s","description":"d","properties":{"device":"dev-%s"},
                         "Locations":[{"name":"here","description":"d",
                           "encodingType":"application/geo+json",
                           "location":{"type":"Point","coordinates":[76.95,43.25]}}],
                         "Datastreams":[%s]}\
                        """
                                .formatted(name, name, stream(name + " pm25", visibility)));
        if (r.status() != 201) throw new IllegalStateException(r.status() + " " + r.body());
        long thing = r.id();
        Reply d = get("Things(" + thing + ")/Datastreams?$select=id");
        Map<String, Long> ids = new LinkedHashMap<>();
        ids.put("thing", thing);
        if (d.status() == 200 && !d.values().isEmpty())
            ids.put("stream", (Long) d.value(0).get("@iot.id"));
        return ids;
    }

    static String stream(String name, String visibility) {
        return """
        {"name":"%s","description":"d",
         "observationType":"http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
         "unitOfMeasurement":{"name":"microgram","symbol":"ug/m3","definition":"urn:ugm3"},
         "properties":{"visibility":"%s"},
         "ObservedProperty":{"name":"PM2.5","description":"d","definition":"urn:pm25"},
         "Sensor":{"name":"s","description":"d","encodingType":"application/pdf","metadata":"urn:s"}}\
        """
                .formatted(name, visibility);
    }
}
