package city.qala.vision;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.TestDatabase;
import city.qala.vision.face.DrawnFigure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class VisionPagesTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("vision");

    private static final String OLGA = "olga:watch-officer";
    private static final String INNA = "inna:oversight";
    private static final String ANNA = "anna:operator";

    @TempDir Path folder;
    private TrialTown town;

    @BeforeEach
    void open() throws IOException {
        town = new TrialTown(ledger.database(), folder);
        town.camera("CAM-1");
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void givenACamera_whenSilentForFortyFiveSeconds_thenThePageAndTheControlRoomSaySo()
            throws IOException {
        assertThat(town.page("/en/cameras", "")).contains("never heard").contains("Station square");
        assertThat(town.frame("CAM-1", new byte[0])).isZero();
        assertThat(town.page("/en/cameras", "")).contains("answers").doesNotContain("1 silent");
        town.clock.advance(Duration.ofSeconds(46));
        assertThat(town.page("/en/cameras", "")).contains("1 silent");
        assertThat(town.page("/en/cameras/CAM-1", "")).contains("silent for");
        town.round();
        assertThat(town.signals.get("vision/camera-silent/CAM-1").on()).isTrue();
        town.frame("CAM-1", new byte[0]);
        town.round();
        assertThat(town.signals.get("vision/camera-silent/CAM-1").on()).isFalse();
    }

    @Test
    void givenAStranger_whenTheListOfCamerasIsRead_thenFirmwareAndDeviceAreNotThere()
            throws IOException {
        assertThat(town.get("/api/vision/cameras/CAM-1", "").has("device")).isFalse();
        assertThat(town.get("/api/vision/cameras/CAM-1", ANNA).path("device").asText())
                .isEqualTo("gw-1");
        double detects =
                town.get("/api/vision/cameras/CAM-1", "")
                        .path("rangesMetres")
                        .path("25.0")
                        .asDouble();
        assertThat(detects).isEqualTo(76.8);
    }

    @Test
    void givenForms_whenAListIsBegunSignedAndStopped_thenThePageTellsEachStep() throws IOException {
        String form =
                "name=Missing+child&aim=missing&basis=Law+5&document=Order+9&body=Court&owner=Duty"
                        + "&phone=102&may=Call&cameras=CAM-1&hours=24&faces=100&threshold=0.45"
                        + "&exercise=yes";
        assertThat(town.form("/en/watchlists", OLGA, form).statusCode()).isEqualTo(303);
        assertThat(town.form("/ru/watchlists", OLGA, form.replace("CAM-1", "CAM-9")).statusCode())
                .isEqualTo(400);
        String page = town.page("/en/watchlists", OLGA);
        assertThat(page).contains("being written").contains("Missing child");
        var id = Pattern.compile("/en/watchlists/([0-9A-Z]{26})/propose").matcher(page);
        assertThat(id.find()).isTrue();
        String list = "/en/watchlists/" + id.group(1);
        assertThat(town.form(list + "/propose", OLGA, "").statusCode()).isEqualTo(422);
        town.post("/api/vision/watchlists/" + id.group(1) + "/entries", OLGA, town.entry(5));
        assertThat(town.form(list + "/propose", OLGA, "").statusCode()).isEqualTo(303);
        var seen =
                Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"")
                        .matcher(town.page("/en/watchlists", INNA));
        assertThat(seen.find()).isTrue();
        assertThat(town.form(list + "/approve", INNA, "seen=" + seen.group(1)).statusCode())
                .isEqualTo(303);
        assertThat(town.page("/en/watchlists", ANNA)).contains("matched now");
        assertThat(town.form(list + "/withdraw", ANNA, "why=found").statusCode()).isEqualTo(303);
        assertThat(town.page("/kk/watchlists", ANNA)).contains("Жойылды: 1");
    }

    @Test
    void givenACandidate_whenJudgedByForms_thenTheScoreOpensOnlyAfterTheAnswer()
            throws IOException {
        String list = town.loose(town.terms("CAM-1"), 41);
        town.frame("CAM-1", DrawnFigure.of(41, 3).png());
        var link =
                Pattern.compile("/en/review/([0-9A-Z]{26})").matcher(town.page("/en/review", ANNA));
        assertThat(link.find()).isTrue();
        String c = link.group();
        String before = town.page(c, ANNA);
        assertThat(before).contains("Look first").doesNotContain("alert under");
        assertThat(before).doesNotContain("checked").doesNotContain("Aisulu");
        assertThat(town.form(c + "/judge", ANNA, "answer=different").statusCode()).isEqualTo(400);
        String said = "answer=different&because-ears=yes";
        var quick = town.form(c + "/judge", ANNA, said);
        assertThat(quick.statusCode()).isEqualTo(409);
        assertThat(new String(quick.body(), StandardCharsets.UTF_8)).contains("Are you sure?");
        assertThat(town.form(c + "/judge", ANNA, said + "&sure=yes").statusCode()).isEqualTo(303);
        assertThat(town.page(c, ANNA)).contains("alert under").contains("Keep my answer");
        assertThat(town.form(c + "/settle", ANNA, "answer=different").statusCode()).isEqualTo(303);
        assertThat(town.page(c, ANNA)).contains("the picture is erased");
        town.post("/api/vision/watchlists/" + list + "/withdrawal", OLGA, Map.of("why", "over"));
    }

    @Test
    void givenEachPage_whenOpened_thenItSpeaksEveryLanguage() throws IOException {
        for (String language : List.of("kk", "ru", "en"))
            for (String path : List.of("/cameras", "/cameras/CAM-1", "/watchlists", "/review"))
                assertThat(town.page("/" + language + path, ANNA))
                        .contains("lang=\"" + (language.equals("kk") ? "kk" : language));
    }

    @Test
    void givenTheMatchingIsOff_whenThePagesAreOpened_thenTheySayThatNobodyIsCompared()
            throws IOException {
        town.on = false;
        assertThat(town.page("/en/review", ANNA)).contains("Nobody is being compared");
        assertThat(town.page("/en/watchlists", ANNA)).contains("Nobody is being compared");
    }
}
