package city.qala.vision.watch;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.db.Sql;
import city.qala.testkit.TestDatabase;
import city.qala.vision.TrialTown;
import city.qala.vision.face.DrawnFigure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WatchJourneyTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("vision");

    private static final long AISULU = 41;
    private static final String ANNA = "anna:operator";
    private static final String BOLAT = "bolat:operator";

    @TempDir Path folder;
    private TrialTown town;

    @BeforeEach
    void open() throws IOException {
        town = new TrialTown(ledger.database(), folder);
        town.camera("CAM-1");
        town.camera("CAM-2");
    }

    @AfterEach
    void close() throws IOException {
        for (JsonNode l :
                town.get("/api/vision/watchlists", "olga:watch-officer").path("watchlists"))
            if (!l.path("state").asText().equals("ended"))
                town.post(
                        "/api/vision/watchlists/" + l.path("id").asText() + "/withdrawal",
                        "olga:watch-officer",
                        Map.of("why", "test over"));
        town.close();
    }

    private static byte[] seen(long figure) {
        return DrawnFigure.of(figure, 3).png();
    }

    private String candidate() throws IOException {
        JsonNode open = town.get("/api/vision/candidates", ANNA).path("open");
        assertThat(open).hasSize(1);
        return "/api/vision/candidates/" + open.path(0).path("id").asText();
    }

    private void judged(String candidate, String who, String answer) throws IOException {
        assertThat(town.send("GET", candidate + "/seen", who, "", new byte[0]).statusCode())
                .isEqualTo(200);
        town.clock.advance(Duration.ofSeconds(20));
        town.post(
                candidate + "/judgement",
                who,
                Map.of("answer", answer, "reasons", List.of("ears")));
        town.post(candidate + "/settlement", who, Map.of("answer", answer));
    }

    private long rows(String sql) {
        return ledger.database()
                .read(tx -> tx.one(Sql.text("count", sql), Map.of(), row -> row.number("n")))
                .orElseThrow();
    }

    @Test
    void givenAListOfTwoPeople_whenTwoConfirm_thenTheOwnerLearnsTheNameAndNobodyBefore()
            throws IOException {
        town.loose(town.terms("CAM-1"), AISULU);
        assertThat(town.frame("CAM-1", seen(AISULU))).isEqualTo(1);
        String c = candidate();
        assertThat(town.page("/en/review/" + c.substring(c.lastIndexOf('/') + 1), ANNA))
                .doesNotContain("Aisulu");
        judged(c, ANNA, "same");
        assertThat(town.signals).isEmpty();
        judged(c, BOLAT, "same");
        assertThat(town.signals).hasSize(1);
        assertThat(town.signals.values().iterator().next().toString()).doesNotContain("Aisulu");
        assertThat(
                        town.page(
                                "/en/review/" + c.substring(c.lastIndexOf('/') + 1),
                                "olga:watch-officer"))
                .contains("Aisulu Drawn")
                .contains("102");
        assertThat(rows("select count(*) as n from vision.candidate where state = 'CONFIRMED'"))
                .isPositive();
        town.post(c + "/outcome", "olga:watch-officer", Map.of("outcome", "found"));
        assertThat(town.signals.values().iterator().next().on()).isFalse();
    }

    @Test
    void givenACandidate_whenOnePersonSaysBothAnswers_thenTheSecondIsRefused() throws IOException {
        town.loose(town.terms("CAM-1"), AISULU);
        town.frame("CAM-1", seen(AISULU));
        String c = candidate();
        judged(c, ANNA, "same");
        var again = Map.of("answer", "same", "reasons", List.of("jaw"), "sure", true);
        assertThat(town.status(c + "/judgement", ANNA, again)).isEqualTo(403);
        assertThat(town.status(c + "/settlement", ANNA, Map.of("answer", "same"))).isEqualTo(403);
        assertThat(town.signals).isEmpty();
    }

    @Test
    void givenAQuickAnswer_whenNotSure_thenItIsAskedAboutAndNoScoreIsShownBefore()
            throws IOException {
        town.loose(town.terms("CAM-1"), AISULU);
        town.frame("CAM-1", seen(AISULU));
        String c = candidate();
        town.send("GET", c + "/seen", ANNA, "", new byte[0]);
        var quick = Map.of("answer", "different", "reasons", List.of("ears"));
        assertThat(town.status(c + "/judgement", ANNA, quick)).isEqualTo(409);
        assertThat(town.status(c + "/settlement", ANNA, Map.of("answer", "different")))
                .isEqualTo(403);
        town.clock.advance(Duration.ofSeconds(4));
        JsonNode score = town.post(c + "/judgement", ANNA, quick);
        assertThat(score.path("distance").asDouble()).isBetween(0.0, 0.45);
        assertThat(town.status(c + "/settlement", ANNA, Map.of("answer", "same"))).isEqualTo(400);
        town.post(c + "/settlement", ANNA, Map.of("answer", "same", "why", "the ears after all"));
    }

    @Test
    void givenThreeRefusals_whenTheSameIsSeenAgain_thenTheEntryIsLeftOut() throws IOException {
        town.loose(town.terms("CAM-1"), AISULU);
        for (int i = 0; i < 3; i++) {
            assertThat(town.frame("CAM-1", seen(AISULU))).isEqualTo(1);
            judged(candidate(), i % 2 == 0 ? ANNA : BOLAT, "different");
        }
        town.round();
        assertThat(town.frame("CAM-1", seen(AISULU))).isZero();
        assertThat(town.audit).extracting(e -> e.action()).contains("vision.entry-suspended");
        assertThat(town.signals.keySet()).anyMatch(k -> k.contains("match-drift"));
    }

    @Test
    void givenNobodyAnswers_whenFifteenMinutesPass_thenThePictureIsGone() throws IOException {
        town.loose(town.terms("CAM-1"), AISULU);
        town.frame("CAM-1", seen(AISULU));
        String c = candidate();
        town.clock.advance(Duration.ofMinutes(15));
        assertThat(town.send("GET", c + "/seen", ANNA, "", new byte[0]).statusCode())
                .isEqualTo(409);
        town.round();
        assertThat(town.get("/api/vision/candidates", ANNA).path("open")).isEmpty();
        assertThat(owner("select count(*) as n from vision.candidate_crop")).isZero();
    }

    private long owner(String sql) {
        try (var line = ledger.database().ownerLine("test")) {
            return line.list(Sql.text("count", sql), row -> row.number("n")).getFirst();
        }
    }

    @Test
    void givenTheEndOfAList_whenItComes_thenEverythingIsErasedAndThatIsWrittenDown()
            throws IOException {
        String id = town.loose(town.terms("CAM-1"), AISULU);
        town.frame("CAM-1", seen(AISULU));
        town.clock.advance(Duration.ofHours(24));
        assertThat(town.frame("CAM-1", seen(AISULU))).isZero();
        town.round();
        assertThat(owner("select count(*) as n from vision.entry_place where list = '" + id + "'"))
                .isZero();
        assertThat(owner("select count(*) as n from vision.entry")).isZero();
        assertThat(owner("select count(*) as n from vision.entry_photo")).isZero();
        assertThat(owner("select count(*) as n from vision.candidate_crop")).isZero();
        assertThat(folder.resolve(id + ".key")).doesNotExist();
        JsonNode erased =
                town.get("/api/vision/watchlists", "inna:oversight").path("erasures").path(0);
        assertThat(erased.path("list").asText()).isEqualTo(id);
        assertThat(erased.path("templates").asInt()).isEqualTo(1);
        assertThat(town.audit).extracting(e -> e.action()).contains("vision.list-erased");
    }

    @Test
    void givenAWithdrawal_whenTheNextPictureComes_thenNothingIsMatched() throws IOException {
        String id = town.loose(town.terms("CAM-1"), AISULU);
        assertThat(town.frame("CAM-1", seen(AISULU))).isEqualTo(1);
        town.post("/api/vision/watchlists/" + id + "/withdrawal", ANNA, Map.of("why", "found"));
        assertThat(town.frame("CAM-1", seen(AISULU))).isZero();
        // Not even if the ledger is set back by hand: the key is gone.
        ledger.asOwner(
                "update vision.watchlist set state = 'ACTIVE', ended = null where id = '"
                        + id
                        + "'");
        town.round();
        assertThat(town.frame("CAM-1", seen(AISULU))).isZero();
        ledger.asOwner("update vision.watchlist set state = 'ENDED' where id = '" + id + "'");
    }

    @Test
    void givenTermsOrEntriesChangedByHand_whenLoaded_thenTheListStaysOut() throws IOException {
        String id = town.loose(town.terms("CAM-1"), AISULU);
        ledger.asOwner(
                "update vision.watchlist set cameras = '{CAM-1,CAM-2}' where id = '" + id + "'");
        var again = new TrialTown(ledger.database(), folder, town.clock);
        try (again) {
            assertThat(again.frame("CAM-1", seen(AISULU))).isZero();
            assertThat(again.frame("CAM-2", seen(AISULU))).isZero();
        }
        ledger.asOwner("update vision.watchlist set cameras = '{CAM-1}' where id = '" + id + "'");
        try (var genuine = new TrialTown(ledger.database(), folder, town.clock)) {
            assertThat(genuine.frame("CAM-1", seen(AISULU))).isEqualTo(1);
        }
    }

    @Test
    void givenAListOfOnePerson_whenTheyOrTheirLikeApprove_thenItIsRefused() throws IOException {
        String list = "/api/vision/watchlists/" + town.begun(town.terms("CAM-1"), AISULU);
        String both = "olga:watch-officer,oversight";
        String seen = town.post(list + "/proposal", both, Map.of()).path("seen").asText();
        assertThat(town.status(list + "/approval", both, Map.of("seen", seen))).isEqualTo(403);
        assertThat(town.status(list + "/approval", "zhan:oversight", Map.of("seen", seen)))
                .isEqualTo(403);
        assertThat(town.status(list + "/approval", "zhan:operator", Map.of("seen", seen)))
                .isEqualTo(403);
        assertThat(town.frame("CAM-1", seen(AISULU))).isZero();
    }

    @Test
    void givenAnApprovalOfAnotherList_whenReplayed_thenItIsRefused() throws IOException {
        String first = "/api/vision/watchlists/" + town.begun(town.terms("CAM-1"), AISULU);
        String seen =
                town.post(first + "/proposal", "olga:watch-officer", Map.of())
                        .path("seen")
                        .asText();
        String other = "/api/vision/watchlists/" + town.begun(town.terms("CAM-2"), AISULU);
        town.post(other + "/proposal", "olga:watch-officer", Map.of());
        assertThat(town.status(other + "/approval", "inna:oversight", Map.of("seen", seen)))
                .isEqualTo(409);
        town.post(first + "/approval", "inna:oversight", Map.of("seen", seen));
        assertThat(town.status(first + "/approval", "inna:oversight", Map.of("seen", seen)))
                .isEqualTo(409);
    }

    @Test
    void givenARealList_whenTheForecastIsOverTheBudget_thenNobodyCanAskForIt() throws IOException {
        Map<String, Object> terms = new HashMap<>(town.terms("CAM-1"));
        terms.put("exercise", false);
        terms.put("threshold", 0.4);
        terms.put("facesPerHour", 1_000_000);
        String id =
                town.post("/api/vision/watchlists", "olga:watch-officer", terms)
                        .path("id")
                        .asText();
        var propose = "/api/vision/watchlists/" + id + "/proposal";
        assertThat(town.status(propose, "olga:watch-officer", Map.of())).isEqualTo(422);
    }

    @Test
    void givenTheGateIsShut_whenAPictureComes_thenItIsNotEvenOpened() throws IOException {
        town.loose(town.terms("CAM-1"), AISULU);
        town.on = false;
        assertThat(town.frame("CAM-1", new byte[] {1, 2, 3})).isZero();
        town.on = true;
        assertThat(town.frame("CAM-1", seen(AISULU))).isEqualTo(1);
    }
}
