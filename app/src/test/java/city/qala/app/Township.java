package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Iin;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Made residents of a city under test, and the people who serve them, each signed in. */
final class Township {
    /** A mother with a daughter. */
    static final Ulid AIGUL = new Ulid("01K0000000000000000000AAAA");

    static final Ulid DANA = new Ulid("01K0000000000000000000BBBB");

    /** Lives with Aigul. */
    static final Ulid ARMAN = new Ulid("01K0000000000000000000CCCC");

    /** Dana's father, who lives elsewhere. */
    static final Ulid SERIK = new Ulid("01K0000000000000000000DDDD");

    private static final String HOME = "01K00000000000000000H00001";
    private static final String ELSEWHERE = "01K00000000000000000H00002";

    private final CityUnderTest city;
    private final Staff staff;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    Township(CityUnderTest city) {
        this.city = city;
        this.staff = new Staff(city);
    }

    /** Puts purposes into force, by two people, and residents into the file. */
    void settle() {
        for (String code :
                new String[] {
                    "register-upkeep",
                    "case-answer",
                    "address-check",
                    "school-place",
                    "discount-check",
                    "emergency",
                    "investigation",
                    "inspection"
                }) agree(code);
        put(false);
    }

    /** Delivers the register; Dana's address protected or not. */
    void put(boolean hidden) {
        String body =
                "{\"residents\":["
                        + person(AIGUL, "Сериков Айгүл", "1988-04-12", HOME, 1, "")
                        + ","
                        + person(ARMAN, "Сериков Арман", "1986-09-01", HOME, 2, "")
                        + ","
                        + person(SERIK, "Ахметов Серік", "1985-01-20", ELSEWHERE, 3, "")
                        + ","
                        + person(
                                DANA,
                                "Ахметова Дана",
                                "2018-05-05",
                                HOME,
                                4,
                                ",\"addressProtected\":%s,\"guardians\":[\"%s\",\"%s\"]"
                                        .formatted(hidden, AIGUL, SERIK))
                        + "]}";
        var put = as(Role.REGISTRAR, "POST", "/api/residents", body);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    /** Delivers one resident more, who lives alone. */
    void deliver(Ulid id, String name, String born, int serial) {
        String household = "01K00000000000000000H0000" + serial;
        String body = "{\"residents\":[" + person(id, name, born, household, serial, "") + "]}";
        var put = as(Role.REGISTRAR, "POST", "/api/residents", body);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    private static String person(
            Ulid id, String name, String born, String household, int serial, String more) {
        String iin = Iin.made(born.replace("-", "").substring(2), serial).orElseThrow().digits();
        return """
        {"id":"%s","name":"%s","born":"%s","language":"ru","iin":"%s","address":"Samal-2, 58",
         "district":"Samal","phone":"+7 700 000 00 0%d","household":"%s","source":"population",
         "since":"2019-03-01"%s}\
        """
                .formatted(id, name, born, iin, serial, household, more);
    }

    void agree(String code) {
        String path = "/api/governance/purposes/" + code;
        var proposed = as(Role.REGISTRAR, "POST", path + "/propose", "{}");
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
        int revision = CityUnderTest.json(proposed).path("revision").asInt();
        var agreed =
                as(Role.OVERSIGHT, "POST", path + "/approve", "{\"revision\":" + revision + "}");
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
    }

    /** Somebody of the staff, by role, sends something. */
    HttpResponse<String> as(String role, String method, String path, String body, String... more) {
        return staff.as(cookie(role), method, path, body, more);
    }

    HttpResponse<String> form(String who, String path, String body) {
        return staff.form(path, body, "Cookie", cookie(who), "Origin", city.city().base());
    }

    HttpResponse<String> get(String who, String path, String... headers) {
        return as(who, "GET", path, null, headers);
    }

    JsonNode json(String who, String path) {
        return CityUnderTest.json(get(who, path));
    }

    /** The cookie of a role's account, or of a resident by id. */
    String cookie(String who) {
        return cookies.computeIfAbsent(who, this::signIn);
    }

    private String signIn(String who) {
        Optional<Ulid> resident = Ulid.find(who);
        String name =
                resident.isPresent()
                        ? "resident-" + who.substring(22).toLowerCase(java.util.Locale.ROOT)
                        : "test-" + who;
        Set<String> roles = Set.of(resident.isPresent() ? Role.RESIDENT : who);
        var standing =
                resident.map(id -> Standing.of(new Subject("person", id)))
                        .orElseGet(() -> new Standing("School 25", "", Set.of(), Optional.empty()));
        String link = city.city().identity().signInLink(name, roles, standing);
        var in = city.send("GET", "/en" + link, null);
        assertThat(in.statusCode()).isEqualTo(303);
        return Staff.cookie(in);
    }
}
