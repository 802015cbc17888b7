package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.testkit.TestClock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {
    private static final TestClock CLOCK = TestClock.at("2026-03-02T06:00:00Z");
    private static final String CHOSEN = "көктемде қар еріді";

    @RegisterExtension
    static final CityUnderTest CITY = CityUnderTest.with(CLOCK, "identity.session=8h");

    private static String adminToken;

    @BeforeEach
    void waitOutTheGuessLimit() {
        CLOCK.advance(Duration.ofMinutes(10));
        adminToken = "Bearer " + CITY.city().tokens().pass("t", Role.ADMIN, Duration.ofHours(1));
    }

    /** Makes an account; its one-time password. */
    private static String account(String name, String role) {
        var made =
                CITY.send(
                        "POST",
                        "/api/admin/users",
                        "{\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(name, role),
                        "Authorization",
                        adminToken,
                        "Content-Type",
                        "application/json");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return CityUnderTest.json(made).path("oneTimePassword").asText();
    }

    /** Makes an account and chooses its password. */
    private static void ready(String name, String role) {
        assertThat(form(name, account(name, role), CHOSEN).statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> form(
            String name, String password, String chosen, String... headers) {
        String body =
                "name=%s&password=%s&new-password=%s"
                        .formatted(encode(name), encode(password), encode(chosen));
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return CITY.send("POST", "/en/sign-in", body, all);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cookie(HttpResponse<String> signedIn) {
        return signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static HttpResponse<String> me(String... headers) {
        return CITY.send("GET", "/api/me", null, headers);
    }

    @Test
    void givenAOneTimePassword_whenSignedIn_thenAnotherOneMustBeChosenFirst() {
        String once = account("aigul", Role.OPERATOR);
        var asked = form("aigul", once, "");
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body()).contains("new-password").contains("for once");
        assertThat(form("aigul", once, "aigul").statusCode()).isEqualTo(422);
        var in = form("aigul", once, CHOSEN);
        assertThat(in.statusCode()).isEqualTo(303);
        var reader = CityUnderTest.json(me("Cookie", cookie(in)));
        assertThat(reader.path("name").asText()).isEqualTo("aigul");
        assertThat(reader.path("roles").toString()).isEqualTo("[\"operator\"]");
        assertThat(form("aigul", once, "").statusCode()).isEqualTo(401);
    }

    @Test
    void givenASession_whenItsCookieIsSet_thenNoScriptAndNoOtherSiteGetsIt() {
        ready("cookie", Role.ANALYST);
        String set = form("cookie", CHOSEN, "").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
    }

    /** SD004: guesses are slowed down, the owner is never locked out. */
    @Test
    void givenAHundredWrongPasswords_whenTheOwnerComes_thenOnlyTheGuesserWaits() {
        ready("daniyar", Role.CLERK);
        String known = cookie(form("daniyar", CHOSEN, ""));
        int limited = 0;
        HttpResponse<String> last = null;
        for (int i = 0; i < 100; i++) {
            last = login("daniyar", "wrong-" + i);
            if (last.statusCode() == 429) limited++;
        }
        assertThat(limited).isGreaterThanOrEqualTo(90);
        assertThat(CityUnderTest.problem(last)).isEqualTo("rate-limited");
        long wait = Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1L, 30L);
        // From a browser that has been here before at once, from any other after the short wait.
        assertThat(
                        form("daniyar", CHOSEN, "", "Cookie", known, "Origin", CITY.city().base())
                                .statusCode())
                .isEqualTo(303);
        CLOCK.advance(Duration.ofSeconds(wait));
        assertThat(login("daniyar", CHOSEN).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> login(String name, String password) {
        return CITY.send(
                "POST",
                "/api/login",
                "{\"account\":\"%s\",\"password\":\"%s\"}".formatted(name, password),
                "Content-Type",
                "application/json");
    }

    @Test
    void givenAnUnknownAccount_whenTried_thenTheAnswerIsThatOfAWrongPassword() {
        ready("known", Role.CLERK);
        var wrong = login("known", "wrong");
        var unknown = login("unknown", "wrong");
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(CityUnderTest.json(unknown).path("detail"))
                .isEqualTo(CityUnderTest.json(wrong).path("detail"));
    }

    /** SD001 to SD003 over HTTP; every class of bad token is in platform's TokensTest. */
    @Test
    void givenABadToken_whenSent_thenTheProblemIsInvalidToken() {
        String good = CITY.city().tokens().pass("script", Role.ANALYST, Duration.ofHours(1));
        assertThat(me("Authorization", "Bearer " + good).statusCode()).isEqualTo(200);
        char last = good.charAt(good.length() - 1);
        String tampered = good.substring(0, good.length() - 1) + (last == 'A' ? 'B' : 'A');
        for (String bad : new String[] {tampered, good + "x", "x", good.replace('.', ',')}) {
            var refused = me("Authorization", "Bearer " + bad);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(CityUnderTest.problem(refused)).isEqualTo("invalid-token");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertThat(me("Authorization", "Basic YTpi").statusCode()).isEqualTo(401);
        assertThat(me().statusCode()).isEqualTo(401);
        CLOCK.advance(Duration.ofHours(2));
        assertThat(me("Authorization", "Bearer " + good).statusCode()).isEqualTo(401);
    }

    @Test
    void givenAPersonsToken_whenTheirAccountIsDisabled_thenTokenAndSessionEndAtOnce() {
        ready("leaver", Role.ANALYST);
        String token =
                "Bearer " + CityUnderTest.json(login("leaver", CHOSEN)).path("token").asText();
        String session = cookie(form("leaver", CHOSEN, ""));
        assertThat(me("Authorization", token).statusCode()).isEqualTo(200);
        assertThat(me("Cookie", session).statusCode()).isEqualTo(200);
        admin("POST", "/api/admin/users/leaver/disable", null);
        assertThat(me("Authorization", token).statusCode()).isEqualTo(401);
        assertThat(me("Cookie", session).statusCode()).isEqualTo(401);
        assertThat(login("leaver", CHOSEN).statusCode()).isEqualTo(401);
    }

    @Test
    void givenNewRoles_whenTheyAreGiven_thenARunningSessionHasThem() {
        ready("mover", Role.ANALYST);
        String session = cookie(form("mover", CHOSEN, ""));
        admin(
                "PUT",
                "/api/admin/users/mover/roles",
                "{\"roles\":[\"clerk\"]}",
                "If-Match",
                "\"1\"");
        assertThat(me("Cookie", session).body()).contains("clerk").doesNotContain("analyst");
    }

    private static HttpResponse<String> admin(
            String method, String path, String body, String... more) {
        String[] headers = Arrays.copyOf(more, more.length + 4);
        headers[more.length] = "Authorization";
        headers[more.length + 1] = adminToken;
        headers[more.length + 2] = "Content-Type";
        headers[more.length + 3] = "application/json";
        var done = CITY.send(method, path, body, headers);
        assertThat(done.statusCode()).as(done.body()).isLessThan(300);
        return done;
    }

    /** SD008. */
    @Test
    void givenAnotherRole_whenAccountsAreAskedFor_thenItIsForbidden() {
        for (String role : new String[] {Role.OPERATOR, Role.ANALYST, Role.DEVICE}) {
            String token = "Bearer " + CITY.city().tokens().pass("x", role, Duration.ofHours(1));
            for (String method : new String[] {"GET", "POST"}) {
                var refused = CITY.send(method, "/api/admin/users", null, "Authorization", token);
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(CityUnderTest.problem(refused)).isEqualTo("forbidden");
            }
        }
        assertThat(CITY.send("GET", "/api/admin/users", null).statusCode()).isEqualTo(401);
    }

    /** SD007. */
    @Test
    void givenAnUnknownField_whenAnAccountIsMade_thenItIsRefused() {
        for (String body :
                new String[] {
                    "{\"name\":\"x1\",\"roles\":[],\"admin\":true}",
                    "{\"name\":\"x1\",\"roles\":[],\"created\":\"2020-01-01\"}"
                }) {
            var refused =
                    CITY.send(
                            "POST",
                            "/api/admin/users",
                            body,
                            "Authorization",
                            adminToken,
                            "Content-Type",
                            "application/json");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(CityUnderTest.problem(refused)).isEqualTo("unknown-field");
        }
    }

    @Test
    void givenAnotherSitesForm_whenItUsesTheCookie_thenNothingIsDone() {
        ready("visited", Role.ADMIN);
        String session = cookie(form("visited", CHOSEN, ""));
        String[][] origins = {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://elsewhere.example"},
            {"Origin", "null"},
            {"X-Nothing", "said"}
        };
        for (String[] origin : origins) {
            var refused =
                    CITY.send(
                            "POST",
                            "/api/admin/users/visited/password",
                            null,
                            "Cookie",
                            session,
                            origin[0],
                            origin[1]);
            assertThat(refused.statusCode()).as(origin[1]).isEqualTo(403);
            assertThat(CityUnderTest.problem(refused)).isEqualTo("cross-site-request");
        }
        assertThat(me("Cookie", session).statusCode()).isEqualTo(200);
        assertThat(form("visited", CHOSEN, "", "Origin", "https://elsewhere.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void givenASession_whenSignedOutOrTooOld_thenItHasEnded() {
        ready("brief", Role.ANALYST);
        String first = cookie(form("brief", CHOSEN, ""));
        String page = CITY.send("GET", "/en/sign-in", null, "Cookie", first).body();
        String csrf = page.split("name=\"csrf\" value=\"", 2)[1].split("\"", 2)[0];
        String[] headers = {
            "Cookie",
            first,
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            CITY.city().base()
        };
        assertThat(CITY.send("POST", "/en/sign-out", "csrf=wrong", headers).statusCode())
                .isEqualTo(403);
        assertThat(CITY.send("POST", "/en/sign-out", "csrf=" + csrf, headers).statusCode())
                .isEqualTo(303);
        assertThat(me("Cookie", first).statusCode()).isEqualTo(401);
        String second = cookie(form("brief", CHOSEN, ""));
        CLOCK.advance(Duration.ofHours(8));
        assertThat(me("Cookie", second).statusCode()).isEqualTo(401);
    }

    @Test
    void givenASignInLink_whenUsedTwice_thenItWorksOnce() {
        String link = CITY.city().identity().signInLink(Role.OVERSIGHT);
        var in = CITY.send("GET", "/kk" + link, null);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(me("Cookie", cookie(in)).body()).contains("demo-oversight");
        assertThat(CITY.send("GET", "/kk" + link, null).statusCode()).isEqualTo(404);
        assertThat(login("demo-oversight", "none").statusCode()).isEqualTo(401);
    }

    @Test
    void givenWhereToGoNext_whenItIsAnotherSite_thenTheReaderStaysHere() {
        ready("traveller", Role.ANALYST);
        String body = "name=traveller&password=" + encode(CHOSEN) + "&next=";
        String type = "application/x-www-form-urlencoded";
        for (String next : new String[] {"https://elsewhere.example/", "//elsewhere.example"}) {
            var in = CITY.send("POST", "/en/sign-in", body + encode(next), "Content-Type", type);
            assertThat(in.headers().firstValue("Location")).contains("/en/");
        }
        var in =
                CITY.send(
                        "POST", "/en/sign-in", body + encode("/en/air?at=1"), "Content-Type", type);
        assertThat(in.headers().firstValue("Location")).contains("/en/air?at=1");
    }

    @Test
    void givenTheLastAdministrator_whenTheyWouldGo_thenItIsRefused() {
        var accounts = CITY.city().identity();
        assertThat(accounts.firstAdministrator()).isEmpty();
        var all = CityUnderTest.json(admin("GET", "/api/admin/users", null)).path("users");
        for (var user : all) {
            String name = user.path("name").asText();
            if (user.path("roles").toString().contains(Role.ADMIN) && !name.equals("last"))
                CITY.send(
                        "POST",
                        "/api/admin/users/" + name + "/disable",
                        null,
                        "Authorization",
                        adminToken);
        }
        ready("last", Role.ADMIN);
        for (var user : all) {
            String name = user.path("name").asText();
            if (user.path("roles").toString().contains(Role.ADMIN))
                CITY.send(
                        "POST",
                        "/api/admin/users/" + name + "/disable",
                        null,
                        "Authorization",
                        adminToken);
        }
        var refused =
                CITY.send(
                        "POST", "/api/admin/users/last/disable", null, "Authorization", adminToken);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(CityUnderTest.problem(refused)).isEqualTo("last-administrator");
    }

    @Test
    void givenATokenForMqtt_whenTheNameIsAnothers_thenItIsRefused() {
        var identity = CITY.city().identity();
        String token = CITY.city().tokens().pass("gw-1", Role.DEVICE, Duration.ofHours(1));
        assertThat(identity.authenticateToken("gw-1", token).name()).isEqualTo("gw-1");
        // SD023: nobody without credentials, whatever is missing.
        String[][] bad = {{"gw-2", token}, {"", token}, {"gw-1", ""}, {"", ""}, {"gw-1", "x"}};
        for (String[] pair : bad)
            assertThatThrownBy(() -> identity.authenticateToken(pair[0], pair[1]))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> assertThat(p.code()).isEqualTo("invalid-credentials"));
    }

    @Test
    void givenSignIns_whenTheLogIsRead_thenDoneAndRefusedStandThereAndNoTypedPassword() {
        ready("watched", Role.ANALYST);
        login("watched", "typed-password");
        login("typed-password-as-name", "x");
        var log = CITY.city().audit().newest("identity.sign-in", 20);
        assertThat(log)
                .extracting(e -> e.outcome().name().toLowerCase(Locale.ROOT) + " " + e.subject())
                .contains("done account/watched", "refused account/watched", "refused ");
        assertThat(log.toString()).doesNotContain("typed-password");
    }
}
