package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TownSecurityTest {
    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    private static final Staff STAFF = new Staff(CITY);

    private static HttpResponse<String> page(String language) {
        return CITY.send(
                "GET",
                "/" + language + "/oversight/security",
                null,
                "Cookie",
                STAFF.linked(Role.OVERSIGHT));
    }

    @Test
    void givenARunningCity_whenAnInspectorLooks_thenWhatListensAndWhatIsMissingIsNamed() {
        String port = CITY.city().base().replaceFirst(".*:", "");
        STAFF.linked(Role.ADMIN);
        var shown = page("en");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("http: 127.0.0.1, port " + port)
                .contains("mqtt: 127.0.0.1, port " + CITY.city().mqttPort())
                .doesNotContain("port 0;")
                .contains("reached from this machine only")
                .contains("demo-admin has no second factor")
                .contains("No backup has been made")
                .contains("identity.second-factor is optional");
    }

    @Test
    void givenTheThreeLanguages_whenShown_thenNoKeyIsLeftWithoutWords() {
        for (String language : new String[] {"kk", "ru", "en"})
            assertThat(page(language).body()).doesNotContain("security.").contains("<h1>");
    }

    @Test
    void givenWrongPasswordsAndAToken_whenLookedAt_thenTheyAreCounted() {
        STAFF.add("forgetful", Role.CLERK, "");
        for (int i = 0; i < 3; i++)
            STAFF.form("/en/sign-in", Staff.fields("forgetful", "wrong" + i));
        CITY.city().tokens().issue("pole-12", Role.DEVICE, Duration.ofDays(10));
        String all =
                CITY.send(
                                "GET",
                                "/api/governance/security",
                                null,
                                "Authorization",
                                STAFF.pass(Role.ADMIN))
                        .body();
        assertThat(all).contains("[\"forgetful\",3]").contains("\"pole-12\",\"device\",0");
    }
}
