package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What residents can do with what is held about them, through the addresses that are served. */
class RightsTest {
    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    private static final String AIGUL = Township.AIGUL.text();
    private static final String ARMAN = Township.ARMAN.text();
    private static final String SERIK = Township.SERIK.text();
    private static final String DANA = Township.DANA.text();

    private static Township town;

    @BeforeAll
    static void residents() {
        town = new Township(CITY);
        town.settle();
    }

    @Test
    void givenNoPurpose_whenAResidentIsRead_thenItIsRefusedAndTheRefusalStandsInTheLog() {
        var list = town.get(Role.ANALYST, "/api/residents");
        assertThat(list.statusCode()).isEqualTo(403);
        assertThat(CityUnderTest.problem(list)).isEqualTo("purpose-missing");
        var one = town.get(Role.ANALYST, "/api/residents/" + ARMAN);
        assertThat(CityUnderTest.problem(one)).isEqualTo("purpose-missing");
        assertThat(one.body()).doesNotContain("Арман", "Samal");
        String log = town.get(Role.OVERSIGHT, "/en/oversight/audit?actor=test-analyst").body();
        assertThat(log).contains("test-analyst", "opened data", "refused");
    }

    @Test
    void givenAPurpose_whenAResidentIsRead_thenOnlyItsFieldsComeAndTheResidentSeesTheLine() {
        var read = town.get(Role.CLERK, "/api/residents/" + ARMAN, "Qala-Purpose", "address-check");
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        var file = CityUnderTest.json(read);
        assertThat(file.path("name").asText()).isEqualTo("Сериков Арман");
        assertThat(file.has("iin")).isFalse();
        assertThat(file.has("born")).isFalse();
        var looked = town.json(ARMAN, "/api/me/looked").path("looked");
        var line = line(looked, "address-check");
        assertThat(line.path("organisation").asText()).isEqualTo("School 25");
        assertThat(line.path("roles").toString()).contains("clerk");
        assertThat(line.path("seen").toString()).contains("resident.address");
        assertThat(line.path("system").asBoolean()).isFalse();
        assertThat(looked.toString()).doesNotContain("test-clerk");
        String page = town.get(ARMAN, "/ru/me/looked").body();
        assertThat(page).contains("<b>School 25</b>", "сотрудник приёмной", "адрес");
    }

    private static com.fasterxml.jackson.databind.JsonNode line(
            com.fasterxml.jackson.databind.JsonNode lines, String purpose) {
        for (var l : lines) if (l.path("purpose").asText().equals(purpose)) return l;
        throw new AssertionError("no line for " + purpose + " in " + lines);
    }

    @Test
    void givenACaseOfSomebodyElse_whenItIsAskedFor_thenItIsAsIfThereWereNone() {
        String id = ask(AIGUL, "{\"kind\":\"ask\",\"words\":\"Why?\"}");
        assertThat(town.get(AIGUL, "/api/cases/" + id).statusCode()).isEqualTo(200);
        var theirs = town.get(ARMAN, "/api/cases/" + id);
        var none = town.get(ARMAN, "/api/cases/01K0000000000000000000ZZZZ");
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(CityUnderTest.problem(theirs)).isEqualTo("not-found");
        assertThat(same(theirs.body())).isEqualTo(same(none.body()));
        assertThat(town.get(ARMAN, "/en/me/requests/" + id).statusCode()).isEqualTo(404);
        var taken = town.as(ARMAN, "POST", "/api/cases/" + id + "/withdraw", "{}");
        assertThat(taken.statusCode()).isEqualTo(404);
    }

    private static String same(String body) {
        return body.replaceAll("\"(instance|trace)\":\"[^\"]*\"", "");
    }

    @Test
    void givenAFieldThatIsUnknownOrOnlyRead_whenACaseIsSent_thenNothingIsStored() {
        int before = town.json(AIGUL, "/api/cases").path("cases").size();
        for (String more :
                new String[] {"\"colour\":\"red\"", "\"status\":\"answered\"", "\"id\":\"x\""}) {
            var sent =
                    town.as(
                            AIGUL,
                            "POST",
                            "/api/cases",
                            "{\"kind\":\"ask\",\"words\":\"Why?\"," + more + "}");
            assertThat(sent.statusCode()).as(more).isEqualTo(422);
            assertThat(CityUnderTest.problem(sent)).isEqualTo("unknown-field");
        }
        var nothing =
                town.as(
                        AIGUL,
                        "POST",
                        "/api/cases",
                        "{\"kind\":\"ask\",\"words\":\"Why?\",\"field\":\"resident.shoes\"}");
        assertThat(CityUnderTest.problem(nothing)).isEqualTo("unknown-field");
        assertThat(town.json(AIGUL, "/api/cases").path("cases").size()).isEqualTo(before);
    }

    @Test
    void givenMarkupInAComplaint_whenItIsShownAnywhere_thenItIsText() {
        String words = "<b>x</b> <script>alert(1)</script>";
        String id = ask(AIGUL, "{\"kind\":\"complaint\",\"words\":\"" + words + "\"}");
        for (String[] place :
                new String[][] {
                    {AIGUL, "/en/me/requests/" + id},
                    {Role.CLERK, "/en/requests/" + id},
                    {Role.OVERSIGHT, "/en/oversight/complaints/" + id}
                }) {
            String page = town.get(place[0], place[1]).body();
            assertThat(page)
                    .as(place[1])
                    .contains("alert(1)")
                    .doesNotContain("<script>alert", "<b>x</b>");
        }
    }

    @Test
    void givenACorrection_whenAClerkGrantsIt_thenTheFactIsRightAndTheHistorySaysSo() {
        String id =
                ask(
                        SERIK,
                        "{\"kind\":\"correct\",\"field\":\"resident.address\",\"wish\":\"Abai 10\"}");
        String queue = town.get(Role.CLERK, "/en/requests").body();
        assertThat(queue).contains("/en/requests/" + id).doesNotContain("Abai 10", "Серік");
        String before = town.get(Role.CLERK, "/en/requests/" + id).body();
        assertThat(before).contains("Abai 10", "Samal-2, 58");
        var empty = town.form(Role.CLERK, "/en/requests/" + id, "outcome=granted&answer=");
        assertThat(empty.statusCode()).isEqualTo(422);
        var sent = town.form(Role.CLERK, "/en/requests/" + id, "outcome=granted&answer=Checked.");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String page = town.get(SERIK, "/en/me/requests/" + id).body();
        assertThat(page).contains("Checked.", "Done as asked", "The fact was put right");
        assertThat(town.get(SERIK, "/en/me/data").body()).contains("Abai 10");
        var again = town.form(Role.CLERK, "/en/requests/" + id, "outcome=declined&answer=No.");
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void givenAChild_whenSomebodyLooks_thenBothGuardiansSeeIt_unlessTheAddressIsProtected() {
        town.get(Role.CLERK, "/api/residents/" + DANA, "Qala-Purpose", "school-place");
        assertThat(purposes(AIGUL)).contains("school-place");
        assertThat(purposes(SERIK)).contains("school-place");
        assertThat(purposes(ARMAN)).doesNotContain("school-place");
        town.put(true);
        assertThat(purposes(AIGUL)).contains("school-place");
        assertThat(purposes(SERIK)).doesNotContain("school-place");
        var file =
                CityUnderTest.json(
                        town.get(
                                Role.CLERK,
                                "/api/residents/" + DANA,
                                "Qala-Purpose",
                                "school-place"));
        assertThat(file.has("address")).isFalse();
        assertThat(file.path("addressProtected").asBoolean()).isTrue();
        town.put(false);
    }

    /** Purposes of the lines about somebody's child. */
    private static String purposes(String who) {
        var found = new java.util.ArrayList<String>();
        for (var line : town.json(who, "/api/me/looked").path("looked")) {
            if (line.path("about").asText().equals("child"))
                found.add(line.path("purpose").asText());
        }
        return found.toString();
    }

    @Test
    void givenADelay_whenAnInvestigatorLooks_thenTheResidentSeesOnlyThatThereIsOne() {
        String later = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(60).toString();
        var read =
                town.get(
                        Role.REGISTRAR,
                        "/api/residents/" + SERIK,
                        "Qala-Purpose",
                        "investigation",
                        "Qala-Release",
                        later + " court order 2-381");
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        var mine = town.json(SERIK, "/api/me/looked");
        assertThat(mine.path("looked").toString()).doesNotContain("investigation", "2-381");
        assertThat(mine.path("delayed").path(later).asInt()).isEqualTo(1);
        assertThat(town.get(SERIK, "/en/me/looked").body()).contains("1 more line opens on");
    }

    @Test
    void givenARunOverADistrict_whenASystemLooks_thenEachOfThemFindsIt() {
        var run =
                town.get(
                        Role.REGISTRAR,
                        "/api/residents?district=Samal",
                        "Qala-Purpose",
                        "school-place");
        assertThat(CityUnderTest.json(run).path("residents").size()).isEqualTo(4);
        var line = line(town.json(ARMAN, "/api/me/looked").path("looked"), "school-place");
        assertThat(line.path("run").asBoolean()).isTrue();
    }

    @Test
    void givenAnEmergency_whenTheGlassIsBroken_thenItNeedsAReasonAndOversightReadsIt() {
        var silent = town.get(Role.CLERK, "/api/residents/" + AIGUL, "Qala-Purpose", "emergency");
        assertThat(silent.statusCode()).isEqualTo(422);
        var read =
                town.get(
                        Role.CLERK,
                        "/api/residents/" + AIGUL,
                        "Qala-Purpose",
                        "emergency",
                        "Qala-Urgent",
                        Staff.encode("Fire in the house, who lives there?").replace("+", "%20"));
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        String page = town.get(Role.OVERSIGHT, "/en/oversight/unusual").body();
        assertThat(page).contains("test-clerk", "Fire in the house, who lives there?");
    }

    @Test
    void givenAnAdministrator_whenOversightIsAsked_thenEveryPageIsRefused() {
        for (String tab :
                new String[] {
                    "", "/purposes", "/lists", "/agreements", "/audit", "/complaints", "/unusual"
                }) {
            assertThat(town.get(Role.ADMIN, "/en/oversight" + tab).statusCode())
                    .as(tab)
                    .isEqualTo(403);
            assertThat(town.get(Role.OVERSIGHT, "/en/oversight" + tab).statusCode())
                    .as(tab)
                    .isEqualTo(200);
        }
    }

    @Test
    void givenAFactThatMayBeErased_whenItsOwnerErasesIt_thenItIsGone() {
        assertThat(town.get(AIGUL, "/en/me/data").body()).contains("+7 700 000 00 01");
        var gone = town.form(AIGUL, "/en/me/data/resident.phone/erase", "");
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(303);
        assertThat(town.get(AIGUL, "/en/me/data").body()).doesNotContain("+7 700 000 00 01");
        var kept = town.form(AIGUL, "/en/me/data/resident.iin/erase", "");
        assertThat(kept.statusCode()).isEqualTo(403);
    }

    @Test
    void givenALine_whenItIsAskedAbout_thenTheFormSaysWhatIsMissingAndThenGivesADay() {
        town.get(Role.CLERK, "/api/residents/" + AIGUL, "Qala-Purpose", "address-check");
        var looked = town.json(AIGUL, "/api/me/looked").path("looked");
        long number = line(looked, "address-check").path("line").asLong();
        String path = "/en/me/looked/" + number;
        assertThat(town.get(AIGUL, path).body()).contains("School 25", "qala-verify.py");
        var empty = town.form(AIGUL, path + "/wrong", "kind=object&words=");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("role=\"alert\"", "href=\"#words\"");
        var sent = town.form(AIGUL, path + "/wrong", "kind=object&words=I+do+not+agree");
        assertThat(sent.statusCode()).isEqualTo(303);
        String to = sent.headers().firstValue("Location").orElseThrow();
        assertThat(town.get(AIGUL, to).body()).contains("Sent. The town answers by");
        assertThat(town.get(ARMAN, path).statusCode()).isEqualTo(404);
    }

    @Test
    void givenEveryPage_whenItIsReadInThreeLanguages_thenNoKeyIsLeftWithoutWords() {
        for (String language : new String[] {"kk", "ru", "en"}) {
            for (String path :
                    new String[] {
                        "/me", "/me/data", "/me/looked", "/me/requests", "/me/complaint"
                    }) {
                String page = town.get(AIGUL, "/" + language + path).body();
                assertThat(page).as(language + path).contains("<main").doesNotContain("{0}");
                assertThat(page.toLowerCase(Locale.ROOT)).doesNotContain("no message");
            }
        }
    }

    @Test
    void givenAResidentWithAMeterAndAnAccount_whenErased_thenBothAreGoneWithThem() {
        String fatima = "01K0000000000000000000EEEE";
        String whom = "person/" + fatima;
        town.deliver(new Ulid(fatima), "Юсупова Фатима", "1970-02-02", 5);
        assertThat(town.get(fatima, "/en/me").statusCode()).isEqualTo(200);
        String meter =
                """
                {"name":"Meter","description":"at home",
                 "Locations":[{"name":"Abai 7, flat 3","description":"","encodingType":"application/geo+json",
                  "location":{"type":"Point","coordinates":[76.91234,43.24321]}}],"Datastreams":[{"name":"Power","description":"",
                 "observationType":"http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                 "unitOfMeasurement":{"name":"kWh","symbol":"kWh","definition":"kWh"},
                 "properties":{"visibility":"personal","subject":"%s"},
                 "Sensor":{"name":"S","description":"","encodingType":"text/plain","metadata":"m"},
                 "ObservedProperty":{"name":"Energy","definition":"http://e","description":""},
                 "Observations":[{"result":4.2}]}]}\
                """
                        .formatted(whom);
        var made = town.as(Role.OPERATOR, "POST", "/sta/v1.1/Things", meter);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(rows("sensing.entity", fatima)).isPositive();
        assertThat(rows("identity.account", fatima)).isEqualTo(1);

        var erased = erase(whom);

        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
        var gone = CityUnderTest.json(erased).path("erased");
        assertThat(gone.path("meters").asLong()).as("a stream and its Thing").isEqualTo(2);
        assertThat(gone.path("account").asLong()).isEqualTo(1);
        assertThat(rows("sensing.entity", fatima)).isZero();
        for (String table : new String[] {"entity", "feature", "feature_stream", "history"})
            assertThat(rows("sensing." + table, "76.91234")).as(table).isZero();
        assertThat(rows("identity.account", fatima)).isZero();
        assertThat(rows("governance.erasing", fatima)).isZero();
        assertThat(town.get(fatima, "/api/me/looked").statusCode()).isEqualTo(401);
        assertThat(CityUnderTest.json(erase(whom)).path("erased").path("meters").asLong())
                .as("once more")
                .isZero();
    }

    /** A registrar asks for an erasure, oversight sees what would go and agrees. */
    private static HttpResponse<String> erase(String whom) {
        String path = "/api/governance/erasures";
        String ask = "{\"subject\":\"%s\",\"reason\":\"asked in writing\"}".formatted(whom);
        var asked = town.as(Role.REGISTRAR, "POST", path, ask);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String one = path + "/" + CityUnderTest.json(asked).path("id").asText();
        String page =
                town.get(Role.OVERSIGHT, one.replace("/api/governance", "/en/oversight")).body();
        assertThat(page).contains("What will be destroyed", "Erase for good");
        var seen = town.json(Role.OVERSIGHT, one);
        String seal = "{\"seal\":\"%s\"}".formatted(seen.path("seal").asText());
        var alone = town.as(Role.REGISTRAR, "POST", one + "/approve", seal);
        assertThat(alone.statusCode()).as("one person alone").isEqualTo(403);
        return town.as(Role.OVERSIGHT, "POST", one + "/approve", seal);
    }

    @Test
    void givenARequestThatWaits_whenAnErasureIsAskedFor_thenThePageSaysWhatKeepsIt() {
        String kuat = "01K0000000000000000000FFFF";
        town.deliver(new Ulid(kuat), "Ахметов Қуат", "1971-03-03", 6);
        String id = ask(kuat, "{\"kind\":\"ask\",\"words\":\"Why?\"}");
        String form = "subject=person%2F" + kuat + "&reason=asked+in+writing";
        var asked = town.form(Role.REGISTRAR, "/ru/oversight/erasures", form);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Пока нельзя", kuat);
        town.as(kuat, "POST", "/api/cases/" + id + "/withdraw", "{}");
        var again = town.form(Role.REGISTRAR, "/ru/oversight/erasures", form);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(303);
        String at = again.headers().firstValue("Location").orElseThrow();
        assertThat(town.get(Role.REGISTRAR, at).body())
                .contains("ждёт согласия", "Реестр жителей")
                .doesNotContain("Удалить навсегда", "Қуат");
        assertThat(town.form(Role.OVERSIGHT, at + "/refuse", "").statusCode()).isEqualTo(303);
        assertThat(town.get(Role.OVERSIGHT, at).body()).contains("не удаляется");
        assertThat(rows("governance.resident", kuat)).isEqualTo(1);
    }

    private static long rows(String table, String holding) {
        try (Line owner = CITY.ledger().ownerLine("rows")) {
            String sql =
                    "select count(*) as n from %s t where t::text like '%%%s%%'"
                            .formatted(table, holding);
            return owner.list(Sql.text("rows", sql), row -> row.number("n")).getFirst();
        }
    }

    private static String ask(String who, String body) {
        var sent = town.as(who, "POST", "/api/cases", body);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        return CityUnderTest.json(sent).path("id").asText();
    }
}
