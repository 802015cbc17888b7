package city.qala.services;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class Open311Test {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("services");

    private static final String BASE = "/open311/v2";
    private static final String LAMP =
            "api_key=secret&service_code=street-light&attribute[fault]=out";
    private Town town;

    @BeforeEach
    void open() {
        town = new Town(ledger.database());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        return new ObjectMapper().readTree(answer.body());
    }

    private static Element xml(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static String text(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        return found.getLength() == 0 ? "(none)" : found.item(0).getTextContent();
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) throws IOException {
        return json(town.get(BASE + path, ""));
    }

    private HttpResponse<String> post(String body) throws IOException {
        return town.form(BASE + "/requests.json", "", body);
    }

    private String report(String more) throws IOException {
        var answer = post(LAMP + more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path(0).path("service_request_id").asText();
    }

    private void refused(HttpResponse<String> answer, int status, String word) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path(0).path("code").asInt()).isEqualTo(status);
        assertThat(json(answer).path(0).path("description").asText()).contains(word);
    }

    @Test
    void givenDiscovery_whenAsked_thenBothFormatsAreAnnounced() throws Exception {
        JsonNode j = json(town.get("/open311/discovery.json", ""));
        assertThat(j.path("endpoints").path(0).path("url").asText()).endsWith("/open311/v2");
        assertThat(j.path("endpoints").path(0).path("type").asText()).isEqualTo("production");
        assertThat(j.path("endpoints").path(0).path("formats").toString())
                .isEqualTo("[\"text/xml\",\"application/json\"]");
        Element x = xml(town.get("/open311/discovery.xml", ""));
        assertThat(x.getTagName()).isEqualTo("discovery");
        assertThat(x.getElementsByTagName("format").getLength()).isEqualTo(2);
        for (String name : List.of("changeset", "contact", "key_service", "specification"))
            assertThat(text(x, name)).isNotIn("", "(none)");
    }

    @Test
    void givenTheServices_whenAsked_thenXmlAndJsonSayTheSame() throws Exception {
        JsonNode j = get("/services.json");
        Element x = xml(town.get(BASE + "/services.xml", ""));
        assertThat(x.getTagName()).isEqualTo("services");
        NodeList services = x.getElementsByTagName("service");
        assertThat(services.getLength()).isEqualTo(j.size()).isPositive();
        for (int i = 0; i < j.size(); i++)
            for (String name :
                    List.of(
                            "service_code",
                            "service_name",
                            "description",
                            "metadata",
                            "type",
                            "keywords",
                            "group"))
                assertThat(text((Element) services.item(i), name))
                        .isEqualTo(j.path(i).path(name).asText());
        assertThat(j.findValuesAsText("type")).contains("realtime", "batch", "blackbox");
    }

    @Test
    void givenAService_whenItsDefinitionIsAsked_thenTheQuestionsAreInOrder() throws Exception {
        JsonNode j = get("/services/street-light.json");
        assertThat(j.path("service_code").asText()).isEqualTo("street-light");
        JsonNode fault = j.path("attributes").path(0);
        assertThat(fault.path("required").asBoolean()).isTrue();
        assertThat(fault.path("datatype").asText()).isEqualTo("singlevaluelist");
        assertThat(fault.path("values").path(0).path("key").asText()).isEqualTo("out");
        assertThat(j.path("attributes").findValuesAsText("order")).containsExactly("1", "2", "3");
        Element x = xml(town.get(BASE + "/services/street-light.xml", ""));
        assertThat(x.getTagName()).isEqualTo("service_definition");
        assertThat(x.getElementsByTagName("attribute").getLength()).isEqualTo(3);
        assertThat(x.getElementsByTagName("value").getLength()).isEqualTo(6);
        refused(town.get(BASE + "/services/none.json", ""), 404, "none");
    }

    @Test
    void givenNoKeyOrAWrongOne_whenReporting_thenItIsForbidden() throws IOException {
        String place = "&address_string=x";
        refused(post("service_code=waste" + place), 403, "key");
        refused(post("api_key=wrong&service_code=waste" + place), 403, "key");
        var bearer = town.form(BASE + "/requests.json", "robot", "service_code=waste" + place);
        assertThat(bearer.statusCode()).isEqualTo(201);
    }

    @Test
    void givenAReport_whenRead_thenEverythingIsThereInBothFormats() throws Exception {
        String words = "Қараңғы <b & \"ақ\"> шам №7, ёлка";
        String id =
                report(
                        "&lat=47.1652&long=9.5087&description="
                                + enc(words.replace("<b", "< b"))
                                + "&attribute[danger][]=school&attribute[danger][]=wires");
        JsonNode j = get("/requests/" + id + ".json").path(0);
        assertThat(j.path("description").asText()).isEqualTo(words.replace("<b", "< b"));
        assertThat(j.path("status").asText()).isEqualTo("open");
        assertThat(j.path("lat").asDouble()).isEqualTo(47.1652);
        assertThat(j.path("requested_datetime").asText()).isEqualTo("2026-03-01T12:00:00+05:00");
        assertThat(j.path("expected_datetime").asText()).isEqualTo("2026-03-04T12:00:00+05:00");
        assertThat(j.path("zipcode").isNull()).isTrue();
        Element x = xml(town.get(BASE + "/requests/" + id + ".xml", ""));
        assertThat(x.getTagName()).isEqualTo("service_requests");
        for (String name :
                List.of(
                        "service_request_id",
                        "status",
                        "service_name",
                        "service_code",
                        "description",
                        "agency_responsible",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime",
                        "lat",
                        "long"))
            assertThat(text(x, name)).as(name).isEqualTo(j.path(name).asText());
        assertThat(text(x, "zipcode")).isEmpty();
    }

    @Test
    void givenIncompleteReports_whenSent_thenEachIsRefusedForItsReason() throws IOException {
        refused(post("api_key=secret&address_string=x"), 400, "service_code");
        refused(post("api_key=secret&service_code=none&address_string=x"), 404, "none");
        refused(post(LAMP), 400, "address_string");
        refused(post(LAMP + "&lat=47"), 400, "long");
        refused(post(LAMP + "&lat=&long=9"), 400, "lat");
        refused(post(LAMP + "&lat=470&long=9"), 400, "90");
        refused(post(LAMP + "&address_string=x&attribute[colour]=red"), 400, "colour");
        refused(
                post("api_key=secret&service_code=street-light&address_string=x"),
                400,
                "attribute[fault]");
        refused(
                post("api_key=secret&service_code=street-light&address_string=x&attribute[fault]="),
                400,
                "attribute[fault]");
        refused(
                post(
                        "api_key=secret&service_code=street-light&address_string=x&attribute[fault]=no"),
                400,
                "values");
        refused(post(LAMP + "&address_string=x&description=" + "a".repeat(4_001)), 400, "4000");
        assertThat(post(LAMP + "&address_string=x&description=" + "a".repeat(4_000)).statusCode())
                .isEqualTo(201);
        refused(post(LAMP + "&address_string=x&description=" + enc("<script>x")), 400, "plain");
        refused(
                post("api_key=secret&service_code=pothole&address_string=x&attribute[size]=wide"),
                400,
                "number");
        refused(post(LAMP + "&address_string=x&jurisdiction_id=elsewhere"), 404, "elsewhere");
        assertThat(post(LAMP + "&address_string=x&jurisdiction_id=testtown").statusCode())
                .isEqualTo(201);
    }

    @Test
    void givenABatchService_whenReported_thenATokenLeadsToTheNumber() throws Exception {
        JsonNode taken = json(post("api_key=secret&service_code=park&address_string=Park")).path(0);
        assertThat(taken.has("service_request_id")).isFalse();
        String token = taken.path("token").asText();
        JsonNode found = get("/tokens/" + token + ".json").path(0);
        assertThat(found.path("token").asText()).isEqualTo(token);
        assertThat(
                        get("/requests/" + found.path("service_request_id").asText() + ".json")
                                .path(0)
                                .path("address")
                                .asText())
                .isEqualTo("Park");
        refused(town.get(BASE + "/tokens/none.json", ""), 404, "token");
        assertThat(xml(town.get(BASE + "/tokens/none.xml", "")).getTagName()).isEqualTo("errors");
    }

    @Test
    void givenABlackboxService_whenReported_thenNeitherNumberNorTokenComesBack()
            throws IOException {
        JsonNode taken =
                json(post("api_key=secret&service_code=dumping&address_string=Forest")).path(0);
        assertThat(taken.has("service_request_id")).isFalse();
        assertThat(taken.has("token")).isFalse();
        assertThat(get("/requests.json?service_code=dumping")).isEmpty();
    }

    @Test
    void givenListsAndFilters_whenAsked_thenTheyMeanWhatTheStandardSays() throws IOException {
        String lamp = report("&address_string=One");
        String snow =
                json(post("api_key=secret&service_code=snow&address_string=Two"))
                        .path(0)
                        .path("service_request_id")
                        .asText();
        assertThat(
                        get("/requests.json?service_request_id=" + lamp + ",999999999," + snow)
                                .findValuesAsText("service_request_id"))
                .containsExactlyInAnyOrder(lamp, snow);
        assertThat(get("/requests.json?service_code=snow").findValuesAsText("service_code"))
                .containsOnly("snow")
                .isNotEmpty();
        assertThat(
                        get("/requests.json?service_code=snow,street-light&status=open,closed")
                                .findValuesAsText("service_request_id"))
                .contains(lamp, snow);
        assertThat(get("/requests.json?status=closed").findValuesAsText("service_request_id"))
                .doesNotContain(lamp, snow);
        assertThat(get("/requests.json?status=&start_date=").size()).isPositive();
        refused(town.get(BASE + "/requests.json?status=lost", ""), 400, "status");
        refused(town.get(BASE + "/requests/999999999.json", ""), 404, "999999999");
        assertThat(town.get(BASE + "/requests/" + lamp + ".txt", "").statusCode()).isEqualTo(404);
    }

    @Test
    void givenDates_whenTheySpan91DaysOrRunBackwards_thenTheyAreRefused() throws IOException {
        String q = "/requests.json?start_date=2026-01-01T00:00:00Z&end_date=";
        refused(town.get(BASE + q + "2026-04-02T00:00:00Z", ""), 400, "90 days");
        refused(town.get(BASE + q + "2025-12-01T00:00:00Z", ""), 400, "before");
        refused(town.get(BASE + q + "yesterday", ""), 400, "end_date");
        assertThat(town.get(BASE + q + "2026-04-01T00:00:00Z", "").statusCode()).isEqualTo(200);
        assertThat(get("/requests.json?end_date=2020-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void givenContactDetails_whenReported_thenTheyAreTakenInAndNotKept() throws IOException {
        String id =
                report(
                        "&address_string=Three&first_name=Zhanar&email=zh%40example.kz&description="
                                + enc(
                                        "Call me: +7 701 123 45 67 or zh@example.kz, IIN 900101700017"));
        String all = get("/requests/" + id + ".json").toString();
        assertThat(all).doesNotContain("Zhanar").doesNotContain("example.kz");
        assertThat(all).doesNotContain("123 45").doesNotContain("900101").contains("•••");
    }

    @Test
    void givenACursor_whenWalkedWhileOthersWrite_thenNoneIsMissingAndNoneTwice()
            throws IOException {
        Set<String> before = new HashSet<>();
        for (int i = 0; i < 25; i++) before.add(report("&address_string=Walk" + i));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 1_000; page++) {
            var answer = town.get(BASE + "/requests.json?page_size=4&cursor=" + cursor, "");
            List<String> ids = json(answer).findValuesAsText("service_request_id");
            if (ids.isEmpty()) break;
            seen.addAll(ids);
            cursor = answer.headers().firstValue("Open311-Cursor").orElseThrow();
            if (page < 5) before.add(report("&address_string=Late" + page));
        }
        assertThat(seen).containsAll(before).doesNotHaveDuplicates();
        refused(town.get(BASE + "/requests.json?cursor=x", ""), 400, "cursor");
    }

    @Test
    void givenABoxAndATimeOfChange_whenAsked_thenOnlyWhatLiesInsideComes() throws IOException {
        String inside = report("&lat=10.5&long=20.5");
        String outside = report("&lat=12&long=20.5");
        assertThat(get("/requests.json?bbox=20,10,21,11").findValuesAsText("service_request_id"))
                .contains(inside)
                .doesNotContain(outside);
        refused(town.get(BASE + "/requests.json?bbox=1,2,3", ""), 400, "bbox");
        town.clock.advance(Duration.ofHours(1));
        String later = report("&address_string=Later");
        assertThat(
                        get("/requests.json?updated_since=2026-03-01T07:30:00Z")
                                .findValuesAsText("service_request_id"))
                .contains(later)
                .doesNotContain(inside);
        assertThat(get("/requests.json?page=500&page_size=100")).isEmpty();
    }

    @Test
    void givenHeadAndOptions_whenAsked_thenTheyAreAnswered() throws IOException {
        assertThat(town.other("HEAD", BASE + "/requests.xml").statusCode()).isEqualTo(200);
        assertThat(town.other("OPTIONS", BASE + "/requests.xml").statusCode()).isLessThan(300);
    }
}
