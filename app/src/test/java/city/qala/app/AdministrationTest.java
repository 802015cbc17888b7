package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.governance.audit.AuditLine;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Role;
import city.qala.testkit.TestClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdministrationTest {
    private static final TestClock CLOCK = TestClock.at("2026-03-02T06:00:00Z");
    private static final String HEALTH = ",\"organisation\":\"Akimat\",\"department\":\"Health\"";
    private static final String ROADS = ",\"organisation\":\"Akimat\",\"department\":\"Roads\"";

    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(CLOCK);

    private static final Staff STAFF = new Staff(CITY);

    @BeforeEach
    void waitOutTheGuessLimit() {
        CLOCK.advance(Duration.ofMinutes(10));
    }

    private static HttpResponse<String> asAdmin(
            String method, String path, String body, String... more) {
        String[] all = java.util.Arrays.copyOf(more, more.length + 2);
        all[more.length] = "Authorization";
        all[more.length + 1] = STAFF.pass(Role.ADMIN);
        return STAFF.json(method, path, body, all);
    }

    private static String version(String name) {
        return "\"" + STAFF.account(name).path("version").asLong() + "\"";
    }

    /** A department's administrator who is also a clerk; a cookie. */
    private static String chief(String name, String department) {
        STAFF.add(name, Role.DEPARTMENT_ADMIN, department);
        asAdmin(
                "PUT",
                "/api/admin/users/" + name + "/roles",
                "{\"roles\":[\"department-admin\",\"clerk\"]}",
                "If-Match",
                version(name));
        return STAFF.cookie(name);
    }

    @Test
    void givenAStanding_whenSignedIn_thenTheActorCarriesIt() {
        STAFF.add(
                "placed",
                Role.CLERK,
                HEALTH + ",\"districts\":[\"medeu\"],\"hours\":\"Mo-Fr 08:00-18:00\"");
        var me = STAFF.as(STAFF.cookie("placed"), "GET", "/api/me", null);
        assertThat(me.body())
                .contains("\"department\":\"Health\"")
                .contains("[\"medeu\"]")
                .contains("Mo,Tu,We,Th,Fr 08:00-18:00");
    }

    @Test
    void givenAResident_whenTheAccountIsMade_thenItIsBoundToOnePersonAndHoldsNothingElse() {
        String person = ",\"resident\":\"person/01J8ZQ5M3K7T9V2X4C6B8N0P1R\"";
        STAFF.add("gulnara", Role.RESIDENT, person);
        var me = STAFF.as(STAFF.cookie("gulnara"), "GET", "/api/me", null);
        assertThat(me.body()).contains("person/01J8ZQ5M3K7T9V2X4C6B8N0P1R");
        String[] bad = {
            "{\"name\":\"r1\",\"roles\":[\"resident\"]}",
            "{\"name\":\"r1\",\"roles\":[\"clerk\"]" + person + "}",
            "{\"name\":\"r1\",\"roles\":[\"clerk\",\"resident\"]" + person + "}",
            "{\"name\":\"r1\",\"roles\":[\"resident\"],\"resident\":\"880101300123\"}",
            "{\"name\":\"r1\",\"roles\":[\"admin\",\"oversight\"]}"
        };
        for (String body : bad)
            assertThat(asAdmin("POST", "/api/admin/users", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        var second =
                asAdmin(
                        "POST",
                        "/api/admin/users",
                        "{\"name\":\"r2\",\"roles\":[\"resident\"]" + person + "}");
        assertThat(second.statusCode()).isEqualTo(409);
    }

    @Test
    void givenADepartmentsAdministrator_whenTheyLook_thenOtherDepartmentsAreNotThere() {
        String chief = chief("chief1", HEALTH);
        STAFF.add("nurse1", Role.CLERK, HEALTH);
        STAFF.add("builder1", Role.CLERK, ROADS);
        var list = STAFF.as(chief, "GET", "/api/admin/users", null);
        assertThat(list.body()).contains("nurse1").contains("chief1").doesNotContain("builder1");
        assertThat(STAFF.as(chief, "GET", "/api/admin/users/builder1", null).statusCode())
                .isEqualTo(404);
        for (String verb : new String[] {"disable", "password", "second-factor/reset"}) {
            String path = "/api/admin/users/%s/" + verb;
            assertThat(STAFF.as(chief, "POST", path.formatted("builder1"), "{}").statusCode())
                    .isEqualTo(404);
            assertThat(STAFF.as(chief, "POST", path.formatted("nurse1"), "{}").statusCode())
                    .isIn(200, 204);
        }
    }

    @Test
    void givenADepartmentsAdministrator_whenTheyGiveMoreThanTheyHold_thenItIsRefusedAndLogged() {
        String chief = chief("chief2", HEALTH);
        String body = "{\"name\":\"new-%s\",\"roles\":[\"%s\"]" + HEALTH + "}";
        for (String role :
                List.of(Role.ADMIN, Role.OVERSIGHT, Role.DEPARTMENT_ADMIN, Role.ANALYST)) {
            var refused = STAFF.as(chief, "POST", "/api/admin/users", body.formatted(role, role));
            assertThat(refused.statusCode()).as(role).isEqualTo(403);
        }
        String own = body.formatted("clerk", "clerk");
        assertThat(STAFF.as(chief, "POST", "/api/admin/users", own).statusCode()).isEqualTo(201);
        String elsewhere = "{\"name\":\"far\",\"roles\":[\"clerk\"]" + ROADS + "}";
        assertThat(STAFF.as(chief, "POST", "/api/admin/users", elsewhere).statusCode())
                .isEqualTo(404);
        // Their own account stands above them too: nobody gives themselves more.
        var self =
                STAFF.as(
                        chief,
                        "PUT",
                        "/api/admin/users/chief2/roles",
                        "{\"roles\":[\"admin\"]}",
                        "If-Match",
                        version("chief2"));
        assertThat(self.statusCode()).isEqualTo(403);
    }

    @Test
    void givenAnAccountWithMoreRoles_whenADepartmentsAdministratorTouchesIt_thenItIsRefused() {
        String chief = chief("chief3", HEALTH);
        STAFF.add("registrar3", Role.REGISTRAR, HEALTH);
        for (String verb : new String[] {"disable", "password"})
            assertThat(
                            STAFF.as(chief, "POST", "/api/admin/users/registrar3/" + verb, "{}")
                                    .statusCode())
                    .isEqualTo(403);
    }

    @Test
    void givenTwoAdministrators_whenBothChangeWhatTheySaw_thenTheSecondIsToldSo() {
        STAFF.add("raced", Role.ANALYST, "");
        String path = "/api/admin/users/raced/roles";
        String seen = version("raced");
        assertThat(asAdmin("PUT", path, "{\"roles\":[\"clerk\"]}", "If-Match", seen).statusCode())
                .isEqualTo(204);
        var late = asAdmin("PUT", path, "{\"roles\":[\"operator\"]}", "If-Match", seen);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(CityUnderTest.problem(late)).isEqualTo("invalid-transition");
        for (String[] header : new String[][] {{}, {"If-Match", "*"}, {"If-Match", "\"x\""}}) {
            var blind = asAdmin("PUT", path, "{\"roles\":[\"operator\"]}", header);
            assertThat(CityUnderTest.problem(blind)).isEqualTo("version-required");
        }
        assertThat(STAFF.account("raced").path("roles").toString()).isEqualTo("[\"clerk\"]");
    }

    @Test
    void givenTwoLastAdministrators_whenEachLocksTheOther_thenOneStays() throws Exception {
        STAFF.add("last-a", Role.ADMIN, "");
        STAFF.add("last-b", Role.ADMIN, "");
        var all = CityUnderTest.json(asAdmin("GET", "/api/admin/users", null)).path("users");
        for (var user : all) {
            String name = user.path("name").asText();
            boolean other =
                    !name.startsWith("last-")
                            && user.path("roles").toString().contains("\"admin\"");
            if (other) asAdmin("POST", "/api/admin/users/" + name + "/disable", "{}");
        }
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> a =
                    () -> asAdmin("POST", "/api/admin/users/last-a/disable", "{}").statusCode();
            Callable<Integer> b =
                    () -> asAdmin("POST", "/api/admin/users/last-b/disable", "{}").statusCode();
            int sum = 0;
            for (var done : pool.invokeAll(List.of(a, b))) sum += done.get();
            assertThat(sum).isEqualTo(204 + 409);
        }
    }

    private static String ask(String by, String path, String body) {
        var asked = STAFF.as(by, "POST", path, body);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        return CityUnderTest.json(asked).path("waitsForSecondPerson").asText();
    }

    private static HttpResponse<String> approve(String by, String id) {
        return STAFF.as(by, "POST", "/api/admin/proposals/" + id + "/approve", "{}");
    }

    /** An inspector who was made by two people; a cookie. */
    private static String inspector(String name, String admin) {
        String id =
                ask(
                        admin,
                        "/api/admin/users",
                        "{\"name\":\"%s\",\"roles\":[\"oversight\"]}".formatted(name));
        var made = approve(STAFF.linked(Role.OVERSIGHT), id);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        STAFF.settle(name, CityUnderTest.json(made).path("oneTimePassword").asText());
        return STAFF.cookie(name);
    }

    @Test
    void givenAnInspectorIsAskedFor_whenOnlyOnePersonAgrees_thenThereIsNone() {
        STAFF.add("boss1", Role.ADMIN, "");
        STAFF.add("boss2", Role.ADMIN, "");
        STAFF.linked(Role.OVERSIGHT);
        String admin = STAFF.cookie("boss1");
        String id =
                ask(admin, "/api/admin/users", "{\"name\":\"insp1\",\"roles\":[\"oversight\"]}");
        assertThat(STAFF.account("insp1").path("name").isMissingNode()).isTrue();
        for (String by : List.of(admin, STAFF.cookie("boss2"))) {
            var refused = approve(by, id);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(CityUnderTest.problem(refused)).isEqualTo("four-eyes-required");
        }
        var made = approve(STAFF.linked(Role.OVERSIGHT), id);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(STAFF.account("insp1").path("roles").toString()).isEqualTo("[\"oversight\"]");
        assertThat(approve(STAFF.linked(Role.OVERSIGHT), id).statusCode()).isEqualTo(404);
    }

    @Test
    void givenAnInspector_whenAnAdministratorWouldSilenceThem_thenASecondPersonIsNeeded() {
        STAFF.add("boss3", Role.ADMIN, "");
        String admin = STAFF.cookie("boss3");
        STAFF.linked(Role.OVERSIGHT);
        String inspector = inspector("insp3", admin);
        for (String verb : new String[] {"disable", "password", "second-factor/reset"})
            ask(admin, "/api/admin/users/insp3/" + verb, "{}");
        var roles =
                STAFF.as(
                        admin,
                        "PUT",
                        "/api/admin/users/insp3/roles",
                        "{\"roles\":[\"clerk\"]}",
                        "If-Match",
                        version("insp3"));
        assertThat(roles.statusCode()).isEqualTo(202);
        assertThat(STAFF.as(inspector, "GET", "/api/me", null).body()).contains("oversight");
        // A program cannot be one of two people, whatever its role.
        var program = asAdmin("POST", "/api/admin/users/insp3/disable", "{}");
        assertThat(CityUnderTest.problem(program)).isEqualTo("four-eyes-required");
        String id = ask(admin, "/api/admin/users/insp3/disable", "{}");
        assertThat(
                        STAFF.as(inspector, "POST", "/api/admin/proposals/" + id + "/reject", "{}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(approve(inspector, id).statusCode()).isEqualTo(404);
    }

    @Test
    void givenATokenOfAProgram_whenRevoked_thenItEndsWithinASecondAndTheListSaysSo() {
        String token = CITY.city().tokens().issue("meter-7", Role.DEVICE, Duration.ofDays(90));
        String[] bearer = {"Authorization", "Bearer " + token};
        assertThat(CITY.send("GET", "/api/me", null, bearer).statusCode()).isEqualTo(200);
        String id = "";
        for (var t : CityUnderTest.json(asAdmin("GET", "/api/admin/tokens", null)).path("tokens")) {
            if (t.path("name").asText().equals("meter-7")) id = t.path("id").asText();
            assertThat(t.toString()).doesNotContain(token.substring(20));
        }
        assertThat(asAdmin("POST", "/api/admin/tokens/" + id + "/revoke", "{}").statusCode())
                .isEqualTo(204);
        assertThat(CITY.send("GET", "/api/me", null, bearer).statusCode()).isEqualTo(401);
        assertThat(asAdmin("POST", "/api/admin/tokens/none/revoke", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void givenAPersonsToken_whenTheyEndEverything_thenItAndAllSessionsAreWorthless() {
        STAFF.add("wary", Role.ANALYST, "");
        String body = "{\"account\":\"wary\",\"password\":\"" + Staff.CHOSEN + "\"}";
        String token =
                CityUnderTest.json(STAFF.json("POST", "/api/login", body)).path("token").asText();
        String cookie = STAFF.cookie("wary");
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(STAFF.as(cookie, "POST", "/api/me/end", "{}").statusCode()).isEqualTo(204);
        assertThat(
                        CITY.send("GET", "/api/me", null, "Authorization", "Bearer " + token)
                                .statusCode())
                .isEqualTo(401);
        assertThat(CITY.send("GET", "/api/me", null, "Cookie", cookie).statusCode()).isEqualTo(401);
        String next =
                CityUnderTest.json(STAFF.json("POST", "/api/login", body)).path("token").asText();
        assertThat(
                        CITY.send("GET", "/api/me", null, "Authorization", "Bearer " + next)
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givenSomebodyWithoutTheRight_whenTheyAskForAccounts_thenTheirWishIsWrittenDown() {
        STAFF.add("curious", Role.ANALYST, "");
        String cookie = STAFF.cookie("curious");
        assertThat(STAFF.as(cookie, "POST", "/api/admin/users/curious/password", "{}").statusCode())
                .isEqualTo(403);
        assertThat(audited("identity.reset-password"))
                .anySatisfy(e -> {
                    assertThat(e.actor()).isEqualTo("curious");
                    assertThat(e.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
                });
    }

    private static List<AuditLine> audited(String action) {
        return CITY.city().audit().newest(action, 20);
    }

    @Test
    void givenTricksInANewName_whenAnAccountIsMade_thenItIsRefusedAndNoHeaderComesOfIt() {
        for (String name : new String[] {"x\\r\\nX-Evil: 1", "../x", "x\\u0000", "", "A"}) {
            String body = "{\"name\":\"" + name + "\",\"roles\":[]}";
            var refused = asAdmin("POST", "/api/admin/users", body);
            assertThat(refused.statusCode()).as(name).isEqualTo(400);
            assertThat(refused.headers().firstValue("Location")).isEmpty();
            assertThat(refused.headers().firstValue("X-Evil")).isEmpty();
        }
    }

    /** Tricks in ids: each is refused or unknown, none is an error of ours. */
    @Test
    void givenTricksInAName_whenAskedFor_thenItIsNotFoundAndNothingElse() {
        for (String trick :
                new String[] {
                    "..%2f..%2fetc%2fpasswd",
                    "a'%20or%20'1'='1",
                    "%00",
                    "admin%0d%0aX-Evil:%201",
                    "%2e%2e",
                    "admin;drop%20table%20account",
                    "%D0%B0dmin",
                    "ADMIN",
                    "a".repeat(2_000)
                }) {
            var answer = asAdmin("GET", "/api/admin/users/" + trick, null);
            assertThat(answer.statusCode()).as(trick).isIn(400, 404);
            assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
            assertThat(answer.body()).doesNotContain("Exception").doesNotContain("select ");
        }
    }
}
