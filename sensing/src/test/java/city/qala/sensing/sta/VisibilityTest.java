package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Actor;
import city.qala.sensing.sta.StaTown.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who sees what: in every option, link, count, extent, filter, $ref and topic. */
class VisibilityTest {

    @RegisterExtension static final StaTown town = StaTown.closed();

    private static final Map<String, Long> things = new HashMap<>();
    private static final Map<String, Long> streams = new HashMap<>();

    @BeforeAll
    static void threeThings() {
        int i = 0;
        for (String sight : List.of("public", "staff", "personal")) {
            Reply t =
                    town.send(
                            "POST",
                            "Things",
                            """
                            {"name":"%s","description":"d","properties":{"device":"dev-%s"},
                             "Locations":[{"name":"place of %s","description":"d","encodingType":"application/geo+json",
                               "location":{"type":"Point","coordinates":[%d,43]}}],
                             "Datastreams":[%s]}\
                            """
                                    .formatted(
                                            sight,
                                            sight,
                                            sight,
                                            70 + i,
                                            StaTown.stream("stream " + sight, sight)),
                            Map.of("X-Actor", "operator"));
            assertThat(t.status()).as(t.body()).isEqualTo(201);
            i++;
            things.put(sight, t.id());
            streams.put(sight, (long) i);
            for (int n = 0; n < i; n++)
                assertThat(
                                town.send(
                                                "POST",
                                                "Datastreams(" + i + ")/Observations",
                                                "{\"result\":" + (10 * i + n) + "}",
                                                Map.of("X-Actor", "device:dev-" + sight))
                                        .status())
                        .isEqualTo(201);
        }
    }

    private static String as(String actor, String path) {
        Reply r = town.send("GET", path, "", actor.isEmpty() ? Map.of() : Map.of("X-Actor", actor));
        return r.status() + " " + r.body();
    }

    @Test
    void nobodySignedInSeesOnlyWhatIsPublicUnderEveryAddress() {
        for (String path :
                List.of(
                        "Things?$count=true&$expand=Datastreams/Observations,Locations,HistoricalLocations",
                        "Datastreams?$expand=Thing/Locations,Observations,Sensor,ObservedProperty&$count=true",
                        "Observations?$count=true&$expand=Datastream/Thing,FeatureOfInterest",
                        "Observations?$orderby=result desc",
                        "Observations?$orderby=phenomenonTime desc",
                        "Observations?$resultFormat=dataArray",
                        "Observations/$ref",
                        "Locations?$expand=Things,HistoricalLocations",
                        "HistoricalLocations?$expand=Thing,Locations",
                        "FeaturesOfInterest?$expand=Observations",
                        "Sensors?$expand=Datastreams",
                        "ObservedProperties?$expand=Datastreams")) {
            String all = as("", path);
            assertThat(all)
                    .as(path)
                    .startsWith("200")
                    .doesNotContain("staff", "personal", "[71,", "[72,");
            assertThat(all)
                    .as(path)
                    .doesNotContain("\"result\":2", "\"result\":3", ",2]", "(2)", "(3)");
        }
        assertThat(as("", "Things/$count")).isEqualTo("200 1");
        assertThat(as("", "Observations/$count")).isEqualTo("200 1");
        assertThat(as("", "Observations/$count?$filter=result gt 0")).isEqualTo("200 1");
        assertThat(as("", "FeaturesOfInterest/$count")).isEqualTo("200 1");
        assertThat(as("", "Things?$filter=Datastreams/Observations/result gt 15&$count=true"))
                .contains("\"@iot.count\":0");
        assertThat(as("", "Observations?$filter=Datastream/id eq 2&$count=true"))
                .contains("\"@iot.count\":0");
        for (String hidden :
                List.of(
                        "Things(2)",
                        "Datastreams(2)",
                        "Datastreams(2)/Observations",
                        "Datastreams(3)/phenomenonTime",
                        "Locations(2)",
                        "Observations(8589934593)",
                        "HistoricalLocations(2)",
                        "FeaturesOfInterest(2)",
                        "Things(2)/Datastreams/$ref",
                        "Sensors(2)")) assertThat(as("", hidden)).as(hidden).startsWith("404");
    }

    @Test
    void staffSeeAllButWhatIsPersonal() {
        for (String role : List.of("operator", "analyst", "oversight", "admin")) {
            assertThat(as(role, "Things?$expand=Datastreams/Observations&$count=true"))
                    .contains("\"@iot.count\":2", "stream staff")
                    .doesNotContain("personal", "\"result\":3");
            assertThat(as(role, "Observations/$count")).isEqualTo("200 3");
            assertThat(as(role, "Observations?$filter=result gt 15&$count=true"))
                    .contains("\"@iot.count\":2");
            assertThat(as(role, "Datastreams(3)")).startsWith("404");
            assertThat(as(role, "Things(3)")).startsWith("404");
            assertThat(as(role, "Locations(3)")).startsWith("404");
            assertThat(as(role, "FeaturesOfInterest/$count")).isEqualTo("200 2");
        }
        assertThat(as("clerk", "Things/$count")).isEqualTo("200 1");
    }

    @Test
    void aDeviceSeesItsOwnAndWritesOnlyThere() {
        assertThat(as("device:dev-staff", "Things/$count")).isEqualTo("200 2");
        assertThat(as("device:dev-staff", "Observations/$count")).isEqualTo("200 3");
        assertThat(as("device:dev-personal", "Datastreams(3)")).startsWith("404");
        assertThat(as("device:dev-personal", "Observations/$count")).isEqualTo("200 1");
        String body = "{\"result\":1}";
        for (String path :
                List.of(
                        "Datastreams(1)/Observations",
                        "Datastreams(3)/Observations",
                        "Datastreams(99)/Observations")) {
            Reply r = town.send("POST", path, body, Map.of("X-Actor", "device:dev-staff"));
            assertThat(r.status()).as(path).isEqualTo(404);
            assertThat(r.at("type")).isEqualTo("urn:qala:problem:not-found");
        }
        Reply linked =
                town.send(
                        "POST",
                        "Observations",
                        "{\"result\":1,\"Datastream\":{\"@iot.id\":1}}",
                        Map.of("X-Actor", "device:dev-staff"));
        assertThat(linked.status()).isEqualTo(404);
        Reply thing =
                town.send(
                        "POST",
                        "Things",
                        "{\"name\":\"x\",\"description\":\"d\"}",
                        Map.of("X-Actor", "device:dev-staff"));
        assertThat(thing.status()).isEqualTo(403);
        assertThat(
                        town.send(
                                        "DELETE",
                                        "Datastreams(2)",
                                        "",
                                        Map.of("X-Actor", "device:dev-staff"))
                                .status())
                .isEqualTo(403);
        Reply array =
                town.send(
                        "POST",
                        "CreateObservations",
                        "[{\"Datastream\":{\"@iot.id\":1},\"components\":[\"result\"],\"dataArray\":[[1]]}]",
                        Map.of("X-Actor", "device:dev-staff"));
        assertThat(array.body()).contains("error");
        assertThat(as("operator", "Observations/$count")).isEqualTo("200 3");
    }

    @Test
    void nobodySignedInWritesNothing() {
        assertThat(town.post("Datastreams(1)/Observations", "{\"result\":1}").status())
                .isEqualTo(401);
        assertThat(
                        town.post("Observations", "{\"result\":1,\"Datastream\":{\"@iot.id\":1}}")
                                .status())
                .isEqualTo(401);
        assertThat(town.post("Things", "{\"name\":\"x\",\"description\":\"d\"}").status())
                .isEqualTo(401);
        assertThat(town.send("DELETE", "Things(1)", "", Map.of()).status()).isEqualTo(401);
        assertThat(town.send("PATCH", "Things(1)", "{}", Map.of()).status()).isEqualTo(401);
        assertThat(town.post("CreateObservations", "[]").status()).isEqualTo(401);
        Reply batch =
                town.post(
                        "$batch",
                        "{\"requests\":[{\"id\":\"1\",\"method\":\"post\",\"url\":\"Datastreams(1)/Observations\",\"body\":{\"result\":1}},{\"id\":\"2\",\"method\":\"get\",\"url\":\"Datastreams(2)\"}]}");
        assertThat(batch.body()).contains("\"status\":401", "\"status\":404");
    }

    @Test
    void aNameOfAnotherFeatureDoesNotOpenIt() {
        Reply r =
                town.send(
                        "POST",
                        "Datastreams(1)/Observations",
                        "{\"result\":1,\"FeatureOfInterest\":{\"@iot.id\":3}}",
                        Map.of("X-Actor", "device:dev-public"));
        assertThat(r.status()).isEqualTo(400);
        assertThat(as("", "FeaturesOfInterest(3)")).startsWith("404");
    }

    @Test
    void topicsAreHeardOnlyByThoseWhoMayRead() {
        var feed = town.sensing().feed();
        Actor nobody = Actor.ANONYMOUS;
        Actor device = StaTown.actor("device:dev-staff");
        Actor operator = StaTown.actor("operator");
        assertThat(feed.maySubscribe(nobody, "v1.1/Datastreams(1)/Observations")).isTrue();
        assertThat(feed.maySubscribe(nobody, "v1.1/Datastreams(1)/Observations?$select=result"))
                .isTrue();
        assertThat(feed.maySubscribe(nobody, "v1.1/Datastreams(1)")).isTrue();
        assertThat(feed.maySubscribe(nobody, "v1.1/Datastreams(2)/Observations")).isFalse();
        assertThat(feed.maySubscribe(device, "v1.1/Datastreams(2)/Observations")).isTrue();
        assertThat(feed.maySubscribe(operator, "v1.1/Observations")).isTrue();
        for (Actor a : List.of(nobody, device, operator)) {
            assertThat(feed.maySubscribe(a, "v1.1/Datastreams(3)/Observations")).isFalse();
            assertThat(feed.maySubscribe(a, "v1.1/Things(3)")).isFalse();
            assertThat(feed.maySubscribe(a, "#")).isFalse();
            assertThat(feed.maySubscribe(a, "v1.1/#")).isFalse();
            assertThat(feed.maySubscribe(a, "v1.1/Datastreams(+)/Observations")).isFalse();
            assertThat(feed.maySubscribe(a, "$SYS/x")).isFalse();
            assertThat(feed.maySubscribe(a, "v1.1/Nothings")).isFalse();
        }
        assertThat(feed.maySubscribe(nobody, "v1.1/Observations")).isFalse();
        assertThat(feed.maySubscribe(device, "v1.1/Things")).isFalse();
    }
}
