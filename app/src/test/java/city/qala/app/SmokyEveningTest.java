package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import city.qala.testkit.TestClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A winter evening: coal smoke over a district, raised, explained, taken, and over again. */
class SmokyEveningTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final TestClock CLOCK = TestClock.at("2026-01-15T13:00:00Z");

    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(CLOCK);

    private final Staff staff = new Staff(CITY);
    private final String token =
            "Bearer " + CITY.city().tokens().pass("evening", Role.OPERATOR, Duration.ofHours(12));
    private String operator = staff.linked(Role.OPERATOR);
    private final List<Long> air = new ArrayList<>();

    private long thing(String code, String kind, String property, double lon) {
        String thing =
                """
                {"name":"%s","description":"Made by a test",
                 "properties":{"kind":"%s","code":"%s","district":"Turksib"},
                 "Locations":[{"name":"here","description":"here","encodingType":"application/geo+json",
                   "location":{"type":"Point","coordinates":[%s,43.30]}}],
                 "Datastreams":[{"name":"%s","description":"d","observationType":
                   "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                   "properties":{"visibility":"public","interval":"PT10M"},
                   "unitOfMeasurement":{"name":"u","symbol":"µg/m³","definition":"u"},
                   "ObservedProperty":{"name":"%s","description":"p","definition":"urn:p:%s"},
                   "Sensor":{"name":"s","description":"s","encodingType":"text/plain","metadata":"m"}}]}
                """
                        .formatted(code, kind, code, lon, property, property, property);
        var made = staff.json("POST", "/sta/v1.1/Things", thing, "Authorization", token);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String at = made.headers().firstValue("Location").orElseThrow();
        String streams = at.substring(at.indexOf("/sta/")) + "/Datastreams?$select=@iot.id";
        return CityUnderTest.json(get(streams)).path("value").get(0).path("@iot.id").asLong();
    }

    private java.net.http.HttpResponse<String> get(String path) {
        return CITY.send("GET", path, null, "Cookie", operator, "Accept", "text/html");
    }

    private void measure(long stream, Instant at, double value) {
        var answer =
                staff.json(
                        "POST",
                        "/sta/v1.1/Datastreams(" + stream + ")/Observations",
                        "{\"phenomenonTime\":\"%s\",\"result\":%s}".formatted(at, value),
                        "Authorization",
                        token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Fifteen days of hours; on eleven of the last fourteen evenings the air was bad at eight. */
    private void history(long stream) {
        var rows = new ArrayList<String>();
        Instant now = CLOCK.instant();
        for (int h = 15 * 24; h > 0; h--) {
            Instant at = now.minus(Duration.ofHours(h));
            var local = at.atZone(ZONE);
            long ago = Duration.between(at, now).toDays() + 1;
            boolean smoky = local.getHour() == 20 && ago > 3;
            rows.add("[\"%s\",%s]".formatted(at, smoky ? 85 : 18));
        }
        String body =
                "[{\"Datastream\":{\"@iot.id\":%d},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[%s]}]"
                        .formatted(stream, String.join(",", rows));
        var answer =
                staff.json("POST", "/sta/v1.1/CreateObservations", body, "Authorization", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** An evening passes in steps of ten minutes. */
    private void pass(int minutes, double from, double to, long wind, long temperature) {
        for (int m = 10; m <= minutes; m += 10) {
            Instant at = CLOCK.advance(Duration.ofMinutes(10));
            measure(wind, at, 0.6);
            measure(temperature, at, -14);
            double value = from + (to - from) * m / minutes;
            for (long stream : air) measure(stream, at, value + air.indexOf(stream));
        }
    }

    private JsonNode alarm() {
        for (JsonNode a : CityUnderTest.json(get("/api/operations/alarms")).path("alarms"))
            if (a.path("kind").asText().startsWith("air-")) return a;
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static boolean comes(BooleanSupplier wanted, int seconds) throws InterruptedException {
        var never = new CountDownLatch(1);
        for (int i = 0; i < seconds * 10 && !wanted.getAsBoolean(); i++)
            assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
        return wanted.getAsBoolean();
    }

    private static void await(BooleanSupplier wanted, String what) throws InterruptedException {
        assertThat(comes(wanted, 20)).as(what).isTrue();
    }

    /**
     * Lets the evening stay as it is until something has come of it: the watch may be some steps
     * behind, and what it waits for is told by this clock.
     */
    private void stay(double level, long wind, long temperature, BooleanSupplier until)
            throws InterruptedException {
        for (int i = 0; i < 5 && !comes(until, 4); i++) {
            pass(10, level, level, wind, temperature);
            operator = staff.linked(Role.OPERATOR);
        }
    }

    @Test
    void givenCoalSmoke_whenTheEveningComes_thenOneAlarmIsRaisedExplainedTakenAndCleared()
            throws InterruptedException {
        for (int i = 0; i < 4; i++) air.add(thing("TRK-" + i, "air", "PM2.5", 76.90 + i * 0.008));
        long wind = thing("MET-W", "weather", "wind-speed", 76.90);
        long temperature = thing("MET-T", "weather", "temperature", 76.90);
        air.forEach(this::history);
        pass(140, 20, 120, wind, temperature);
        operator = staff.linked(Role.OPERATOR);
        stay(120, wind, temperature, () -> alarm().has("id"));
        await(() -> alarm().has("id"), "an alarm for the smoke");
        await(() -> alarm().path("members").asInt() == 4, "all four stations in one alarm");
        String id = alarm().path("id").asText();
        String page = get("/en/alarms/" + id).body();
        assertThat(page)
                .contains("Poor air: PM2.5")
                .contains("Peak as on 11 of the last 14 evenings")
                .contains("Calm, wind")
                .contains("Temperature \u221214")
                .contains("3 of 3 neighbours rise too")
                .contains("The source is likely")
                .contains("4 things say so");
        assertThat(get("/en/wall").body()).contains("Poor air: PM2.5", "Turksib");
        var taken = staff.as(operator, "POST", "/api/operations/alarms/" + id + "/take", "{}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        pass(120, 60, 8, wind, temperature);
        operator = staff.linked(Role.OPERATOR);
        stay(8, wind, temperature, () -> !alarm().has("id"));
        await(() -> !alarm().has("id"), "the end of the alarm");
        JsonNode over = CityUnderTest.json(get("/api/operations/alarms/" + id));
        assertThat(over.path("state").asText()).isEqualTo("cleared");
        assertThat(over.path("log").findValuesAsText("what"))
                .startsWith("raised")
                .contains("taken")
                .endsWith("cleared");
    }
}
