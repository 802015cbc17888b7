package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Iin;
import city.qala.kernel.Role;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A made number and a made name, planted wherever a request has room, come back nowhere. */
class PersonalDataScanTest {
    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    private static final Staff STAFF = new Staff(CITY);
    private static final String NUMBER = Iin.made("900101", 17).orElseThrow().digits();
    private static final String NAME = "zhanar-madekyzy";
    private static final Pattern TWELVE_DIGITS = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

    /** Requests that fail with the number in every place there is. */
    private static List<HttpResponse<String>> refusals() {
        String[] operator = {"Authorization", STAFF.pass(Role.OPERATOR)};
        String[] admin = {"Authorization", STAFF.pass(Role.ADMIN)};
        var all = new ArrayList<HttpResponse<String>>();
        for (String accept : new String[] {"application/json", "text/html"}) {
            String[] reads = {"Accept", accept};
            all.add(CITY.send("GET", "/en/no-such/" + NUMBER, null, reads));
            all.add(
                    CITY.send(
                            "GET",
                            "/sta/v1.1/Things?$filter=name%20eq%20" + NUMBER + "x",
                            null,
                            reads));
            all.add(CITY.send("GET", "/sta/v1.1/Things?$top=" + NUMBER + "x", null, reads));
            all.add(CITY.send("GET", "/sta/v1.1/Things?$" + NUMBER + "=1", null, reads));
            all.add(CITY.send("GET", "/sta/v1.1/Things(" + NUMBER + ")", null, reads));
            all.add(
                    CITY.send(
                            "GET",
                            "/en/air",
                            null,
                            "Authorization",
                            "Bearer " + NUMBER,
                            "Accept",
                            accept));
        }
        all.add(STAFF.json("POST", "/sta/v1.1/Things", "{\"" + NUMBER + "\":1}", operator));
        all.add(STAFF.json("POST", "/sta/v1.1/Things", "{\"name\":\"" + NUMBER, operator));
        all.add(STAFF.json("POST", "/api/admin/users", "{\"" + NUMBER + "\":1}", admin));
        all.add(
                STAFF.json(
                        "POST",
                        "/api/admin/users",
                        "{\"name\":\"" + NUMBER + "\",\"roles\":[]}",
                        admin));
        all.add(
                STAFF.json(
                        "POST",
                        "/api/admin/users",
                        "{\"name\":\"x1\",\"roles\":[\"resident\"],\"resident\":\"person/"
                                + NUMBER
                                + "\"}",
                        admin));
        all.add(CITY.send("GET", "/api/admin/users/" + NUMBER, null, admin));
        all.add(
                STAFF.json(
                        "POST",
                        "/api/login",
                        "{\"account\":\"" + NUMBER + "\",\"password\":\"x\"}"));
        return all;
    }

    @Test
    void givenANumberInEveryPlaceOfARequest_whenItIsRefused_thenTheErrorDoesNotRepeatIt() {
        for (HttpResponse<String> refused : refusals()) {
            assertThat(refused.statusCode())
                    .as(refused.request().uri().toString())
                    .isGreaterThanOrEqualTo(400);
            assertThat(refused.body())
                    .as(refused.request().uri().toString())
                    .doesNotContain(NUMBER);
            refused.headers()
                    .map()
                    .forEach((name, values) ->
                            assertThat(values).as(name).noneMatch(v -> v.contains(NUMBER)));
        }
    }

    @Test
    void givenANumberAndANameThatWereSent_whenTheMetricsAreRead_thenNeitherIsThere() {
        refusals();
        STAFF.add(NAME, Role.CLERK, "");
        STAFF.cookie(NAME);
        String metrics = CITY.send("GET", "/metrics", null).body();
        assertThat(metrics).contains("qala_").doesNotContain(NUMBER).doesNotContain(NAME);
        assertThat(TWELVE_DIGITS.matcher(metrics).results().count()).isZero();
    }

    @Test
    void givenANumberTypedAsAnAccount_whenRefused_thenTheLedgersListsDoNotHoldIt() {
        STAFF.form("/en/sign-in", Staff.fields(NUMBER, "x"));
        String[] admin = {"Authorization", STAFF.pass(Role.ADMIN)};
        assertThat(CITY.send("GET", "/api/governance/security", null, admin).body())
                .doesNotContain(NUMBER);
        assertThat(CITY.send("GET", "/api/admin/users", null, admin).body()).doesNotContain(NUMBER);
    }

    @Test
    void givenASessionsCookie_whenItIsRead_thenItHoldsNothingAboutAnybody() {
        STAFF.add("cookie-" + NAME, Role.CLERK, "");
        String set =
                STAFF.signIn("cookie-" + NAME).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).doesNotContain(NAME).contains("HttpOnly");
        assertThat(TWELVE_DIGITS.matcher(set).results().count()).isZero();
    }
}
