package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there, once, after SIGKILL. */
class CrashTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WRITERS = 4;
    private static final int KILLS = 3;

    private static final String THING =
            """
            {"name":"post","description":"made by a test",
             "Locations":[{"name":"here","description":"here","encodingType":"application/geo+json",
               "location":{"type":"Point","coordinates":[76.95,43.25]}}],
             "Datastreams":[{"name":"counter","description":"numbers","observationType":
               "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
               "unitOfMeasurement":{"name":"one","symbol":"1","definition":"urn:test:one"},
               "ObservedProperty":{"name":"n","description":"n","definition":"urn:test:n"},
               "Sensor":{"name":"s","description":"s","encodingType":"application/pdf","metadata":"urn:test:s"}}]}
            """;

    @TempDir Path folder;

    @Test
    void givenWritersAtWork_whenTheProcessIsKilled_thenEveryAcknowledgedReadingIsThereOnce()
            throws Exception {
        try (CityProcess city =
                CityProcess.start("serve", folder.resolve("data"), "--set", "sensing.open=true")) {
            assertThat(city.post("/sta/v1.1/Things", THING).statusCode()).isEqualTo(201);
            var acknowledged = new ConcurrentSkipListSet<Integer>();
            var next = new AtomicInteger();
            var stop = new AtomicBoolean();
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < WRITERS; i++)
                    writers.submit(() -> write(city, next, acknowledged, stop));
                for (int k = 0; k < KILLS; k++) {
                    LockSupport.parkNanos(400_000_000L + 300_000_000L * k);
                    city.kill();
                    city.restart();
                }
                LockSupport.parkNanos(300_000_000L);
                stop.set(true);
            }
            city.kill();
            city.restart();
            Map<Integer, Integer> found = counts(city);
            assertThat(acknowledged).hasSizeGreaterThan(100);
            assertThat(found.keySet()).containsAll(acknowledged);
            assertThat(found.values()).allMatch(n -> n == 1);
        }
    }

    @Test
    void givenARunningCity_whenItIsToldToStop_thenItEndsWithZeroAndASecondOneMayOpenTheFolder()
            throws Exception {
        Path data = folder.resolve("data");
        try (CityProcess city = CityProcess.start("serve", data)) {
            assertThat(data.resolve("qala.pid")).exists();
            assertThat(city.terminate()).isZero();
            city.restart();
            assertThat(city.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    private static void write(
            CityProcess city,
            AtomicInteger next,
            ConcurrentSkipListSet<Integer> acknowledged,
            AtomicBoolean stop) {
        while (!stop.get()) {
            int n = next.getAndIncrement();
            String body =
                    "{\"phenomenonTime\":\"2026-01-01T00:00:00.%03dZ\",\"result\":%d}"
                            .formatted(n % 1000, n);
            try {
                int status = city.post("/sta/v1.1/Datastreams(1)/Observations", body).statusCode();
                if (status == 201) acknowledged.add(n);
            } catch (CityProcess.NoAnswer e) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static Map<Integer, Integer> counts(CityProcess city) throws Exception {
        var found = new TreeMap<Integer, Integer>();
        String path = "/sta/v1.1/Datastreams(1)/Observations?$top=1000&$select=result";
        for (List<JsonNode> pages = new ArrayList<>(); !path.isEmpty(); ) {
            JsonNode page = JSON.readTree(city.get(path).body());
            pages.add(page);
            for (JsonNode o : page.get("value"))
                found.merge(o.get("result").asInt(), 1, Integer::sum);
            String link = page.path("@iot.nextLink").asText("");
            path = link.isEmpty() ? "" : link.substring(city.base().length());
        }
        return found;
    }
}
