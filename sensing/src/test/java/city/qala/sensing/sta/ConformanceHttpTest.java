package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.sta.StaTown.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clauses 19 to 21 of what implementations of SensorThings get wrong, over HTTP. */
class ConformanceHttpTest {

    @RegisterExtension static final StaTown town = StaTown.open();

    // 19
    @Test
    void bothNamesOfGeoJsonAreKnownAndOtherEncodingsAreKept() {
        for (String encoding : List.of("application/geo+json", "application/vnd.geo+json")) {
            Reply bad =
                    town.post(
                            "Locations",
                            "{\"name\":\"n\",\"description\":\"d\",\"encodingType\":\""
                                    + encoding
                                    + "\",\"location\":{\"type\":\"Point\",\"coordinates\":[400,0]}}");
            assertThat(bad.status()).isEqualTo(400);
        }
        Reply text =
                town.post(
                        "Locations",
                        "{\"name\":\"n\",\"description\":\"d\",\"encodingType\":\"text/plain\",\"location\":\"second floor\"}");
        assertThat(text.status()).isEqualTo(201);
        assertThat(town.get("Locations(" + text.id() + ")").at("location"))
                .isEqualTo("second floor");
        assertThat(
                        town.get(
                                        "Locations?$filter=st_within(location,geography'POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))') and id eq "
                                                + text.id())
                                .values())
                .isEmpty();
    }

    // 20
    @Test
    void methodsAndHeadersAreAnsweredAsHttpSays() {
        assertThat(town.get("Nothings").status()).isEqualTo(404);
        assertThat(town.get("Things(424242)").status()).isEqualTo(404);
        Reply problem = town.get("Things(424242)");
        assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        assertThat(problem.at("type")).isEqualTo("urn:qala:problem:not-found");
        Reply head = town.send("HEAD", "Things", "", Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(town.send("OPTIONS", "Things", "", Map.of()).status()).isEqualTo(204);
        Reply not = town.send("DELETE", "Things", "", Map.of());
        assertThat(not.status()).isEqualTo(405);
        assertThat(not.header("Allow")).contains("GET");
        assertThat(town.send("GET", "Things", "", Map.of("Accept", "text/html")).status())
                .isEqualTo(200);
        assertThat(
                        town.send("GET", "Things", "", Map.of("Origin", "http://x"))
                                .header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
        String expand = "Datastreams";
        for (int i = 0; i < 7; i++)
            expand = (i % 2 == 0 ? "Thing" : "Datastreams") + "($expand=" + expand + ")";
        assertThat(town.get("Datastreams?$expand=" + expand).at("type"))
                .isEqualTo("urn:qala:problem:query-too-complex");
    }

    // 21
    @Test
    void numbersComeBackAsTheyWereOrAreRefused() {
        long s = town.thing("numbers", "public").get("stream");
        assertThat(result(s, "6")).contains("\"result\":6,");
        assertThat(result(s, "6.0")).contains("\"result\":6,");
        assertThat(result(s, "-0.1")).contains("\"result\":-0.1,");
        assertThat(result(s, "12345678901234567890")).contains("\"result\":12345678901234567890,");
        assertThat(result(s, "0.12345678901234567890123")).contains("0.12345678901234567890123");
        assertThat(result(s, "1e3")).contains("\"result\":1000,");
        assertThat(result(s, "\"NUL \\u0000 here\"")).contains("NUL \\u0000 here");
        assertThat(result(s, "\"Алматы 🌫\"")).contains("Алматы 🌫");
        for (String bad : List.of("1e400", "NaN", "Infinity", "01", "+1", "1.", ".5", "-1e999"))
            assertThat(post(s, "{\"result\":" + bad + "}").status()).as(bad).isEqualTo(400);
    }

    private static Reply post(long stream, String body) {
        return town.post("Datastreams(" + stream + ")/Observations", body);
    }

    private static String result(long stream, String text) {
        Reply r = post(stream, "{\"result\":" + text + "}");
        assertThat(r.status()).as(r.body()).isEqualTo(201);
        return town.get("Observations(" + r.id() + ")").body();
    }

    @Test
    void brokenBodiesAreRefusedWithAReasonAndStoreNothing() {
        long s = town.thing("broken", "public").get("stream");
        for (String bad :
                List.of(
                        "",
                        "{",
                        "[]",
                        "7",
                        "null",
                        "{\"result\":1}{\"result\":2}",
                        "{\"result\":1,\"result\":2}",
                        "{\"result\":1} x",
                        "{'result':1}",
                        "{\"result\":1,}",
                        "{\"result\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                        "{\"result\":" + "9".repeat(100_000) + "}",
                        "{\"parameters\":{\"x\":1}}",
                        "{\"result\":1,\"wrong\":2}",
                        "{\"result\":1,\"phenomenonTime\":\"2026-13-01T00:00:00Z\"}",
                        "{\"result\":1,\"phenomenonTime\":\"2026-01-02T00:00:00Z/2026-01-01T00:00:00Z\"}",
                        "{\"result\":1,\"parameters\":[1]}",
                        "{\"result\":1,\"FeatureOfInterest\":{\"@iot.id\":987654}}")) {
            Reply r = post(s, bad);
            assertThat(r.status()).as(bad.substring(0, Math.min(60, bad.length()))).isEqualTo(400);
            assertThat(r.header("Content-Type")).startsWith("application/problem+json");
            assertThat(r.body()).doesNotContain("jackson", "java.", "Exception");
        }
        Reply ahead = post(s, "{\"result\":1,\"phenomenonTime\":\"2026-03-04T06:00:00Z\"}");
        assertThat(ahead.status()).isEqualTo(422);
        assertThat(post(s, "{\"result\":1,\"phenomenonTime\":\"2026-03-03T05:00:00Z\"}").status())
                .isEqualTo(201);
        assertThat(town.get("Datastreams(" + s + ")/Observations/$count").body()).isEqualTo("1");
    }

    @Test
    void repeatsCollapseWhereTheDatastreamSaysSo() {
        long s = town.thing("collapsing", "public").get("stream");
        town.send(
                "PATCH",
                "Datastreams(" + s + ")",
                "{\"properties\":{\"visibility\":\"public\",\"collapse\":\"always\"}}",
                Map.of());
        String reading = "{\"result\":1,\"phenomenonTime\":\"2026-03-01T00:00:00Z\"}";
        assertThat(post(s, reading).id()).isEqualTo(post(s, reading).id());
        long t = town.thing("keeping", "public").get("stream");
        assertThat(post(t, reading).id()).isNotEqualTo(post(t, reading).id());
    }

    @Test
    void refusedReadingsStandInTheLedgerOfTheirDevice() {
        long s = town.thing("refused", "public").get("stream");
        town.send(
                "POST",
                "Datastreams(" + s + ")/Observations",
                "{\"result\":1,\"phenomenonTime\":\"later\"}",
                Map.of("X-Actor", "device:dev-refused"));
        String url = town.base().replace("/sta/v1.1", "/api/sensing/refusals?device=dev-refused");
        Reply r = town.get(url);
        for (int i = 0; i < 100 && !r.body().contains("later"); i++) r = town.get(url);
        assertThat(r.body()).contains("later", "invalid-parameter", "\"via\":\"http\"");
        assertThat(town.get(url + "&format=csv").body())
                .contains("id,at,via")
                .contains("invalid-parameter");
    }
}
