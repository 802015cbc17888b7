package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.sta.StaTown.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clauses 10 to 17 of what implementations of SensorThings get wrong, over HTTP. */
class ConformanceWriteTest {

    @RegisterExtension static final StaTown town = StaTown.open();

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> PATCH =
            Map.of("Content-Type", "application/json-patch+json");

    private static String count(String set) {
        return town.get(set + "/$count").body();
    }

    // 10
    @Test
    void aDeepInsertMakesEveryLevelAndTellsWhere() {
        Reply r =
                town.post(
                        "Things",
                        """
                        {"name":"deep","description":"d",
                         "Locations":[{"name":"l","description":"d","encodingType":"application/vnd.geo+json",
                            "location":{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}}],
                         "Datastreams":[%s]}\
                        """
                                .formatted(
                                        StaTown.stream("deep s", "public")
                                                .replaceFirst(
                                                        "\\{",
                                                        "{\"Observations\":[{\"result\":1,\"phenomenonTime\":\"2026-01-01T00:00:00Z\"},{\"result\":2}],")));
        assertThat(r.status()).as(r.body()).isEqualTo(201);
        assertThat(r.header("Location")).isEqualTo(town.base() + "/Things(" + r.id() + ")");
        assertThat(r.at("@iot.selfLink")).isEqualTo(r.header("Location"));
        Reply all =
                town.get(
                        "Things("
                                + r.id()
                                + ")?$expand=Datastreams($expand=Observations,Sensor,ObservedProperty),Locations,HistoricalLocations");
        assertThat(all.body()).contains("\"result\":1", "\"result\":2", "urn:pm25");
        assertThat(Json.array(all.at("HistoricalLocations"), "")).hasSize(1);
    }

    @Test
    void aDeepInsertThatFailsAnywhereStoresNothingAtAll() {
        String before =
                count("Things") + count("Locations") + count("Sensors") + count("Datastreams");
        String bad =
                """
                {"name":"bad","description":"d","Locations":[{"name":"l","description":"d",
                  "encodingType":"application/geo+json","location":{"type":"Point","coordinates":[1,2]}}],
                 "Datastreams":[%s]}\
                """;
        for (String inner :
                List.of(
                        StaTown.stream("x", "public")
                                .replace("\"Sensor\":{\"name\":\"s\",", "\"Sensor\":{"),
                        StaTown.stream("x", "public")
                                .replaceFirst(
                                        "\\{",
                                        "{\"Observations\":[{\"result\":1},{\"phenomenonTime\":\"soon\",\"result\":1}],"),
                        StaTown.stream("x", "public")
                                .replaceFirst("\\{", "{\"Observations\":[{}],"),
                        StaTown.stream("x", "nobody"),
                        StaTown.stream("x", "public").replace("\"Sensor\":{", "\"Senzor\":{"))) {
            Reply r = town.post("Things", bad.formatted(inner));
            assertThat(r.status()).as(inner).isEqualTo(400);
        }
        assertThat(count("Things") + count("Locations") + count("Sensors") + count("Datastreams"))
                .isEqualTo(before);
    }

    @Test
    void whatIsMandatoryIsMandatoryAndWhatIsUnknownIsRefused() {
        assertThat(town.post("Things", "{\"description\":\"d\"}").status()).isEqualTo(400);
        assertThat(town.post("Datastreams", StaTown.stream("no thing", "public")).status())
                .isEqualTo(400);
        Reply r = town.post("Things", "{\"name\":\"n\",\"description\":\"d\",\"colour\":\"red\"}");
        assertThat(r.status()).isEqualTo(400);
        assertThat(r.at("type")).isEqualTo("urn:qala:problem:unknown-field");
        assertThat(town.post("Things", "{\"name\":1,\"description\":\"d\"}").status())
                .isEqualTo(400);
    }

    // 11
    @Test
    void aFeatureIsMadeOnceFromThePlaceAndAnewAfterAMove() {
        var ids = town.thing("mover", "public");
        String observations = "Datastreams(" + ids.get("stream") + ")/Observations";
        long first = town.post(observations, "{\"result\":1}").id();
        long second = town.post(observations, "{\"result\":2}").id();
        String foi1 = town.get("Observations(" + first + ")/FeatureOfInterest").body();
        assertThat(town.get("Observations(" + second + ")/FeatureOfInterest").body())
                .isEqualTo(foi1);
        Reply location = town.get("Things(" + ids.get("thing") + ")/Locations");
        long place = (Long) location.value(0).get("@iot.id");
        Reply moved =
                town.send(
                        "PATCH",
                        "Locations(" + place + ")",
                        "{\"location\":{\"type\":\"Point\",\"coordinates\":[70,50]}}",
                        JSON);
        assertThat(moved.status()).isEqualTo(200);
        long third = town.post(observations, "{\"result\":3}").id();
        Reply foi3 = town.get("Observations(" + third + ")/FeatureOfInterest");
        assertThat(foi3.body()).isNotEqualTo(foi1).contains("[70,50]");
        assertThat(town.get("FeaturesOfInterest(" + foi3.at("@iot.id") + ")/Observations").values())
                .hasSize(1);
    }

    @Test
    void aThingWithoutPlaceHasNoFeatureToMakeAndTheAnswerSaysSo() {
        Reply t =
                town.post(
                        "Things",
                        "{\"name\":\"homeless\",\"description\":\"d\",\"Datastreams\":["
                                + StaTown.stream("h", "public")
                                + "]}");
        Reply d = town.get("Things(" + t.id() + ")/Datastreams");
        Reply r =
                town.post(
                        "Datastreams(" + d.value(0).get("@iot.id") + ")/Observations",
                        "{\"result\":1}");
        assertThat(r.status()).isEqualTo(400);
        assertThat(r.body()).contains("Location");
        Reply given =
                town.post(
                        "Datastreams(" + d.value(0).get("@iot.id") + ")/Observations",
                        "{\"result\":1,\"FeatureOfInterest\":{\"name\":\"lake\",\"description\":\"d\",\"encodingType\":\"application/geo+json\",\"feature\":{\"type\":\"Point\",\"coordinates\":[3,4]}}}");
        assertThat(given.status()).as(given.body()).isEqualTo(201);
    }

    // 12
    @Test
    void everyMoveOfAThingIsWrittenDown() {
        var ids = town.thing("bus", "public");
        String t = "Things(" + ids.get("thing") + ")";
        assertThat(count(t + "/HistoricalLocations")).isEqualTo("1");
        Reply posted = town.post(t + "/Locations", place("two"));
        assertThat(posted.status()).as(posted.body()).isEqualTo(201);
        assertThat(count(t + "/HistoricalLocations")).isEqualTo("2");
        assertThat(town.get(t + "/Locations").value(0).get("name")).isEqualTo("two");
        long third = town.post("Locations", place("three")).id();
        Reply patched =
                town.send("PATCH", t, "{\"Locations\":[{\"@iot.id\":" + third + "}]}", JSON);
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(count(t + "/HistoricalLocations")).isEqualTo("3");
        long fourth = town.post("Locations", place("four")).id();
        String history =
                "{\"time\":\"%s\",\"Thing\":{\"@iot.id\":"
                        + ids.get("thing")
                        + "},\"Locations\":[{\"@iot.id\":"
                        + fourth
                        + "}]}";
        assertThat(
                        town.post("HistoricalLocations", history.formatted("2020-01-01T00:00:00Z"))
                                .status())
                .isEqualTo(201);
        assertThat(town.get(t + "/Locations").value(0).get("name")).isEqualTo("three");
        assertThat(
                        town.post("HistoricalLocations", history.formatted("2027-01-01T00:00:00Z"))
                                .status())
                .isEqualTo(201);
        assertThat(town.get(t + "/Locations").value(0).get("name")).isEqualTo("four");
        assertThat(
                        town.get(
                                        t
                                                + "/HistoricalLocations?$orderby=time desc&$top=1&$expand=Locations")
                                .body())
                .contains("2027-01-01T00:00:00Z", "four");
        Reply two =
                town.send(
                        "PATCH",
                        t,
                        "{\"Locations\":[{\"@iot.id\":"
                                + third
                                + "},{\"@iot.id\":"
                                + fourth
                                + "}]}",
                        JSON);
        assertThat(two.status()).isEqualTo(400);
    }

    private static String place(String name) {
        return "{\"name\":\""
                + name
                + "\",\"description\":\"d\",\"encodingType\":\"application/geo+json\",\"location\":{\"type\":\"Point\",\"coordinates\":[5,6]}}";
    }

    // 13
    @Test
    void patchMergesTheTopLevelPutResetsAndJsonPatchReachesInside() {
        var ids = town.thing("changed", "public");
        String t = "Things(" + ids.get("thing") + ")";
        Reply p = town.send("PATCH", t, "{\"description\":\"new\",\"properties\":{\"x\":1}}", JSON);
        assertThat(p.status()).isEqualTo(200);
        assertThat(p.at("name")).isEqualTo("changed");
        assertThat(p.at("properties")).isEqualTo(Map.of("x", 1L));
        Reply j =
                town.send(
                        "PATCH",
                        t,
                        "[{\"op\":\"add\",\"path\":\"/properties/y\",\"value\":[1,2]},{\"op\":\"test\",\"path\":\"/name\",\"value\":\"changed\"},{\"op\":\"remove\",\"path\":\"/properties/x\"}]",
                        PATCH);
        assertThat(j.status()).as(j.body()).isEqualTo(200);
        assertThat(j.at("properties").toString()).isEqualTo("{y=[1, 2]}");
        Reply put = town.send("PUT", t, "{\"name\":\"put\",\"description\":\"d\"}", JSON);
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json()).doesNotContainKey("properties");
        assertThat(town.get(t + "/Datastreams").values()).hasSize(1);
        assertThat(town.send("PUT", t, "{\"name\":\"put\"}", JSON).status()).isEqualTo(400);
        assertThat(town.send("PATCH", "Things(999999)", "{}", JSON).status()).isEqualTo(404);
        Reply inline =
                town.send(
                        "PATCH",
                        "Datastreams(" + ids.get("stream") + ")",
                        "{\"Sensor\":{\"name\":\"s\",\"description\":\"d\",\"encodingType\":\"x\",\"metadata\":\"m\"}}",
                        JSON);
        assertThat(inline.status()).isEqualTo(400);
        Reply derived =
                town.send(
                        "PATCH",
                        "Datastreams(" + ids.get("stream") + ")",
                        "{\"@iot.id\":77,\"phenomenonTime\":\"2020-01-01T00:00:00Z\",\"name\":\"n2\"}",
                        JSON);
        assertThat(derived.status()).isEqualTo(200);
        assertThat(derived.json())
                .doesNotContainKey("phenomenonTime")
                .containsEntry("@iot.id", ids.get("stream"));
        assertThat(
                        town.send(
                                        "PATCH",
                                        t,
                                        "{\"description\":\"m\"}",
                                        Map.of("Prefer", "return=minimal"))
                                .status())
                .isEqualTo(204);
    }

    @Test
    void observationsAreChangedInPlace() {
        var ids = town.thing("mended", "public");
        long o =
                town.post(
                                "Datastreams(" + ids.get("stream") + ")/Observations",
                                "{\"result\":1,\"parameters\":{\"a\":1},\"resultTime\":\"2026-01-01T00:00:00Z\"}")
                        .id();
        String at = "Observations(" + o + ")";
        Reply p = town.send("PATCH", at, "{\"result\":2.5}", JSON);
        assertThat(p.status()).as(p.body()).isEqualTo(200);
        assertThat(p.body()).contains("\"result\":2.5", "\"parameters\":{\"a\":1}");
        assertThat(town.get(at).at("result").toString()).isEqualTo("2.5");
        Reply j =
                town.send(
                        "PATCH",
                        at,
                        "[{\"op\":\"replace\",\"path\":\"/parameters/a\",\"value\":9}]",
                        PATCH);
        assertThat(j.body()).contains("{\"a\":9}");
        Reply put = town.send("PUT", at, "{\"result\":\"calm\"}", JSON);
        assertThat(put.json())
                .containsEntry("result", "calm")
                .doesNotContainKey("parameters")
                .containsEntry("resultTime", null);
        assertThat(town.send("PATCH", at, "{\"Datastream\":{\"@iot.id\":999}}", JSON).status())
                .isEqualTo(400);
        assertThat(town.send("DELETE", at, "", Map.of()).status()).isEqualTo(200);
        assertThat(town.get(at).status()).isEqualTo(404);
        assertThat(town.send("DELETE", at, "", Map.of()).status()).isEqualTo(404);
    }

    // 14
    @Test
    void deletingCascadesAsTheStandardSays() {
        var ids = town.thing("gone", "public");
        String d = "Datastreams(" + ids.get("stream") + ")";
        long o = town.post(d + "/Observations", "{\"result\":1}").id();
        Reply place = town.get("Things(" + ids.get("thing") + ")/Locations");
        long location = (Long) place.value(0).get("@iot.id");
        long history =
                (Long)
                        town.get("Things(" + ids.get("thing") + ")/HistoricalLocations")
                                .value(0)
                                .get("@iot.id");
        assertThat(town.send("DELETE", "Things(" + ids.get("thing") + ")", "", Map.of()).status())
                .isEqualTo(200);
        assertThat(town.get(d).status()).isEqualTo(404);
        assertThat(town.get("Observations(" + o + ")").status()).isEqualTo(404);
        assertThat(town.get("HistoricalLocations(" + history + ")").status()).isEqualTo(404);
        assertThat(town.get("Locations(" + location + ")").status()).isEqualTo(200);
        var more = town.thing("sensorless", "public");
        Reply sensor = town.get("Datastreams(" + more.get("stream") + ")/Sensor");
        town.send("DELETE", "Sensors(" + sensor.at("@iot.id") + ")", "", Map.of());
        assertThat(town.get("Datastreams(" + more.get("stream") + ")").status()).isEqualTo(404);
        assertThat(town.get("Things(" + more.get("thing") + ")").status()).isEqualTo(200);
        Reply its = town.get("Things(" + more.get("thing") + ")/Locations");
        town.send("DELETE", "Locations(" + its.value(0).get("@iot.id") + ")", "", Map.of());
        assertThat(town.get("Things(" + more.get("thing") + ")/Locations").values()).isEmpty();
        assertThat(town.get("Things(" + more.get("thing") + ")/HistoricalLocations").values())
                .isEmpty();
    }

    @Test
    void deletingAFeatureTakesItsObservationsAlong() {
        var ids = town.thing("featureless", "public");
        long o =
                town.post("Datastreams(" + ids.get("stream") + ")/Observations", "{\"result\":1}")
                        .id();
        Object foi = town.get("Observations(" + o + ")/FeatureOfInterest").at("@iot.id");
        assertThat(town.send("DELETE", "FeaturesOfInterest(" + foi + ")", "", Map.of()).status())
                .isEqualTo(200);
        assertThat(town.get("Observations(" + o + ")").status()).isEqualTo(404);
    }

    // 15
    @Test
    void aDataArrayAnswersEachRowInItsOrder() {
        var ids = town.thing("arrays", "public");
        Reply r =
                town.post(
                        "CreateObservations",
                        "[{\"Datastream\":{\"@iot.id\":"
                                + ids.get("stream")
                                + "},\"components\":[\"phenomenonTime\",\"result\",\"parameters\"],\"dataArray@iot.count\":5,\"dataArray\":["
                                + "[\"2026-01-01T00:00:00Z\",1,null],[\"never\",2,{\"a\":[1]}],[\"2026-01-01T00:00:02Z\",3],[\"2026-01-01T00:00:03Z\",4,{\"b\":2}],[\"2036-01-01T00:00:03Z\",5,null]]},"
                                + "{\"Datastream\":{\"@iot.id\":999999},\"components\":[\"result\"],\"dataArray\":[[1],[2]]}]");
        assertThat(r.status()).as(r.body()).isEqualTo(201);
        List<?> rows =
                (List<?>) Json.parse(r.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(rows).hasSize(7);
        assertThat(rows.get(0).toString()).startsWith(town.base() + "/Observations(");
        assertThat(rows.get(3).toString()).startsWith(town.base() + "/Observations(");
        for (int bad : new int[] {1, 2, 4, 5, 6})
            assertThat(rows.get(bad).toString()).startsWith("error");
        assertThat(count("Datastreams(" + ids.get("stream") + ")/Observations")).isEqualTo("2");
        Reply out =
                town.get(
                        "Datastreams("
                                + ids.get("stream")
                                + ")/Observations?$resultFormat=dataArray&$select=result,phenomenonTime&$count=true");
        assertThat(out.at("@iot.count")).isEqualTo(2L);
        assertThat(out.value(0).get("components").toString()).isEqualTo("[result, phenomenonTime]");
        assertThat(out.value(0).get("dataArray").toString())
                .isEqualTo("[[1, 2026-01-01T00:00:00Z], [4, 2026-01-01T00:00:03Z]]");
    }

    @Test
    void theArrayMayComeBeforeItsComponents() {
        var ids = town.thing("late", "public");
        Reply r =
                town.post(
                        "CreateObservations",
                        "[{\"dataArray\":[[1],[2]],\"components\":[\"result\"],\"Datastream\":{\"@iot.id\":"
                                + ids.get("stream")
                                + "}}]");
        assertThat(r.status()).as(r.body()).isEqualTo(201);
        assertThat(count("Datastreams(" + ids.get("stream") + ")/Observations")).isEqualTo("2");
    }

    // 16
    @Test
    void aJsonBatchResolvesReferencesAndKeepsGroupsWhole() {
        var ids = town.thing("batch", "public");
        String stream = "Datastreams(" + ids.get("stream") + ")";
        Reply r =
                town.post(
                        "$batch",
                        """
                        {"requests":[
                         {"id":"0","atomicityGroup":"g","method":"post","url":"Things","body":{"name":"b1","description":"d","Locations":[%s]}},
                         {"id":"1","atomicityGroup":"g","method":"post","url":"$0/Datastreams","body":%s},
                         {"id":"2","atomicityGroup":"g","method":"post","url":"Observations","body":{"result":7,"Datastream":{"@iot.id":"$1"}}},
                         {"id":"3","method":"get","url":"Things?$filter=name eq 'b1'"},
                         {"id":"4","atomicityGroup":"h","method":"post","url":"%s/Observations","body":{"result":1}},
                         {"id":"5","atomicityGroup":"h","method":"post","url":"%s/Observations","body":{"resultt":1}},
                         {"id":"6","method":"post","url":"%s/Observations","body":{"result":3}},
                         {"id":"7","method":"post","url":"%s/Observations","body":{"nothing":3}},
                         {"id":"8","method":"post","url":"%s/Observations","body":{"result":4}}]}\
                        """
                                .formatted(
                                        place("p"),
                                        StaTown.stream("bs", "public"),
                                        stream,
                                        stream,
                                        stream,
                                        stream,
                                        stream));
        assertThat(r.status()).as(r.body()).isEqualTo(200);
        List<Object> statuses =
                Json.array(r.at("responses"), "").stream()
                        .map(x -> Json.object(x, "").get("status"))
                        .toList();
        assertThat(statuses).containsExactly(201L, 201L, 201L, 200L, 424L, 400L, 201L, 400L, 201L);
        assertThat(count(stream + "/Observations")).isEqualTo("2");
        assertThat(town.get("Things?$filter=name eq 'b1'&$expand=Datastreams/Observations").body())
                .contains("\"result\":7");
    }

    @Test
    void aFailedGroupOfEntitiesLeavesNoTrace() {
        String before = count("Things");
        Reply r =
                town.post(
                        "$batch",
                        "{\"requests\":[{\"id\":\"0\",\"atomicityGroup\":\"g\",\"method\":\"post\",\"url\":\"Things\",\"body\":{\"name\":\"x\",\"description\":\"d\"}},"
                                + "{\"id\":\"1\",\"atomicityGroup\":\"g\",\"method\":\"post\",\"url\":\"Things\",\"body\":{\"name\":\"y\"}}]}");
        assertThat(r.body()).contains("\"status\":424").contains("\"status\":400");
        assertThat(count("Things")).isEqualTo(before);
    }

    @Test
    void aMultipartBatchSpeaksHttpInItsParts() {
        var ids = town.thing("multi", "public");
        String body =
                """
                --b1
                Content-Type: application/http

                GET /sta/v1.1/Things(%s)/name/$value HTTP/1.1
                Host: localhost


                --b1
                Content-Type: multipart/mixed; boundary=c1

                --c1
                Content-Type: application/http
                Content-ID: t

                POST /sta/v1.1/Things HTTP/1.1
                Content-Type: application/json

                {"name":"m1","description":"d"}
                --c1
                Content-Type: application/http
                Content-ID: u

                PATCH $t HTTP/1.1
                Content-Type: application/json

                {"description":"patched"}
                --c1--
                --b1
                Content-Type: application/http

                GET Nothing HTTP/1.1

                --b1--
                """
                        .formatted(ids.get("thing"))
                        .replace("\n", "\r\n");
        Reply r =
                town.send(
                        "POST",
                        "$batch",
                        body,
                        Map.of("Content-Type", "multipart/mixed; boundary=b1"));
        assertThat(r.status()).as(r.body()).isEqualTo(200);
        assertThat(r.header("Content-Type")).startsWith("multipart/mixed");
        assertThat(r.body())
                .contains("multi", "HTTP/1.1 201", "Content-ID: t", "patched", "HTTP/1.1 404");
        assertThat(town.get("Things?$filter=name eq 'm1'").value(0).get("description"))
                .isEqualTo("patched");
    }

    @Test
    void theSameKeyIsTheSameRequest() {
        var ids = town.thing("keys", "public");
        String observations = "Datastreams(" + ids.get("stream") + ")/Observations";
        Map<String, String> key = Map.of("Idempotency-Key", "k-1");
        long first = town.send("POST", observations, "{\"result\":1}", key).id();
        assertThat(town.send("POST", observations, "{\"result\":1}", key).id()).isEqualTo(first);
        Reply other = town.send("POST", observations, "{\"result\":2}", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("type")).isEqualTo("urn:qala:problem:idempotency-mismatch");
        assertThat(count(observations)).isEqualTo("1");
        Map<String, String> key2 = Map.of("Idempotency-Key", "k-2");
        String thing = "{\"name\":\"once\",\"description\":\"d\"}";
        long a = town.send("POST", "Things", thing, key2).id();
        assertThat(town.send("POST", "Things", thing, key2).id()).isEqualTo(a);
        assertThat(town.send("POST", "Things", thing.replace("once", "twice"), key2).status())
                .isEqualTo(422);
    }

    // 17
    @Test
    void aMultiDatastreamKeepsItsColumnsTogether() {
        long thing = town.thing("weather", "public").get("thing");
        String multi =
                """
                {"name":"wind","description":"d","Thing":{"@iot.id":%d},
                 "multiObservationDataTypes":["http://x/M","http://x/M"],
                 "unitOfMeasurements":[{"name":"m/s"},{"name":"deg"}],
                 "Sensor":{"name":"s","description":"d","encodingType":"x","metadata":"m"},
                 "ObservedProperties":[{"name":"speed","description":"d","definition":"u:z"},{"name":"direction","description":"d","definition":"u:a"}]%s}\
                """;
        assertThat(
                        town.post(
                                        "MultiDatastreams",
                                        multi.formatted(thing, ",\"unitOfMeasurementz\":1"))
                                .status())
                .isEqualTo(400);
        assertThat(
                        town.post(
                                        "MultiDatastreams",
                                        multi.formatted(thing, "")
                                                .replace("[{\"name\":\"m/s\"},", "["))
                                .status())
                .isEqualTo(400);
        Reply r = town.post("MultiDatastreams", multi.formatted(thing, ""));
        assertThat(r.status()).as(r.body()).isEqualTo(201);
        assertThat(r.at("observationType").toString()).endsWith("OM_ComplexObservation");
        String at = "MultiDatastreams(" + r.id() + ")";
        assertThat(town.get(at + "/ObservedProperties").value(0).get("name")).isEqualTo("speed");
        assertThat(town.post(at + "/Observations", "{\"result\":[1]}").status()).isEqualTo(400);
        assertThat(town.post(at + "/Observations", "{\"result\":7}").status()).isEqualTo(400);
        Reply o = town.post(at + "/Observations", "{\"result\":[3.5,270]}");
        assertThat(o.status()).as(o.body()).isEqualTo(201);
        assertThat(o.at("result").toString()).isEqualTo("[3.5, 270]");
        assertThat(o.json())
                .containsKey("MultiDatastream@iot.navigationLink")
                .doesNotContainKey("Datastream@iot.navigationLink");
        assertThat(town.get("Observations(" + o.id() + ")/MultiDatastream").at("name"))
                .isEqualTo("wind");
        assertThat(town.get("Observations(" + o.id() + ")/Datastream").status()).isEqualTo(404);
        assertThat(town.get("Datastreams(" + r.id() + ")").status()).isEqualTo(404);
        assertThat(town.get("Things(" + thing + ")/MultiDatastreams").values()).hasSize(1);
        assertThat(town.get("Observations?$filter=result/1 eq 270").values()).hasSize(1);
    }
}
