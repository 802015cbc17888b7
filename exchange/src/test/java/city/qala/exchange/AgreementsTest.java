package city.qala.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.exchange.agreement.Agreement;
import city.qala.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementsTest {

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("exchange");
    @TempDir static Path keys;
    private static final String ALL = "/api/exchange/agreements";
    private static Town town;

    @BeforeAll
    static void open() {
        town = new Town(ledger.database(), keys);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void givenAProposal_whenASecondPersonApproves_thenItIsActiveAndBothStandInTheLog()
            throws IOException {
        JsonNode made = json(propose("anna", proposal()), 201);
        assertThat(made.path("state").asText()).isEqualTo("proposed");
        JsonNode agreed = json(act(made, "approve", "bolat", "{\"words\":\"seen\"}"), 200);
        assertThat(agreed.path("state").asText()).isEqualTo("active");
        assertThat(agreed.at("/approved/by").asText()).isEqualTo("bolat");
        assertThat(town.audit.last().action()).isEqualTo("exchange.agreement-approved");
        assertThat(town.audit.last().actor().name()).isEqualTo("bolat");
    }

    @Test
    void givenAProposal_whenItsAuthorApproves_thenFourEyesAreRequired() throws IOException {
        JsonNode made = json(propose("anna", proposal()), 201);
        problem(act(made, "approve", "anna", "{}"), 403, "four-eyes-required");
        JsonNode still = json(town.send("GET", ALL + "/" + id(made), "dana", ""), 200);
        assertThat(still.path("state").asText()).isEqualTo("proposed");
    }

    @Test
    void givenAnApprovedOne_whenApprovedOrEndedTwice_thenTheTransitionIsRefused()
            throws IOException {
        JsonNode made = json(propose("anna", proposal()), 201);
        json(act(made, "approve", "bolat", "{}"), 200);
        problem(act(made, "approve", "bolat", "{}"), 409, "invalid-transition");
        problem(act(made, "end", "bolat", "{}"), 400, "invalid-parameter");
        JsonNode ended = json(act(made, "end", "bolat", "{\"words\":\"no need\"}"), 200);
        assertThat(ended.at("/ended/words").asText()).isEqualTo("no need");
        problem(act(made, "end", "bolat", "{\"words\":\"again\"}"), 409, "invalid-transition");
    }

    @Test
    void givenAnybodyElse_whenTheyComeNear_thenTheyAreRefused() throws IOException {
        JsonNode made = json(propose("anna", proposal()), 201);
        for (String who : new String[] {"", "clerk"}) {
            problem(town.send("GET", ALL, who, ""), 403, "forbidden");
            problem(town.send("GET", ALL + "/" + id(made), who, ""), 403, "forbidden");
            problem(propose(who, proposal()), 403, "forbidden");
            problem(act(made, "approve", who, "{}"), 403, "forbidden");
            problem(act(made, "end", who, "{\"words\":\"x\"}"), 403, "forbidden");
        }
        problem(act(made, "approve", "dana", "{}"), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/dataSet|\"secrets\"|404|not-found",
                "/fields|[\"at\",\"iin\"]|422|unknown-field",
                "/fields|[]|400|invalid-parameter",
                "/callsPerDay|0|400|invalid-parameter",
                "/rowsPerCall|100001|400|invalid-parameter",
                "/rowsPerCall|1.5|400|invalid-parameter",
                "/until|\"2026-02-01T00:00:00Z\"|400|invalid-parameter",
                "/until|\"2046-02-01T00:00:00Z\"|400|invalid-parameter",
                "/purpose|\"'; drop table\"|400|invalid-parameter",
                "/owner|\"me\"|422|unknown-field",
                "/keys|[]|400|invalid-parameter",
                "/keys|[{\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]|400|invalid-parameter",
                "/keys|[{\"crv\":\"P-256\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\",\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\"}]|400|invalid-parameter",
                "/partner|{\"kind\":\"friend\",\"name\":\"X\"}|400|invalid-parameter",
                "/partner|{\"kind\":\"company\",\"name\":\"X\",\"bin\":\"940140000380\"}|422|invalid-parameter",
            })
    void givenAProposalWithOneFault_whenSent_thenItIsRefused(
            String place, String value, int status, String problem) throws IOException {
        ObjectNode body = proposal();
        body.set(place.substring(1), Town.JSON.readTree(value));
        problem(propose("anna", body), status, problem);
    }

    @Test
    void givenAPrivateKey_whenProposed_thenItIsRefusedAndNotRepeated() throws IOException {
        ObjectNode body = proposal();
        body.putArray("keys").add(Town.JSON.valueToTree(town.key.secretMembers()));
        HttpResponse<String> answer = propose("anna", body);
        problem(answer, 400, "invalid-parameter");
        assertThat(answer.body()).doesNotContain(town.key.secretMembers().get("d"));
    }

    @Test
    void givenAnAgreement_whenRead_thenItsPolicyIsOdrlWithFieldsPurposeAndPeriod()
            throws IOException {
        JsonNode made = json(propose("anna", proposal()), 201);
        JsonNode policy = made.path("policy");
        assertThat(policy.path("@context").asText()).isEqualTo("http://www.w3.org/ns/odrl.jsonld");
        assertThat(policy.path("@type").asText()).isEqualTo("Agreement");
        JsonNode permission = policy.at("/permission/0");
        assertThat(permission.path("action").asText()).isEqualTo("use");
        assertThat(permission.at("/target/refinement/0/rightOperand"))
                .hasToString("[\"at\",\"value\"]");
        assertThat(permission.path("constraint").findValuesAsText("leftOperand"))
                .contains("purpose", "dateTime");
    }

    @Test
    void givenAnAgreement_whenTheCityStartsAgain_thenItIsAsItWas() throws IOException {
        Agreement agreed = town.agreed(7);
        try (Town again = new Town(ledger.database(), keys, town.key)) {
            assertThat(again.exchanges.agreements()).contains(agreed);
        }
    }

    private ObjectNode proposal() {
        return Town.JSON.valueToTree(
                Map.of(
                        "partner",
                        Map.of(
                                "kind", "university",
                                "name", "University of Tests",
                                "bin", "940140000385"),
                        "dataSet",
                        "meters",
                        "fields",
                        java.util.List.of("at", "value"),
                        "purpose",
                        "research.meters",
                        "reason",
                        "To find out when meters fail.",
                        "from",
                        "2026-02-28T00:00:00Z",
                        "until",
                        "2026-12-31T00:00:00Z",
                        "callsPerDay",
                        10,
                        "rowsPerCall",
                        100,
                        "keys",
                        java.util.List.of(town.key.publicPart().members())));
    }

    private HttpResponse<String> propose(String who, JsonNode body) throws IOException {
        return town.send("POST", ALL, who, body.toString());
    }

    private HttpResponse<String> act(JsonNode on, String act, String who, String body)
            throws IOException {
        return town.send("POST", ALL + "/" + id(on) + "/" + act, who, body);
    }

    private static String id(JsonNode agreement) {
        return agreement.path("id").asText();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Town.JSON.readTree(answer.body());
    }

    private static void problem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:qala:problem:" + slug);
    }
}
