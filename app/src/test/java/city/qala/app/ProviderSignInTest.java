package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Role;
import city.qala.testkit.TestClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProviderSignInTest {
    private static final TestClock CLOCK = TestClock.at("2026-03-02T06:00:00Z");
    private static final TrialProvider PROVIDER = new TrialProvider(CLOCK);

    @RegisterExtension
    static final CityUnderTest CITY =
            CityUnderTest.with(
                    CLOCK,
                    "identity.oidc-issuer=" + PROVIDER.issuer(),
                    "platform.outbound-allow=" + java.net.URI.create(PROVIDER.issuer()).getHost(),
                    "identity.oidc-client=" + TrialProvider.CLIENT,
                    "identity.oidc-roles=akimat-clerks=clerk, akimat-analysts=analyst, it=admin");

    private static final Staff STAFF = new Staff(CITY);

    /** Somebody at the door of the provider. */
    private record Leaving(URI there, String cookie) {}

    @BeforeEach
    void somebodyPlain() {
        CLOCK.advance(Duration.ofMinutes(1));
        PROVIDER.person("s-1", "aigul", "akimat-clerks");
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    private static Leaving leave() {
        var gone = CITY.send("GET", "/en/sign-in/provider?next=%2Fen%2Fair", null);
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(303);
        String there = gone.headers().firstValue("Location").orElseThrow();
        return new Leaving(URI.create(there), Staff.cookie(gone));
    }

    private static HttpResponse<String> back(String query, String cookie) {
        return CITY.send("GET", "/sign-in/provider/return?" + query, null, "Cookie", cookie);
    }

    private static HttpResponse<String> signIn() {
        Leaving leaving = leave();
        return back(PROVIDER.signIn(leaving.there()), leaving.cookie());
    }

    private static String me(HttpResponse<String> signedIn) {
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(303);
        return CITY.send("GET", "/api/me", null, "Cookie", Staff.cookie(signedIn)).body();
    }

    private static void assertRefused(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what).isEqualTo(401);
        assertThat(CityUnderTest.problem(answer)).as(what).isEqualTo("invalid-credentials");
        assertThat(answer.headers().firstValue("Set-Cookie")).as(what).isEmpty();
    }

    @Test
    void givenAGroupThatWorksHere_whenSigningInFirst_thenThereIsAnAccountWithItsRole() {
        var in = signIn();
        assertThat(in.headers().firstValue("Location")).contains("/en/air");
        assertThat(me(in)).contains("\"aigul\"").contains("[\"clerk\"]");
        assertThat(me(signIn())).contains("\"aigul\"");
    }

    @Test
    void givenTheWayThere_whenLookedAt_thenItCarriesStateNonceAndAHashOfTheVerifierOnly() {
        var query = TrialProvider.fields(leave().there().getRawQuery());
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("client_id", TrialProvider.CLIENT)
                .containsEntry("redirect_uri", CITY.city().base() + "/sign-in/provider/return");
        for (String secret : List.of("state", "nonce", "code_challenge"))
            assertThat(query.get(secret)).as(secret).hasSize(43);
        assertThat(leave().there().getRawQuery()).isNotEqualTo(leave().there().getRawQuery());
    }

    @Test
    void givenNoGroupThatWorksHere_whenSigningIn_thenThereIsNoAccount() {
        PROVIDER.person("s-2", "stranger", "elsewhere");
        assertThat(signIn().statusCode()).isEqualTo(403);
        assertThat(STAFF.account("stranger").path("name").isMissingNode()).isTrue();
    }

    @Test
    void givenSomebodyCalledLikeALocalAccount_whenSigningIn_thenTheyGetAnotherOne() {
        STAFF.add("chief", Role.ADMIN, "");
        PROVIDER.person("s-3", "chief", "akimat-clerks");
        assertThat(me(signIn())).contains("\"chief-2\"").doesNotContain("admin");
    }

    @Test
    void givenGroupsThatChanged_whenSigningInAgain_thenTheRolesAreThoseOfNow() {
        PROVIDER.person("s-4", "mover", "akimat-clerks");
        var first = signIn();
        me(first);
        PROVIDER.person("s-4", "renamed", "akimat-analysts");
        assertThat(me(signIn())).contains("\"mover\"").contains("[\"analyst\"]");
        PROVIDER.person("s-4", "mover", "elsewhere");
        assertThat(signIn().statusCode()).isEqualTo(403);
        assertThat(CITY.send("GET", "/api/me", null, "Cookie", Staff.cookie(first)).body())
                .doesNotContain("clerk");
    }

    @Test
    void givenAnAccountThatIsSwitchedOff_whenSigningInThere_thenItStaysClosed() {
        PROVIDER.person("s-5", "leaver", "akimat-clerks");
        me(signIn());
        STAFF.json(
                "POST",
                "/api/admin/users/leaver/disable",
                "{}",
                "Authorization",
                STAFF.pass(Role.ADMIN));
        assertThat(signIn().statusCode()).isEqualTo(403);
    }

    @Test
    void givenWrongClaims_whenTheyComeBack_thenNobodyIsSignedIn() {
        Date past = Date.from(CLOCK.instant().minusSeconds(120));
        Date ahead = Date.from(CLOCK.instant().plusSeconds(120));
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> attacks = new LinkedHashMap<>();
        attacks.put("wrong nonce", c -> c.claim("nonce", "another"));
        attacks.put("no nonce", c -> c.claim("nonce", null));
        attacks.put("wrong issuer", c -> c.issuer("https://elsewhere.example"));
        attacks.put("wrong audience", c -> c.audience("another-client"));
        attacks.put("two audiences", c -> c.audience(List.of(TrialProvider.CLIENT, "other")));
        attacks.put("other party", c -> c.claim("azp", "other"));
        attacks.put("expired", c -> c.expirationTime(past));
        attacks.put("no end", c -> c.expirationTime(null));
        attacks.put("from the future", c -> c.issueTime(ahead));
        attacks.put("not yet", c -> c.notBeforeTime(ahead));
        attacks.put("nobody", c -> c.subject(null));
        attacks.put("groups as a number", c -> c.claim("groups", 7));
        attacks.forEach((what, attack) -> {
            PROVIDER.bend(attack);
            assertRefused(signIn(), what);
        });
        PROVIDER.bend(c -> c.expirationTime(Date.from(CLOCK.instant().minusSeconds(30))));
        assertThat(signIn().statusCode()).as("within the leeway of 60 s").isEqualTo(303);
    }

    @Test
    void givenTokensThatTheProviderDidNotSign_whenTheyComeBack_thenNobodyIsSignedIn() {
        Map<String, UnaryOperator<String>> attacks = new LinkedHashMap<>();
        attacks.put("no signature", t -> new PlainJWT(claims(t)).serialize());
        attacks.put(
                "shared secret made of the public key", ProviderSignInTest::withPublicKeyAsSecret);
        attacks.put(
                "another key of the same name",
                t ->
                        TrialProvider.sign(
                                TrialProvider.generate(PROVIDER.key().getKeyID()), claims(t)));
        attacks.put("tampered", t -> t.substring(0, t.length() - 5) + "AAAAA");
        attacks.put("cut", t -> t.substring(0, t.lastIndexOf('.') + 1));
        attacks.put("oversized", t -> t + "A".repeat(40_000));
        attacks.put("empty", t -> "");
        attacks.forEach((what, attack) -> {
            PROVIDER.forge(attack);
            assertRefused(signIn(), what);
        });
    }

    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String withPublicKeyAsSecret(String token) {
        try {
            byte[] secret = PROVIDER.key().toPublicJWK().toRSAPublicKey().getEncoded();
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(PROVIDER.key().getKeyID())
                            .build();
            var forged = new SignedJWT(header, claims(token));
            forged.sign(new MACSigner(secret));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givenAnAnswerThatIsNotOurs_whenItComes_thenNobodyIsSignedIn() {
        Leaving leaving = leave();
        String query = PROVIDER.signIn(leaving.there());
        assertRefused(back(query, "qala_provider=other"), "another browser");
        assertRefused(back(query, leaving.cookie()), "the state was used up by that");
        Leaving again = leave();
        String fresh = PROVIDER.signIn(again.there());
        assertRefused(
                back(fresh.replaceFirst("state=.", "state=_"), again.cookie()), "wrong state");
        assertRefused(
                back(fresh + "&iss=https%3A%2F%2Felsewhere.example", again.cookie()), "mix-up");
        Leaving denied = leave();
        String state = TrialProvider.fields(denied.there().getRawQuery()).get("state");
        assertRefused(back("error=access_denied&state=" + state, denied.cookie()), "denied");
        assertRefused(back("", denied.cookie()), "nothing at all");
    }

    @Test
    void givenACodeThatWasUsed_whenReplayed_thenItOpensNothing() {
        Leaving first = leave();
        String query = PROVIDER.signIn(first.there());
        assertThat(back(query, first.cookie()).statusCode()).isEqualTo(303);
        assertRefused(back(query, first.cookie()), "the same answer again");
        Leaving second = leave();
        String state = TrialProvider.fields(second.there().getRawQuery()).get("state");
        String code = TrialProvider.fields(query).get("code");
        var replayed = back("state=" + state + "&code=" + code, second.cookie());
        assertThat(replayed.statusCode()).isEqualTo(503);
        assertThat(replayed.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void givenSomebodyWhoTookTooLong_whenTheyComeBack_thenTheyStartAgain() {
        Leaving leaving = leave();
        String query = PROVIDER.signIn(leaving.there());
        CLOCK.advance(Duration.ofMinutes(10));
        assertRefused(back(query, leaving.cookie()), "too late");
    }

    @Test
    void givenANewKeyAtTheProvider_whenSomebodySignsIn_thenItIsReadOnceAndNotForEveryForgery() {
        me(signIn());
        CLOCK.advance(Duration.ofMinutes(1));
        int before = PROVIDER.keyReads();
        PROVIDER.rotate("second-" + before);
        me(signIn());
        assertThat(PROVIDER.keyReads()).isEqualTo(before + 1);
        PROVIDER.forge(t -> TrialProvider.sign(TrialProvider.generate("made-up"), claims(t)));
        for (int i = 0; i < 3; i++) assertRefused(signIn(), "unknown key");
        assertThat(PROVIDER.keyReads()).isEqualTo(before + 1);
    }

    @Test
    void givenAProvider_whenSigningOutThere_thenTheWayIsTheProvidersOwn() {
        var out = CITY.send("GET", "/en/sign-in/provider/out", null);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Location").orElseThrow())
                .startsWith(PROVIDER.issuer() + "/end?");
        assertThat(CITY.send("GET", "/en/sign-in", null).body()).contains("/en/sign-in/provider");
    }
}
