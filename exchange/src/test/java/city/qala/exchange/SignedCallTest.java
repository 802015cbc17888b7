package city.qala.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.message.Ask;
import city.qala.exchange.message.Evidence;
import city.qala.exchange.message.EvidenceCheck;
import city.qala.exchange.message.PartnerClient;
import city.qala.exchange.message.SigningKey;
import city.qala.kernel.AuditEntry.Outcome;
import city.qala.kernel.Problem;
import city.qala.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedCallTest {

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("exchange");
    @TempDir static Path keys;

    private static final String NONCE = "abcdefghijklmnop1234";
    private Town town;
    private Agreement agreement;
    private final AtomicInteger used = new AtomicInteger();

    @BeforeEach
    void open() {
        town = new Town(ledger.database(), keys);
        agreement = town.agreed(100);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void givenAnAgreement_whenThePartnerCalls_thenOnlyAgreedFieldsLeaveAndTheCallIsLogged()
            throws IOException {
        try (PartnerClient partner = town.partner(agreement)) {
            PartnerClient.Called called = partner.call("{\"limit\":3}");
            JsonNode body = Town.JSON.readTree(called.body());
            assertThat(body.path("fields")).hasToString("[\"at\",\"value\"]");
            assertThat(body.path("rows")).hasSize(3);
            assertThat(body.path("rows").get(1)).hasToString("[\"2026-03-01T08:00:00Z\",0.5]");
            assertThat(town.audit.last().action()).isEqualTo("exchange.call");
            assertThat(town.audit.last().outcome()).isEqualTo(Outcome.DONE);
            assertThat(town.audit.last().purpose()).isEqualTo("research.meters");
            assertThat(town.audit.last().facts())
                    .containsEntry("call", called.call())
                    .containsEntry("rows", "3");
            assertThat(town.exchanges.callsToday(agreement)).isEqualTo(1);
            assertThat(town.exchanges.newestCalls(agreement, 5).getFirst().id())
                    .isEqualTo(called.call());
        }
    }

    @Test
    void givenACall_whenItsBatchIsStamped_thenTheEvidenceHoldsOfflineAndNamesTheProvidersKeys()
            throws IOException {
        try (PartnerClient partner = town.partner(agreement)) {
            PartnerClient.Called called = partner.call("{}");
            Evidence evidence = stamped(partner, called.call());
            byte[] body = called.body().getBytes(StandardCharsets.UTF_8);
            var written = Town.JSON.readTree(Town.JSON.writeValueAsString(evidence.members()));
            assertThat(EvidenceCheck.faults(Evidence.of(written), body, trusted())).isEmpty();
            assertThat(evidence.request()).isEqualTo(called.evidence().request());
            assertThat(evidence.answer()).isEqualTo(called.evidence().answer());
        }
    }

    @Test
    void givenCallsWithoutATimeStamp_whenTheCityStartsAgain_thenTheyGetOne() throws IOException {
        PartnerClient.Called called;
        try (PartnerClient partner = town.partner(agreement)) {
            called = partner.call("{}");
        }
        // A crash between commit and time-stamp leaves the call without one.
        ledger.asOwner("alter table exchange.stamp disable trigger user");
        ledger.asOwner(
                "delete from exchange.stamp where last >= (select no from exchange.call where id ="
                        + " '"
                        + called.call()
                        + "')");
        ledger.asOwner("alter table exchange.stamp enable trigger user");
        town.close();
        town = new Town(ledger.database(), keys, town.key);
        try (PartnerClient partner = town.partner(agreement)) {
            Evidence evidence = stamped(partner, called.call());
            assertThat(EvidenceCheck.faults(evidence, null, trusted())).isEmpty();
        }
    }

    @Test
    void givenAMessage_whenItIsSentAgain_thenItIsRefusedEvenAfterARestart() throws IOException {
        Ask ask = town.ask(agreement, NONCE, Town.NOON, "{}");
        String signature = town.key.sign(ask.text());
        assertThat(town.call(ask, signature, "{}").statusCode()).isEqualTo(200);
        refused(town.call(ask, signature, "{}"), 401, "invalid-signature");
        town.close();
        town = new Town(ledger.database(), keys, town.key);
        refused(town.call(ask, signature, "{}"), 401, "invalid-signature");
    }

    @ParameterizedTest
    @CsvSource({"PT2M1S", "-PT2M1S"})
    void givenAClockThatIsOff_whenItCalls_thenItIsRefused(Duration off) throws IOException {
        refused(sent("{}", Town.NOON.plus(off)), 401, "invalid-signature");
        assertThat(sent("{}", Town.NOON.plus(off.dividedBy(2))).statusCode()).isEqualTo(200);
    }

    @Test
    void givenAForeignKey_whenItSigns_thenItIsRefusedWithoutSayingWhy() throws IOException {
        Ask ask = town.ask(agreement, nonce(), Town.NOON, "{}");
        String foreign = SigningKey.make(new SecureRandom()).sign(ask.text());
        refused(town.call(ask, foreign, "{}"), 401, "invalid-signature");
        refused(town.call(ask, "", "{}"), 401, "invalid-signature");
        refused(town.call(ask, "no.jws.atall", "{}"), 401, "invalid-signature");
    }

    @Test
    void givenAKeyOfOneAgreement_whenItIsUsedForAnother_thenItIsRefused() throws IOException {
        SigningKey other = SigningKey.make(new SecureRandom());
        Agreement second =
                town.exchanges
                        .agreementsDesk()
                        .propose(Town.ANNA, town.terms(5), List.of(other.publicPart()));
        town.exchanges.agreementsDesk().approve(Town.BOLAT, second.id(), "");
        Ask ask = town.ask(second, nonce(), Town.NOON, "{}");
        refused(town.call(ask, town.key.sign(ask.text()), "{}"), 401, "invalid-signature");
        // The same signature under the other address does not help either.
        Ask here = town.ask(agreement, ask.nonce(), Town.NOON, "{}");
        refused(town.call(here, other.sign(ask.text()), "{}"), 401, "invalid-signature");
    }

    @Test
    void givenASignedBody_whenOneLetterChanges_thenItIsRefused() throws IOException {
        Ask ask = town.ask(agreement, nonce(), Town.NOON, "{\"limit\":3}");
        refused(
                town.call(ask, town.key.sign(ask.text()), "{\"limit\":9}"),
                401,
                "invalid-signature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fields\":[\"at\",\"note\"]}|403|field-not-permitted",
                "{\"fields\":[\"at\",\"iin\"]}|422|unknown-field",
                "{\"field\":[\"at\"]}|422|unknown-field",
                "{\"fields\":[]}|400|invalid-parameter",
                "{\"fields\":\"at\"}|400|invalid-parameter",
                "{\"limit\":21}|400|invalid-parameter",
                "{\"limit\":1e400}|400|invalid-parameter",
                "{\"from\":\"yesterday\"}|400|invalid-parameter",
                "{\"limit\":1,\"limit\":2}|400|malformed-json",
                "{\"limit\":1} x|400|malformed-json",
                "[]|400|malformed-json",
                "{\"fields\":[[[[[[[[[[[1]]]]]]]]]]]}|400|malformed-json",
            })
    void givenAWishBeyondTheAgreement_whenCalled_thenNothingLeavesAndItIsLogged(
            String body, int status, String problem) throws IOException {
        refused(sent(body, Town.NOON), status, problem);
        assertThat(town.exchanges.callsToday(agreement)).isZero();
    }

    @Test
    void givenABodyThatIsTooLarge_whenSent_thenItIsRefused() throws IOException {
        String body = "{\"fields\":[\"" + "x".repeat(20_000) + "\"]}";
        HttpResponse<String> answer = sent(body, Town.NOON);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:qala:problem:payload-too-large");
    }

    @Test
    void givenAQuota_whenItIsUsedUp_thenItIsRefusedUntilMidnightOfTheCity() throws IOException {
        agreement = town.agreed(2);
        assertThat(sent("{}", Town.NOON).statusCode()).isEqualTo(200);
        assertThat(sent("{}", Town.NOON).statusCode()).isEqualTo(200);
        HttpResponse<String> third = sent("{}", Town.NOON);
        refused(third, 429, "quota-exceeded");
        // It is noon in Almaty: twelve hours are left of the day.
        assertThat(third.headers().firstValue("Retry-After")).contains("43200");
        town.clock.advance(Duration.ofHours(12));
        assertThat(sent("{}", town.clock.instant()).statusCode()).isEqualTo(200);
    }

    @Test
    void givenManyCallsAtOnce_whenTheQuotaIsSmaller_thenExactlyTheQuotaIsAnswered()
            throws Exception {
        agreement = town.agreed(5);
        List<Integer> statuses = atOnce(20, i -> sent("{}", Town.NOON).statusCode());
        assertThat(statuses.stream().filter(s -> s == 200)).hasSize(5);
        assertThat(statuses.stream().filter(s -> s == 429)).hasSize(15);
        assertThat(town.exchanges.newestCalls(agreement, 100)).hasSize(5);
    }

    @Test
    void givenOneMessage_whenItIsSentManyTimesAtOnce_thenItIsAnsweredOnce() throws Exception {
        Ask ask = town.ask(agreement, nonce(), Town.NOON, "{}");
        String signature = town.key.sign(ask.text());
        List<Integer> statuses = atOnce(20, i -> town.call(ask, signature, "{}").statusCode());
        assertThat(statuses.stream().filter(s -> s == 200)).hasSize(1);
        assertThat(statuses.stream().filter(s -> s == 401)).hasSize(19);
    }

    @Test
    void givenAnAgreement_whenSomebodyEndsIt_thenTheNextCallIsRefused() throws IOException {
        assertThat(sent("{}", Town.NOON).statusCode()).isEqualTo(200);
        town.exchanges.agreementsDesk().end(Town.ANNA, agreement.id(), "The project is over.");
        refused(sent("{}", Town.NOON), 403, "forbidden");
    }

    @Test
    void givenAnAgreement_whenItsTimeIsOver_thenCallsAreRefused() throws IOException {
        town.clock.advance(Duration.ofDays(30));
        refused(sent("{}", town.clock.instant()), 403, "forbidden");
    }

    @Test
    void givenALogThatCannotBeWritten_whenCalled_thenNothingIsAnsweredNorCounted()
            throws IOException {
        town.audit.broken = true;
        HttpResponse<String> answer = sent("{}", Town.NOON);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("audit-unavailable").doesNotContain("rows");
        town.audit.broken = false;
        assertThat(town.exchanges.callsToday(agreement)).isZero();
        assertThat(town.exchanges.newestCalls(agreement, 5)).isEmpty();
        assertThat(sent("{}", Town.NOON).statusCode()).isEqualTo(200);
    }

    @Test
    void givenSomebodyElsesCall_whenItsEvidenceIsAskedFor_thenThereIsNoSuchCall()
            throws IOException {
        String call;
        try (PartnerClient partner = town.partner(agreement)) {
            call = partner.call("{}").call();
        }
        Agreement second = town.agreed(5);
        try (PartnerClient partner = town.partner(second)) {
            assertThatThrownBy(() -> partner.evidence(call))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("not-found"));
        }
        String path = "/api/exchange/agreements/" + agreement.id() + "/calls/" + call + "/evidence";
        assertThat(town.send("GET", path, "", "").statusCode()).isEqualTo(401);
        assertThat(town.send("GET", path, "clerk", "").statusCode()).isEqualTo(401);
        assertThat(town.send("GET", path, "dana", "").body()).contains(Evidence.FORMAT);
    }

    @Test
    void givenAnAnswerThatSomebodyChanged_whenThePartnerReadsIt_thenItIsNotBelieved()
            throws IOException {
        var foreign = SigningKey.make(new SecureRandom()).publicPart().members();
        JsonNode strangers = Town.JSON.valueToTree(java.util.Map.of("keys", List.of(foreign)));
        try (var partner =
                new PartnerClient(
                        town.edge.base(), agreement.id().text(), town.key, strangers, town.clock)) {
            assertThatThrownBy(() -> partner.call("{}")).hasMessageContaining("provider's key");
        }
    }

    private void refused(HttpResponse<String> answer, int status, String problem) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:qala:problem:" + problem);
        assertThat(town.audit.last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(town.audit.last().facts()).containsEntry("problem", problem);
    }

    private HttpResponse<String> sent(String body, java.time.Instant time) throws IOException {
        Ask ask = town.ask(agreement, nonce(), time, body);
        return town.call(ask, town.key.sign(ask.text()), body);
    }

    private String nonce() {
        return NONCE + "-" + used.getAndIncrement();
    }

    private interface Sent {
        int send(int place) throws IOException;
    }

    private static List<Integer> atOnce(int many, Sent sent) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int place = i;
                answers.add(threads.submit(() -> sent.send(place)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) statuses.add(answer.get());
            return statuses;
        }
    }

    private Set<String> trusted() throws IOException {
        Set<String> ids = new HashSet<>();
        town.keys().path("keys").forEach(k -> ids.add(k.path("kid").asText()));
        assertThat(ids).hasSize(2);
        return ids;
    }

    private static Evidence stamped(PartnerClient partner, String call) {
        for (int i = 0; i < 200; i++) {
            Evidence evidence = partner.evidence(call);
            if (evidence.place().isPresent()) return evidence;
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("no time-stamp within four seconds");
    }
}
