package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import city.qala.platform.factor.Totp;
import city.qala.testkit.TestClock;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecondFactorTest {
    private static final TestClock CLOCK = TestClock.at("2026-03-02T06:00:00Z");

    @RegisterExtension
    static final CityUnderTest CITY = CityUnderTest.with(CLOCK, "identity.second-factor=required");

    private static final Staff STAFF = new Staff(CITY);

    @BeforeEach
    void waitOutTheGuessLimit() {
        CLOCK.advance(Duration.ofMinutes(10));
    }

    private static String field(HttpResponse<String> page, String name) {
        var found =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(found.find()).as("field %s in %s", name, page.body()).isTrue();
        return found.group(1);
    }

    private static byte[] secret(HttpResponse<String> page) {
        var found = Pattern.compile("<code>([A-Z2-7 ]{39})</code>").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return base32(found.group(1).replace(" ", ""));
    }

    private static byte[] base32(String text) {
        var out = new ByteArrayOutputStream();
        long held = 0;
        int bits = 0;
        for (char c : text.toCharArray()) {
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write((int) (held >> bits));
            }
        }
        return out.toByteArray();
    }

    private static List<String> recoveryCodes(HttpResponse<String> page) {
        var codes = new ArrayList<String>();
        var found =
                Pattern.compile("<li><code>([A-Z0-9]{5}-[A-Z0-9]{5})</code>").matcher(page.body());
        while (found.find()) codes.add(found.group(1));
        return codes;
    }

    private static String code(byte[] secret) {
        return Totp.code(secret, Totp.step(CLOCK.instant()), 6);
    }

    private static HttpResponse<String> second(HttpResponse<String> first, String code) {
        return STAFF.form("/en/sign-in/code", "ticket=" + field(first, "ticket") + "&code=" + code);
    }

    /** Enrols an administrator at the first sign-in; the secret. */
    private static byte[] enrolled(String name) {
        STAFF.add(name, Role.ADMIN, "");
        var first = STAFF.signIn(name);
        byte[] secret = secret(first);
        assertThat(second(first, code(secret)).statusCode()).isEqualTo(200);
        CLOCK.advance(Totp.STEP);
        return secret;
    }

    @Test
    void givenAnAdministratorWithoutOne_whenSigningIn_thenItIsSetUpBeforeAnythingOpens() {
        STAFF.add("asel", Role.ADMIN, "");
        var first = STAFF.signIn("asel");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(first.body()).contains("<svg class=\"qr\"").contains("authenticator");
        byte[] secret = secret(first);
        assertThat(second(first, "000000").statusCode()).isEqualTo(401);
        var in = second(first, code(secret));
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(recoveryCodes(in)).hasSize(10).doesNotHaveDuplicates();
        var me = CITY.send("GET", "/api/me", null, "Cookie", Staff.cookie(in));
        assertThat(me.body()).contains("asel");
        assertThat(STAFF.account("asel").path("secondFactor").asBoolean()).isTrue();
    }

    @Test
    void givenAClerk_whenSigningIn_thenThePasswordIsEnough() {
        STAFF.add("clerk1", Role.CLERK, "");
        assertThat(STAFF.signIn("clerk1").statusCode()).isEqualTo(303);
    }

    @Test
    void givenACodeThatWasUsed_whenItIsReplayed_thenItIsRefused() {
        byte[] secret = enrolled("replayed");
        String code = code(secret);
        assertThat(second(STAFF.signIn("replayed"), code).statusCode()).isEqualTo(303);
        var again = second(STAFF.signIn("replayed"), code);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("used already");
        CLOCK.advance(Totp.STEP);
        assertThat(second(STAFF.signIn("replayed"), code(secret)).statusCode()).isEqualTo(303);
    }

    @Test
    void givenALostPhone_whenARecoveryCodeIsUsed_thenItWorksOnce() {
        STAFF.add("lost", Role.ADMIN, "");
        var first = STAFF.signIn("lost");
        String recovery = recoveryCodes(second(first, code(secret(first)))).getFirst();
        assertThat(
                        second(STAFF.signIn("lost"), recovery.toLowerCase(java.util.Locale.ROOT))
                                .statusCode())
                .isEqualTo(303);
        assertThat(second(STAFF.signIn("lost"), recovery).statusCode()).isEqualTo(401);
    }

    @Test
    void givenWrongCodes_whenGuessed_thenTheyAreSlowedDownAndATicketOpensNothing() {
        enrolled("guessed");
        var first = STAFF.signIn("guessed");
        int limited = 0;
        for (int i = 0; i < 20; i++) {
            var answer = second(first, "%06d".formatted(i));
            if (answer.statusCode() == 429) limited++;
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(limited).isGreaterThanOrEqualTo(14);
        assertThat(STAFF.form("/en/sign-in/code", "ticket=made-up&code=123456").statusCode())
                .isEqualTo(401);
    }

    @Test
    void givenAProgram_whenItSignsInByTheInterface_thenTheCodeIsAskedForToo() {
        byte[] secret = enrolled("scripted");
        String body = "{\"account\":\"scripted\",\"password\":\"" + Staff.CHOSEN + "\"%s}";
        var without = STAFF.json("POST", "/api/login", body.formatted(""));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(CityUnderTest.problem(without)).isEqualTo("second-factor-required");
        var with =
                STAFF.json(
                        "POST", "/api/login", body.formatted(",\"code\":\"" + code(secret) + "\""));
        assertThat(with.statusCode()).as(with.body()).isEqualTo(200);
    }

    @Test
    void givenASignInLinkOfAnAdministrator_whenFollowed_thenItDoesNotGoRoundTheSecondFactor() {
        var in = CITY.send("GET", "/en" + CITY.city().identity().signInLink(Role.ADMIN), null);
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void givenAResetSecondFactor_whenTheOwnerComes_thenSessionsHaveEndedAndItIsSetUpAnew() {
        byte[] secret = enrolled("newphone");
        String cookie = Staff.cookie(second(STAFF.signIn("newphone"), code(secret)));
        var reset =
                STAFF.json(
                        "POST",
                        "/api/admin/users/newphone/second-factor/reset",
                        "{}",
                        "Authorization",
                        STAFF.pass(Role.ADMIN));
        assertThat(reset.statusCode()).isEqualTo(204);
        assertThat(CITY.send("GET", "/api/me", null, "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(STAFF.signIn("newphone").body()).contains("<svg class=\"qr\"");
    }

    @Test
    void givenAnAnalyst_whenTheySetOneUpOnTheirPage_thenItIsAskedForAndCanBeSwitchedOff() {
        STAFF.add("careful", Role.ANALYST, "");
        String cookie = STAFF.cookie("careful");
        String[] me = {"Cookie", cookie, "Origin", CITY.city().base()};
        String csrf = field(CITY.send("GET", "/en/account", null, me), "csrf");
        assertThat(STAFF.form("/en/account", "do=enrol&csrf=wrong", me).statusCode())
                .isEqualTo(403);
        byte[] secret = secret(STAFF.form("/en/account", "do=enrol&csrf=" + csrf, me));
        String confirm = "do=confirm&csrf=" + csrf + "&code=" + code(secret);
        assertThat(recoveryCodes(STAFF.form("/en/account", confirm, me))).hasSize(10);
        assertThat(STAFF.signIn("careful").statusCode()).isEqualTo(200);
        CLOCK.advance(Totp.STEP);
        String remove = "do=remove&csrf=" + csrf + "&code=";
        assertThat(STAFF.form("/en/account", remove + "000000", me).statusCode()).isEqualTo(401);
        assertThat(STAFF.form("/en/account", remove + code(secret), me).statusCode())
                .isEqualTo(200);
        assertThat(STAFF.signIn("careful").statusCode()).isEqualTo(303);
    }
}
