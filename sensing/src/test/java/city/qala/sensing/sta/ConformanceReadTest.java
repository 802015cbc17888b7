package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.sta.StaTown.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clauses 1 to 9 of what implementations of SensorThings get wrong, over HTTP. */
class ConformanceReadTest {

    @RegisterExtension static final StaTown town = StaTown.open();

    private static long thing;
    private static long stream;
    private static long quiet;
    private static long other;

    @BeforeAll
    static void aTown() {
        var ids = town.thing("samal", "public");
        thing = ids.get("thing");
        stream = ids.get("stream");
        quiet = town.thing("quiet", "public").get("stream");
        other = town.thing("other", "public").get("stream");
        for (int i = 0; i < 10; i++) observe(stream, "2026-03-01T00:0" + i + ":00Z", "" + i);
        observe(stream, "2026-03-01T01:00:00Z", "\"windy\"");
        observe(other, "2026-02-01T00:00:00Z/2026-02-01T06:00:00Z", "70.5");
        observe(other, "2026-02-02T00:00:00Z", "true");
        observe(other, "2026-02-03T00:00:00Z", "{\"a\":{\"b\":[1,2]}}");
    }

    static Reply observe(long stream, String time, String result) {
        Reply r =
                town.post(
                        "Datastreams(" + stream + ")/Observations",
                        "{\"phenomenonTime\":\"" + time + "\",\"result\":" + result + "}");
        assertThat(r.status()).as(r.body()).isEqualTo(201);
        return r;
    }

    static List<Object> column(Reply r, String name) {
        assertThat(r.status()).as(r.body()).isEqualTo(200);
        List<Object> column = new ArrayList<>();
        for (int i = 0; i < r.values().size(); i++) column.add(r.value(i).get(name));
        return column;
    }

    static List<@Nullable Object> filtered(String set, String filter) {
        return new ArrayList<>(column(town.get(set + "?$orderby=id&$filter=" + filter), "@iot.id"));
    }

    // 1
    @Test
    void theRootNamesEverySetUnderThePublicBaseAndTellsWhatItConformsTo() {
        Reply root = town.get("");
        assertThat(root.values()).hasSize(9);
        assertThat(root.value(0).get("url")).isEqualTo(town.base() + "/Things");
        assertThat(Json.object(root.at("serverSettings"), "").get("conformance"))
                .asList()
                .contains("http://www.opengis.net/spec/iot_sensing/1.1/req/datamodel");
    }

    // 2
    @Test
    void expandTakesItsOwnOptionsAtEveryLevel() {
        Reply r =
                town.get(
                        "Things("
                                + thing
                                + ")?$select=name&$expand=Datastreams($select=name;$expand=Observations"
                                + "($top=2;$orderby=phenomenonTime desc;$filter=result lt 5;$count=true;$select=result))");
        var d = Json.object(Json.array(r.at("Datastreams"), "").getFirst(), "");
        assertThat(d.keySet())
                .containsExactly(
                        "name",
                        "Observations@iot.count",
                        "Observations@iot.nextLink",
                        "Observations");
        assertThat(d.get("Observations@iot.count")).isEqualTo(5L);
        assertThat(d.get("Observations").toString()).isEqualTo("[{result=4}, {result=3}]");
        Reply next = town.get(String.valueOf(d.get("Observations@iot.nextLink")));
        assertThat(column(next, "result")).containsExactly(2L, 1L);
        assertThat(next.value(0).keySet()).containsExactly("result");
    }

    @Test
    void pathAndBracketFormOfExpandMayBeMixed() {
        Reply r =
                town.get(
                        "Things("
                                + thing
                                + ")?$expand=Datastreams/Observations($top=1),Datastreams/Sensor,Locations");
        var d = Json.object(Json.array(r.at("Datastreams"), "").getFirst(), "");
        assertThat(d).containsKeys("Observations", "Sensor");
        assertThat(Json.array(d.get("Observations"), "")).hasSize(1);
        assertThat(r.json()).containsKey("Locations");
    }

    // 3
    @Test
    void aFilterOnChildrenGivesEachParentOnceAndLeavesItsChildrenWhole() {
        Reply r =
                town.get(
                        "Things?$filter=Datastreams/Observations/result gt 5&$expand=Datastreams/Observations($count=true)&$orderby=id");
        assertThat(column(r, "name")).containsExactly("samal", "other");
        var d = Json.object(Json.array(r.value(0).get("Datastreams"), "").getFirst(), "");
        assertThat(d.get("Observations@iot.count")).isEqualTo(11L);
    }

    // 4
    @Test
    void theFilterLanguageKeepsPrecedenceFunctionsAndMixedTypes() {
        String all = "Datastreams(" + stream + ")/Observations";
        assertThat(filtered(all, "result eq 1 or result eq 2 and result eq 3")).hasSize(1);
        assertThat(filtered(all, "not (result gt 2)")).hasSize(3);
        assertThat(filtered(all, "result mod 2 eq 0")).hasSize(5);
        assertThat(filtered(all, "result add 1 eq 10 div 2")).hasSize(1);
        assertThat(filtered(all, "result gt 5")).hasSize(4);
        // A quoted number is a number for numbers and a text for texts.
        assertThat(filtered(all, "result gt '5' and phenomenonTime lt 2026-03-01T00:30:00Z"))
                .hasSize(4);
        assertThat(filtered(all, "result eq 'windy'")).hasSize(1);
        assertThat(filtered(all, "hour(phenomenonTime) eq 1")).hasSize(1);
        assertThat(filtered("Things", "startswith(name,'sa') and length(name) eq 5")).hasSize(1);
        assertThat(filtered("Things", "substringof('ama',name)")).hasSize(1);
        assertThat(filtered("Things", "properties/device eq 'dev-samal'")).hasSize(1);
        assertThat(
                        filtered(
                                "Datastreams",
                                "unitOfMeasurement/symbol eq 'ug/m3' and Thing/name eq 'samal'"))
                .hasSize(1);
        assertThat(filtered("Observations", "result/a/b/1 eq 2")).hasSize(1);
        assertThat(filtered("Observations", "Datastream/Thing/name eq 'samal'")).hasSize(11);
        assertThat(
                        filtered(
                                "Locations",
                                "st_within(location,geography'POLYGON((76 43,77 43,77 44,76 44,76 43))') and Things/name eq 'samal'"))
                .hasSize(1);
        assertThat(
                        filtered(
                                "Observations",
                                "FeatureOfInterest/name eq 'here' and result lt 1 and Datastream/id eq "
                                        + stream))
                .hasSize(1);
        assertThat(filtered("Things", "name eq 'O''Brien'")).isEmpty();
    }

    // 5
    @Test
    void timesAreInstantsOrIntervalsAndDerivedOnesAreAbsentWhileNothingIsThere() {
        String of = "Datastreams(" + other + ")/Observations";
        assertThat(filtered(of, "phenomenonTime lt 2026-02-01T05:00:00Z")).isEmpty();
        assertThat(filtered(of, "phenomenonTime lt 2026-02-01T07:00:00+00:00")).hasSize(1);
        assertThat(
                        filtered(
                                "Observations",
                                "during(phenomenonTime,2026-03-01T00:00:00Z/2026-03-01T00:05:00Z)"))
                .isNotEmpty();
        assertThat(filtered("Datastreams", "phenomenonTime ge 2000-01-01T00:00:00Z"))
                .doesNotContain(quiet);
        Reply q = town.get("Datastreams(" + quiet + ")");
        assertThat(q.json()).doesNotContainKeys("phenomenonTime", "resultTime", "observedArea");
        Reply d = town.get("Datastreams(" + stream + ")");
        assertThat(d.at("phenomenonTime")).isEqualTo("2026-03-01T00:00:00Z/2026-03-01T01:00:00Z");
        assertThat(d.at("observedArea").toString()).contains("Point");
        Reply o = observe(quietly(), "2026-03-01T05:00:00.125+05:00", "1");
        assertThat(o.at("phenomenonTime")).isEqualTo("2026-03-01T00:00:00.125Z");
        assertThat(o.json()).containsEntry("resultTime", null);
    }

    private static long quietly() {
        return town.thing("more", "staff").get("stream");
    }

    @Test
    void phenomenonTimeIsTheArrivalIfItIsNotGiven() {
        Reply r = town.post("Datastreams(" + quietly() + ")/Observations", "{\"result\":1}");
        assertThat(r.at("phenomenonTime")).isEqualTo("2026-03-02T06:00:00Z");
    }

    // 6, 7
    @Test
    void pagesFollowOneAnotherWithEveryOptionAndNoneIsLostOrDoubledUnderInserts() {
        for (String order :
                List.of(
                        "",
                        "&$orderby=phenomenonTime desc",
                        "&$orderby=result desc,id",
                        "&$orderby=phenomenonTime")) walk(order);
    }

    private static void walk(String order) {
        long s = town.thing("walk" + order.length(), "public").get("stream");
        for (int i = 0; i < 30; i++) observe(s, "2026-03-01T00:00:%02dZ".formatted(i), "" + i % 7);
        String next =
                "Datastreams("
                        + s
                        + ")/Observations?$filter=phenomenonTime ge 2026-03-01T00:00:00Z and result ge 0"
                        + "&$top=4&$count=true&$select=id,result"
                        + order;
        List<Object> seen = new ArrayList<>();
        int pages = 0;
        while (next != null) {
            Reply page = town.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.at("@iot.count")).isEqualTo(30L);
            for (int i = 0; i < page.values().size(); i++) seen.add(page.value(i).get("@iot.id"));
            // An older row between two pages shifts whoever counts rows.
            observe(s, "2020-01-01T00:00:%02dZ".formatted(pages++), "-1");
            next = (String) page.at("@iot.nextLink");
            if (next == null) assertThat(page.json()).doesNotContainKey("@iot.nextLink");
            else
                assertThat(next)
                        .startsWith(town.base() + "/Datastreams(" + s + ")/Observations?")
                        .doesNotContain(" ");
        }
        assertThat(seen).hasSize(30);
        assertThat(new HashSet<>(seen)).hasSize(30);
    }

    @Test
    void topZeroGivesTheCountAloneAndNonsenseIsRefused() {
        Reply r = town.get("Datastreams(" + stream + ")/Observations?$top=0&$count=true");
        assertThat(r.json()).containsOnlyKeys("@iot.count", "value");
        assertThat(r.at("@iot.count")).isEqualTo(11L);
        assertThat(town.get("Things?$count=false").json()).doesNotContainKey("@iot.count");
        for (String bad :
                List.of(
                        "$top=-1",
                        "$top=x",
                        "$count=yes",
                        "$skip=-2",
                        "$foo=1",
                        "$filter=name eq 'abc"))
            assertThat(town.get("Things?" + bad).status()).as(bad).isEqualTo(400);
        Reply skipped = town.get("Things?$skip=1&$top=1&$orderby=name");
        assertThat(skipped.values()).hasSize(1);
    }

    @Test
    void aNextLinkOfAnotherOrderOrADamagedOneIsRefused() {
        assertThat(town.get("Things?$skiptoken=AAAA").status()).isEqualTo(400);
        assertThat(town.get("Observations?$skiptoken=zz").status()).isEqualTo(400);
    }

    // 8
    @Test
    void orderMayFollowPathsAndSeveralKeys() {
        Reply r =
                town.get(
                        "Observations?$orderby=Datastream/name desc,phenomenonTime desc&$filter=Datastream/Thing/name eq 'samal' or Datastream/Thing/name eq 'other'&$top=3&$expand=Datastream($select=name)");
        assertThat(r.body()).contains("samal pm25");
        assertThat(column(r, "phenomenonTime").getFirst()).isEqualTo("2026-03-01T01:00:00Z");
    }

    // 9
    @Test
    void everyFormOfAddressLeadsWhereItSays() {
        String t = "Things(" + thing + ")";
        assertThat(town.get(t + "/name").json()).isEqualTo(Map.of("name", "samal"));
        Reply value = town.get(t + "/name/$value");
        assertThat(value.body()).isEqualTo("samal");
        assertThat(value.header("Content-Type")).startsWith("text/plain");
        assertThat(town.get(t + "/properties/device/$value").body()).isEqualTo("dev-samal");
        assertThat(town.get(t + "/Datastreams(" + stream + ")/name/$value").body())
                .isEqualTo("samal pm25");
        assertThat(town.get(t + "/Datastreams(" + other + ")").status()).isEqualTo(404);
        assertThat(town.get("Datastreams(" + quiet + ")/observedArea").status()).isEqualTo(204);
        Reply refs = town.get(t + "/Datastreams/$ref");
        assertThat(refs.value(0))
                .containsOnly(
                        Map.entry("@iot.selfLink", town.base() + "/Datastreams(" + stream + ")"));
        assertThat(town.get("Datastreams(" + stream + ")/Thing/$ref").body())
                .contains("Things(" + thing + ")");
        assertThat(town.get(t + "/").status()).isEqualTo(200);
        assertThat(town.get("things").status()).isEqualTo(404);
        assertThat(town.get("Things('x')").status()).isEqualTo(404);
        assertThat(town.get("Things(99999999999999999999)").status()).isEqualTo(404);
        assertThat(town.get("Datastreams(" + stream + ")/Observations/$count").body())
                .isEqualTo("11");
        assertThat(town.get(t + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void countWithAResultFilterIsExact() {
        assertThat(
                        town.get(
                                        "Datastreams("
                                                + stream
                                                + ")/Observations?$filter=result gt 5&$count=true&$top=1")
                                .at("@iot.count"))
                .isEqualTo(4L);
        assertThat(
                        town.get(
                                        "Datastreams("
                                                + other
                                                + ")/Observations?$filter=phenomenonTime le 2026-02-01T03:00:00Z&$count=true")
                                .at("@iot.count"))
                .isEqualTo(0L);
    }

    @Test
    void anErrorInsideANestedOptionIs400WithItsPlace() {
        Reply r = town.get("Things?$expand=Datastreams($filter=nam eq 'x')");
        assertThat(r.status()).isEqualTo(400);
        assertThat(r.at("type")).isEqualTo("urn:qala:problem:invalid-query");
        assertThat(r.body()).contains("nam");
    }
}
