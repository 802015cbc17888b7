package city.qala.pulse.question;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.AuditEntry;
import city.qala.kernel.DataSet;
import city.qala.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PulseServerTest {

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("pulse");
    @TempDir static Path folder;
    private static final LocalDate LAST = LocalDate.of(2026, 1, 13);
    private static final int DAYS = 56;
    private static MadeTown town;

    @BeforeAll
    static void open() throws IOException {
        town = new MadeTown(ledger.database(), folder);
        town.declare("purchases", "\"coffee\",\"grocery\"");
        for (int d = DAYS; d > 0; d--) {
            LocalDate day = LAST.minusDays(d - 1);
            assertThat(town.deliver(day, MadeTown.day(day, 1_500)).statusCode()).isEqualTo(201);
        }
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void givenADayDeliveredTwice_whenTheRowsDiffer_thenWhatWasReleasedStands() throws IOException {
        String before = town.get("/api/pulse/answers?what=coffee&format=csv").body();
        var again = town.deliver(LAST, MadeTown.day(LAST, 3_000));
        JsonNode said = MadeTown.JSON.readTree(again.body());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(said.path("new").asBoolean()).isFalse();
        assertThat(town.get("/api/pulse/answers?what=coffee&format=csv").body()).isEqualTo(before);
        JsonNode ledgerNow = MadeTown.JSON.readTree(town.get("/api/pulse/ledger").body());
        assertThat(ledgerNow.path("lines").size()).isBetween(DAYS, DAYS + 1);
    }

    @Test
    void givenAQuestion_whenAskedInOtherWords_thenTheNumberIsTheSame() throws IOException {
        JsonNode one = town.ask("what=coffee&where=Medeu&from=8&to=10");
        JsonNode other = town.ask("until=2026-01-13&to=10&weeks=4&from=08&where=Medeu&what=coffee");

        assertThat(one.path("status").asText()).isEqualTo("ok");
        assertThat(other).isEqualTo(one);
        // 28 days, 1,500 payers, 3 in 4 of them there, half for coffee, 2 of 10 hours.
        double truth = 28 * 1_500 * 0.75 * 0.5 * 0.2;
        assertThat(one.path("value").asDouble()).isBetween(truth - 500, truth + 500);
        assertThat(one.path("low").asLong()).isLessThan(one.path("value").asLong());
        assertThat(one.path("share").asInt()).isEqualTo(78);
        assertThat(one.path("sellers").asInt()).isEqualTo(31);
        assertThat(one.path("feeds").asInt()).isEqualTo(2);
        assertThat(one.path("epsilon").asDouble()).isEqualTo(0.4);
        assertThat(one.path("change").path("low").asDouble()).isLessThan(0.2);
    }

    @Test
    void givenTooSmallACell_whenAsked_thenNoNumberLeavesAndANearQuestionHasOne()
            throws IOException {
        JsonNode small = town.ask("what=coffee&where=Alatau&from=3&to=4&weeks=1");

        assertThat(small.path("status").asText()).isEqualTo("too-small");
        assertThat(small.has("value")).isFalse();
        assertThat(small.path("try")).isNotEmpty();
        String near = small.path("try").get(0).asText();
        assertThat(MadeTown.JSON.readTree(town.get(near).body()).path("status").asText())
                .isEqualTo("ok");
    }

    @Test
    void givenTheLog_whenRead_thenEveryReleaseStandsThereWithItsEpsilon() {
        var released =
                town.audit.entries.stream()
                        .filter(e -> e.action().equals("pulse.release"))
                        .toList();

        assertThat(released.size()).isBetween(DAYS, DAYS + 1);
        AuditEntry last = released.get(DAYS - 1);
        assertThat(last.actor()).isEqualTo(MadeTown.OPERATOR);
        assertThat(last.facts()).containsEntry("epsilon", "0.4").containsEntry("day", "2026-01-13");
    }

    @Test
    void givenSomebodyElse_whenDelivering_thenItIsRefused() throws IOException {
        String path = "/api/pulse/days/purchases/2026-01-01";
        assertThat(town.send("POST", path, "", "text/csv", "x").statusCode()).isEqualTo(403);
        assertThat(
                        town.send("POST", "/api/pulse/layouts", "", "application/json", "{}")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void givenWhatCannotBe_whenDelivered_thenItIsRefusedWithTheReason() throws IOException {
        String rows = "feed,person,place,hour,kind\n";
        assertThat(town.deliver(LAST.plusDays(1), rows + "b,1,Medeu,8,coffee\n").body())
                .contains("day-open");
        LocalDate free = LAST.minusDays(200);
        assertThat(town.deliver(free, "a,b\n").statusCode()).isEqualTo(400);
        assertThat(town.deliver(free, rows).statusCode()).isEqualTo(400);
        JsonNode told =
                MadeTown.JSON.readTree(
                        town.deliver(
                                        LAST.minusDays(300),
                                        rows
                                                + "b,1,Medeu,8,coffee\nb,1,Medeu,24,coffee\n"
                                                + "b,1,Nowhere,8,coffee\nb,1\n")
                                .body());
        // 300 days ago lies outside what the other tests ask and count.
        assertThat(told.path("rows").asInt()).isEqualTo(1);
        assertThat(told.path("bad").asInt()).isEqualTo(3);
        assertThat(told.path("faults").get(0).asText()).startsWith("line 3: ");
    }

    @Test
    void givenASmallOrSensitivePlace_whenDeclared_thenItIsRefused() throws IOException {
        assertThat(town.declare("presence", "\"worship\"")).contains("sensitive");
        String tiny =
                "{\"topic\":\"presence\",\"hours\":24,\"kinds\":[\"resident\"],"
                        + "\"places\":[{\"name\":\"Lane\",\"residents\":40}]}";
        assertThat(town.send("POST", "/api/pulse/layouts", "anna", "application/json", tiny).body())
                .contains("1000");
    }

    @Test
    void givenThePage_whenAsked_thenItAnswersInThreeLanguagesWithoutScript() throws IOException {
        for (String lang : new String[] {"kk", "ru", "en"}) {
            var page =
                    town.get("/" + lang + "/pulse?form=1&show=purchases&what=coffee&where=Medeu");
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("<form", "±", "95 %").doesNotContain(">pulse.");
            var privacy = town.get("/" + lang + "/pulse/privacy");
            assertThat(privacy.statusCode()).isEqualTo(200);
            assertThat(privacy.body()).contains(">30<", ">50").doesNotContain(">pulse.");
        }
    }

    @Test
    void givenARefusedQuestion_whenThePageAnswers_thenItExplainsItselfAndLeadsOn()
            throws IOException {
        String body =
                town.get("/en/pulse?form=1&what=coffee&where=Alatau&from=3&to=4&weeks=1").body();
        assertThat(body).contains("Too little here", "These have an answer", "This cost nothing");
        assertThat(town.get("/en/pulse?form=1&what=coffee&from=9&to=8").body())
                .contains("The hours end before they begin");
    }

    @Test
    void givenNoLayoutOfPeople_whenAsked_thenThePageSaysThatNothingIsCounted() throws IOException {
        assertThat(town.get("/en/pulse?show=visitors").body()).contains("Nothing has been counted");
        assertThat(town.get("/api/pulse/answers?show=visitors").statusCode()).isEqualTo(404);
        assertThat(town.get("/api/pulse/answers?what=tea").statusCode()).isEqualTo(400);
    }

    @Test
    void givenTheDataSet_whenADayIsRead_thenEveryCellComesWithItsNoiseAndNeverOpenly() {
        DataSet set = town.pulse.dataSets("Town").getFirst();
        List<List<Object>> rows = new ArrayList<>();
        var from = LAST.atStartOfDay(MadeTown.ZONE).toInstant();
        var wanted =
                new DataSet.Wanted(
                        Set.copyOf(set.names()), from, from.plusSeconds(86_400), 1_000, null);
        set.rows().read(wanted, rows::add);

        assertThat(set.isOpen()).isFalse();
        assertThat(rows).hasSize(2 * 24 * 2).allMatch(r -> r.size() == set.fields().size());
        assertThat(rows).anyMatch(r -> (long) r.get(4) < 0).allMatch(r -> (double) r.get(5) > 10);
    }
}
