package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the city writes down for its administrators holds nobody's number and nobody's secret. */
class LogPrivacyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    private static final Pattern TWELVE_DIGITS = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");
    private static final String NUMBER = "900101300017";

    @Test
    void givenANumberOfAPersonInEveryPlaceOfARequest_whenItIsRefused_thenTheLogDoesNotRepeatIt() {
        String token = town.token("operator");
        var city = town.city();
        city.get("/en/things?q=" + NUMBER);
        city.get("/en/no-such-page/" + NUMBER);
        city.get("/sta/v1.1/Things?$filter=name%20eq%20" + NUMBER + "x");
        city.post("/sta/v1.1/Things", "{\"name\":\"" + NUMBER, "Authorization", "Bearer " + token);
        city.get("/en/air", "Authorization", "Bearer " + NUMBER, "User-Agent", NUMBER);
        for (String page :
                new String[] {
                    "/en/alarms/",
                    "/en/streets/",
                    "/en/policies/",
                    "/en/assess/indicator/",
                    "/api/pulse/answers?what=",
                    "/open311/v2/requests/"
                }) city.get(page + NUMBER, "Authorization", "Bearer " + token);
        String log = city.printed();
        assertThat(log).contains("town: air ");
        assertThat(TWELVE_DIGITS.matcher(log).results().map(MatchResult::group)).isEmpty();
        assertThat(log).doesNotContain(List.of(token, "Bearer "));
    }
}
