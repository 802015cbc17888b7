package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.e2e.Browser.Screen;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Data between organisations: what is agreed, asked, answered, and proven on both sides. */
class ExchangeJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final String ALL = "/api/exchange/agreements";

    @TempDir private Path folder;

    @Test
    void givenAPartner_whenTwoPeopleAgreeAndItCalls_thenBothSidesProveItWithoutTheTown()
            throws IOException {
        Path key = folder.resolve("partner.json");
        String open = town.city().run("exchange", "key", "--key", key.toString()).strip();
        HttpResponse<String> proposed = as("registrar", ALL, proposal(open));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
        String agreement = member(proposed.body(), "id");

        assertThatThrownBy(() -> call(agreement, key)).as("nothing is agreed yet").isNotNull();
        assertThat(as("registrar", ALL + "/" + agreement + "/approve", "{}").statusCode())
                .as("the same person again")
                .isEqualTo(403);
        HttpResponse<String> agreed = as("admin", ALL + "/" + agreement + "/approve", "{}");
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);

        String called = call(agreement, key);
        Path answer = Path.of(member(called, "answer"));
        assertThat(answer).content().contains("code").contains("district");
        String keys = folder.resolve("calls/provider-keys.json").toString();
        Path partners = Path.of(member(called, "evidence"));
        assertThat(verify(partners, answer, keys)).contains("\"holds\":true");

        String at = ALL + "/" + agreement + "/calls/" + member(called, "call") + "/evidence";
        HttpResponse<String> kept = town.city().get(at, "Cookie", town.session("oversight"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        Path providers = Files.writeString(folder.resolve("provider.json"), kept.body());
        assertThat(verify(providers, answer, keys)).contains("\"holds\":true");

        Files.writeString(answer, Files.readString(answer).replaceFirst("[a-z]", "0"));
        assertThatThrownBy(() -> verify(partners, answer, keys))
                .as("one letter of the answer changed")
                .isInstanceOf(AssertionError.class);
        try (Visit visit = town.visitAs("oversight", Screen.DESK)) {
            visit.open("/en/oversight/agreements");
            assertThat(visit.one("main")).containsText("University of the Valley");
            visit.assertAccessible();
        }
    }

    @Test
    void givenAnybody_whenTheyOpenOpenData_thenTheyReadWhatItIsAndDownloadIt() throws IOException {
        try (Visit visit = town.visit(Screen.PHONE)) {
            visit.open("/en/data");
            visit.one("main a[href$='/data/things']").first().click();
            assertThat(visit.one("h1")).isVisible();
            visit.assertAccessible();
        }
        try (Visit visit = town.browser().visitWithoutScripts(town.city().base(), Screen.DESK)) {
            visit.open("/en/data/things");
            for (String format : List.of("CSV", "JSON")) {
                Download file =
                        visit.page()
                                .waitForDownload(
                                        () -> visit.one("a.btn[download]", format).first().click());
                Path saved = folder.resolve("things." + format);
                file.saveAs(saved);
                assertThat(saved).content().as(format).contains("code").contains("district");
            }
        }
    }

    private String call(String agreement, Path key) {
        return town.city()
                .run(
                        "exchange",
                        "call",
                        "--provider",
                        town.city().base(),
                        "--agreement",
                        agreement,
                        "--key",
                        key.toString(),
                        "--out",
                        folder.resolve("calls").toString(),
                        "--json");
    }

    private static String verify(Path evidence, Path answer, String keys) {
        return town.city()
                .run(
                        "exchange",
                        "verify",
                        evidence.toString(),
                        "--answer",
                        answer.toString(),
                        "--keys",
                        keys,
                        "--json");
    }

    private static HttpResponse<String> as(String role, String path, String body) {
        return town.city()
                .post(path, body, "Cookie", town.session(role), "Origin", town.city().base());
    }

    private static String proposal(String key) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return """
        {"partner":{"kind":"university","name":"University of the Valley"},"dataSet":"things",
         "fields":["code","name","kind","district"],"purpose":"research.air",
         "reason":"A course on the town's sensors","from":"%s","until":"%s",
         "callsPerDay":100,"rowsPerCall":1000,"keys":[%s]}\
        """
                .formatted(now.minusSeconds(60), now.plus(30, ChronoUnit.DAYS), key);
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        assertThat(found.find()).as(name + " in " + json).isTrue();
        return found.group(1);
    }
}
