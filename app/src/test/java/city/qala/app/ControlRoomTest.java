package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a reading at the door to an alarm on the wall, and from a press to the log. */
class ControlRoomTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(CLOCK);

    private final Staff staff = new Staff(CITY);
    private final String operator = staff.linked(Role.OPERATOR);
    private final String token = staff.pass(Role.OPERATOR);

    private long station(String code, String kind, String property) {
        String thing =
                """
                {"name":"%s, Alatau","description":"Made by a test",
                 "properties":{"kind":"%s","code":"%s","district":"Alatau"},
                 "Locations":[{"name":"here","description":"here","encodingType":"application/geo+json",
                   "location":{"type":"Point","coordinates":[76.9,43.25]}}],
                 "Datastreams":[{"name":"%s","description":"d","observationType":
                   "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                   "properties":{"visibility":"public","interval":"PT10M"},
                   "unitOfMeasurement":{"name":"u","symbol":"µg/m³","definition":"u"},
                   "ObservedProperty":{"name":"%s","description":"p","definition":"urn:p:%s"},
                   "Sensor":{"name":"s","description":"s","encodingType":"text/plain","metadata":"m"}}]}
                """
                        .formatted(code, kind, code, property, property, property);
        var made = staff.json("POST", "/sta/v1.1/Things", thing, "Authorization", token);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String at = made.headers().firstValue("Location").orElseThrow();
        var streams = get(at.substring(at.indexOf("/sta/")) + "/Datastreams?$select=@iot.id");
        return CityUnderTest.json(streams).path("value").get(0).path("@iot.id").asLong();
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

    private HttpResponse<String> get(String path) {
        return CITY.send("GET", path, null, "Cookie", operator, "Accept", "text/html");
    }

    private JsonNode alarm(String subject) {
        for (JsonNode a : CityUnderTest.json(get("/api/operations/alarms")).path("alarms"))
            if (a.path("subject").asText().equals(subject)) return a;
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static void await(BooleanSupplier wanted, String what) throws InterruptedException {
        var never = new CountDownLatch(1);
        for (int i = 0; i < 200 && !wanted.getAsBoolean(); i++)
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(wanted.getAsBoolean()).as(what).isTrue();
    }

    @Test
    void givenSmoke_whenTheHourIsExtremelyPoor_thenTheAlarmIsOnTheWallWithinASecondOrTwo()
            throws InterruptedException {
        long stream = station("SMOKE-1", "air", "PM2.5");
        Instant now = CLOCK.instant();
        for (int i = 6; i >= 0; i--) measure(stream, now.minus(Duration.ofMinutes(10L * i)), 210);
        await(() -> alarm("SMOKE-1").path("priority").asText().equals("urgent"), "an alarm");
        assertThat(get("/en/wall").body())
                .contains("Extremely poor air: PM2.5 210", "Nobody has taken it", "1 untaken");
        assertThat(CITY.send("GET", "/en/wall", null).body()).doesNotContain("Nobody has taken");
        String id = alarm("SMOKE-1").path("id").asText();
        String page = get("/ru/alarms/" + id).body();
        assertThat(page)
                .contains("Крайне плохой воздух: PM2.5 210")
                .contains("Порог 50")
                .contains("Позвоните дежурному врачу")
                .contains("Об этом говорит только одна станция");
        assertThat(get("/kk/alarms").body()).contains("Ауа аса нашар", "Қабылдау");
        judgedFalse(id);
    }

    @Test
    void givenAStuckSensor_whenItIsTakenByFormAndMoves_thenTheAlarmIsClearedAndTheLogSaysWho()
            throws InterruptedException {
        long stream = station("STUCK-1", "weather", "temperature");
        Instant now = CLOCK.instant();
        var random = new Random(5);
        for (int i = 140; i >= 0; i--) {
            double value = i <= 14 ? 3.25 : Math.round(random.nextGaussian() * 1000) / 1000.0;
            measure(stream, now.minus(Duration.ofMinutes(8L * i)), value);
        }
        await(() -> alarm("STUCK-1").has("id"), "an alarm");
        String id = alarm("STUCK-1").path("id").asText();
        Matcher csrf = CSRF.matcher(get("/en/alarms/" + id).body());
        assertThat(csrf.find()).isTrue();
        var taken = act(id, "take", "csrf=" + Staff.encode(csrf.group(1)) + "&back=list");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        assertThat(alarm("STUCK-1").path("state").asText()).isEqualTo("taken");
        var silent = act(id, "close", "csrf=" + Staff.encode(csrf.group(1)));
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("Say why");
        var foreign = act(id, "close", "csrf=guess&words=x");
        assertThat(foreign.statusCode()).isEqualTo(403);
        measure(stream, now.plusSeconds(60), 4.5);
        await(() -> !alarm("STUCK-1").has("id"), "the end of the alarm");
        JsonNode over = CityUnderTest.json(get("/api/operations/alarms/" + id));
        assertThat(over.path("state").asText()).isEqualTo("cleared");
        assertThat(over.path("log").findValuesAsText("what"))
                .containsExactly("raised", "taken", "cleared");
        assertThat(CITY.city().audit().newest("operations.take", 5))
                .anySatisfy(e ->
                        assertThat(e.subject()).isEqualTo("alarm/" + over.path("number").asLong()));
    }

    /** The public figures say how many of an algorithm's alarms were false. */
    private void judgedFalse(String id) {
        String page = get("/en/alarms/" + id).body();
        assertThat(page).contains("/en/algorithms/air-index", "Yes, it was so");
        Matcher csrf = CSRF.matcher(page);
        assertThat(csrf.find()).isTrue();
        var said = act(id, "judgement/wrong", "csrf=" + Staff.encode(csrf.group(1)));
        assertThat(said.statusCode()).as(said.body()).isEqualTo(303);
        assertThat(get("/ru/alarms/" + id).body()).contains("ложная тревога");
        JsonNode months =
                CityUnderTest.json(get("/api/governance/algorithms/air-index")).path("months");
        JsonNode last = months.get(months.size() - 1);
        assertThat(last.path("false").asLong()).as(months.toString()).isEqualTo(1);
        assertThat(last.path("alerts").asLong()).isEqualTo(1);
        String path = "/api/operations/alarms/" + id + "/judgement";
        var again = staff.as(operator, "PUT", path, "{\"right\":true}");
        assertThat(CityUnderTest.problem(again)).isEqualTo("alarm-judged");
    }

    private HttpResponse<String> act(String id, String deed, String form) {
        return staff.form(
                "/en/alarms/" + id + "/" + deed,
                form,
                "Cookie",
                operator,
                "Origin",
                CITY.city().base(),
                "Accept",
                "text/html");
    }
}
