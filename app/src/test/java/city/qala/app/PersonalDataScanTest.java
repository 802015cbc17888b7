package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Iin;
import city.qala.kernel.Role;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A made number and a made name, planted wherever a request has room, come back nowhere. */
class PersonalDataScanTest {
    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    private static final Staff STAFF = new Staff(CITY);
    private static final String NUMBER = Iin.made("900101", 17).orElseThrow().digits();
    private static final String NAME = "zhanar-madekyzy";
    private static final Map<String, String> COOKIES = new HashMap<>();
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
        all.addAll(ofTheTown());
        return all;
    }

    /** The same in the control room, among reports, counts, indicators, policies and erasures. */
    private static List<HttpResponse<String>> ofTheTown() {
        var all = new ArrayList<HttpResponse<String>>();
        for (String path :
                List.of(
                        "/en/alarms/%s",
                        "/en/incidents/%s",
                        "/en/notices/%s",
                        "/en/streets/%s",
                        "/en/report/%s",
                        "/en/policies/%s",
                        "/en/assess/indicator/%s",
                        "/en/data/%s",
                        "/en/algorithms/%s",
                        "/en/oversight/erasures/%s",
                        "/api/operations/alarms/%s",
                        "/api/operations/notices/%s/cap",
                        "/api/assess/indicators/%s",
                        "/api/exchange/datasets/%s/rows",
                        "/api/governance/algorithms/%s",
                        "/api/governance/erasures/%s",
                        "/api/pulse/answers?what=%s",
                        "/open311/v2/requests/%sx.json",
                        "/open311/v2/requests.json?status=%s",
                        "/open311/v2/requests.xml?start_date=%s"))
            for (String accept : new String[] {"application/json", "text/html"})
                all.add(
                        CITY.send(
                                "GET",
                                path.formatted(NUMBER),
                                null,
                                "Cookie",
                                cookie(path),
                                "Accept",
                                accept));
        for (String[] sent :
                new String[][] {
                    {Role.OPERATOR, "/api/operations/notices", "{\"%s\":1}"},
                    {Role.OPERATOR, "/api/operations/drills", "{\"kind\":\"%s\"}"},
                    {Role.OPERATOR, "/api/operations/incidents", "{\"protocol\":\"%s\"}"},
                    {Role.ANALYST, "/api/pulse/layouts", "{\"%s\":1}"},
                    {Role.REGISTRAR, "/api/governance/erasures", "{\"subject\":\"person/%s\"}"},
                    {Role.REGISTRAR, "/api/residents", "{\"residents\":[{\"iin\":\"%s\"}]}"},
                    {Role.REGISTRAR, "/api/exchange/agreements", "{\"%s\":1}"},
                    {Role.OVERSIGHT, "/api/governance/erasures/%s/approve", "{\"seal\":\"%s\"}"},
                    {Role.ADMIN, "/api/assess/values", "{\"claims\":[{\"indicator\":\"%s\"}]}"}
                })
            all.add(
                    STAFF.as(
                            STAFF.linked(sent[0]),
                            "POST",
                            sent[1].formatted(NUMBER),
                            sent[2].formatted(NUMBER)));
        return all;
    }

    private static String cookie(String path) {
        return COOKIES.computeIfAbsent(
                path.contains("erasures") ? Role.OVERSIGHT : Role.OPERATOR, STAFF::linked);
    }

    @Test
    void givenANumberInEveryPlaceOfARequest_whenItIsRefused_thenTheServersOwnLogDoesNotRepeatIt() {
        var written = new ConcurrentLinkedQueue<String>();
        Handler keeper = keeper(written);
        Logger root = LogManager.getLogManager().getLogger("");
        root.addHandler(keeper);
        try {
            refusals();
            Logger.getLogger("test").warning("the log is read");
        } finally {
            root.removeHandler(keeper);
        }
        assertThat(written).anyMatch(line -> line.contains("the log is read"));
        assertThat(written).noneMatch(line -> line.contains(NUMBER));
    }

    private static Handler keeper(Queue<String> written) {
        var words = new SimpleFormatter();
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                written.add(words.format(record));
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
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
    void givenACamerasPassword_whenSentAlong_thenItIsRefusedAndStandsNowhere() {
        String secret = "rtsp-Pa55word";
        String camera =
                """
                {"password":"%s","name":"North gate","district":"Alatau","lat":43.2,"lon":76.9,
                 "bearing":90,"lens":80,"pixels":1920,"heightMetres":4,"owner":"town","sign":true,
                 "purpose":"traffic","masks":[],"retentionDays":3,"device":"cam-1"}\
                """
                        .formatted(secret);
        String admin = STAFF.linked(Role.ADMIN);
        var sent = STAFF.as(admin, "PUT", "/api/vision/cameras/GATE-N", camera);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(422);
        assertThat(CityUnderTest.problem(sent)).isEqualTo("unknown-field");
        for (String path :
                new String[] {
                    "/api/vision/cameras", "/api/vision/cameras/GATE-N", "/en/cameras", "/metrics"
                })
            assertThat(STAFF.as(admin, "GET", path, null).body())
                    .as(path)
                    .doesNotContain(secret)
                    .doesNotContain("North gate");
        assertThat(sent.body()).doesNotContain(secret);
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
