package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.sta.StaTown.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The security cases whose surface is SensorThings, by their numbers. */
class SecurityCasesTest {

    @RegisterExtension static final StaTown town = StaTown.closed();

    private static final Map<String, String> OPERATOR = Map.of("X-Actor", "operator");
    private static final Map<String, String> DEVICE = Map.of("X-Actor", "device:device-1");
    private static final String OBSERVATIONS = "Datastreams(1)/Observations";

    @BeforeAll
    static void twoDevices() {
        for (String device : new String[] {"device-1", "device-2"})
            assertThat(
                            town.send(
                                            "POST",
                                            "Things",
                                            "{\"name\":\"n\",\"description\":\"d\",\"properties\":{\"device\":\""
                                                    + device
                                                    + "\"},\"Locations\":[{\"name\":\"l\",\"description\":\"d\",\"encodingType\":\"application/geo+json\",\"location\":{\"type\":\"Point\",\"coordinates\":[1,2]}}],\"Datastreams\":["
                                                    + StaTown.stream(device, "public")
                                                    + "]}",
                                            OPERATOR)
                                    .status())
                    .isEqualTo(201);
        for (int i = 0; i < 3; i++)
            assertThat(town.send("POST", OBSERVATIONS, "{\"result\":" + i + "}", DEVICE).status())
                    .isEqualTo(201);
    }

    private static void refused(Reply r, int status, String slug) {
        assertThat(r.status()).as(r.body()).isEqualTo(status);
        assertThat(r.header("Content-Type")).startsWith("application/problem+json");
        assertThat(r.json()).containsKeys("type", "title", "status", "detail", "instance", "trace");
        assertThat(r.at("type")).isEqualTo("urn:qala:problem:" + slug);
        assertThat(r.body()).doesNotContain("Exception", "java.", "select ", "postgres", "jackson");
    }

    @Test
    void sd009_aDeviceCannotWriteToTheDatastreamOfAnother() {
        refused(
                town.send("POST", "Datastreams(2)/Observations", "{\"result\":1}", DEVICE),
                404,
                "not-found");
        assertThat(town.get("Datastreams(2)/Observations/$count").body()).isEqualTo("0");
        String ledger = town.base().replace("/sta/v1.1", "/api/sensing/refusals?device=device-1");
        Reply r = town.send("GET", ledger, "", DEVICE);
        for (int i = 0; i < 200 && !r.body().contains("Datastreams(2)"); i++)
            r = town.send("GET", ledger, "", DEVICE);
        assertThat(r.body()).contains("/Datastreams(2)/Observations", "not-found");
        assertThat(town.send("GET", ledger, "", Map.of("X-Actor", "device:device-2")).status())
                .isEqualTo(404);
        assertThat(town.send("GET", ledger, "", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void sd013_sd014_aBrokenLiteralAndASemicolonAreRefusedWithTheirColumn() {
        Reply broken = town.get("Datastreams?$filter=name eq 'abc");
        refused(broken, 400, "invalid-query");
        assertThat(broken.body()).contains("column 9");
        refused(town.get("Datastreams?$filter=name eq 'a';drop table x--"), 400, "invalid-query");
        assertThat(town.get("Datastreams/$count").body()).isEqualTo("2");
    }

    @Test
    void sd018_anExpansionBelowTheLimitIsRefusedAndTheLimitIsNamed() {
        String expand = "Datastreams";
        for (int i = 0; i < 7; i++)
            expand = (i % 2 == 0 ? "Thing" : "Datastreams") + "($expand=" + expand + ")";
        Reply r = town.get("Datastreams?$expand=" + expand);
        refused(r, 400, "query-too-complex");
        assertThat(r.body()).contains("limit").contains("6");
    }

    @Test
    void sd019_aPageIsNeverLargerThanTheMaximum() {
        assertThat(town.get("Observations?$top=1000000000").status()).isEqualTo(200);
        assertThat(town.get("Observations?$top=0").values()).isEmpty();
        refused(town.get("Observations?$top=-1"), 400, "invalid-query");
        refused(town.get("Observations?$top=x"), 400, "invalid-query");
        Reply page = town.get("Observations?$top=2");
        assertThat(page.values()).hasSize(2);
        assertThat(page.json()).containsKey("@iot.nextLink");
    }

    @Test
    void sd020_aBodyAboveTheLimitIsRefused() {
        String large = "{\"result\":\"" + "x".repeat(16 << 20) + "\"}";
        try {
            refused(town.send("POST", OBSERVATIONS, large, DEVICE), 413, "payload-too-large");
        } catch (java.io.UncheckedIOException cut) {
            // The connection may be closed while the rest is still being sent; that is a refusal
            // too.
            assertThat(town.get("Observations/$count").status()).isEqualTo(200);
        }
    }

    @Test
    void sd021_deepNestingIsMalformed() {
        String deep = "{\"result\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        refused(town.send("POST", OBSERVATIONS, deep, DEVICE), 400, "malformed-json");
        refused(
                town.send("POST", OBSERVATIONS, "{\"result\":1,\"result\":2}", DEVICE),
                400,
                "malformed-json");
    }

    @Test
    void sd025_malformedMessagesAreRefusedAndStandInTheLedger() {
        var feed = town.sensing().feed();
        String before = town.get(OBSERVATIONS + "/$count").body();
        for (String payload : new String[] {"not json at all", "{\"parameters\":{}}"})
            assertThat(
                            feed.publish(
                                            StaTown.actor("device:device-1"),
                                            "v1.1/" + OBSERVATIONS,
                                            payload.getBytes(StandardCharsets.UTF_8))
                                    .handle((ok, failed) -> failed != null)
                                    .toCompletableFuture()
                                    .join())
                    .isTrue();
        assertThat(town.get(OBSERVATIONS + "/$count").body()).isEqualTo(before);
        String ledger = town.base().replace("/sta/v1.1", "/api/sensing/refusals?device=device-1");
        Reply r = town.send("GET", ledger, "", DEVICE);
        for (int i = 0; i < 200 && !r.body().contains("not json"); i++)
            r = town.send("GET", ledger, "", DEVICE);
        assertThat(r.body()).contains("not json at all", "\"via\":\"mqtt\"", "malformed-json");
    }
}
