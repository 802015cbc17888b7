package city.qala.governance.security;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.governance.security.Finding.Part;
import city.qala.governance.security.SecurityFacts.Certificate;
import city.qala.governance.security.SecurityFacts.Door;
import city.qala.governance.security.SecurityFacts.Firmware;
import city.qala.governance.security.SecurityFacts.Switch;
import city.qala.platform.identity.IdentityFacts;
import city.qala.platform.identity.IssuedToken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityRuleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static IssuedToken token(int age, boolean revoked) {
        return new IssuedToken(
                "t" + age, "meter", "device", ago(age), NOW.plusSeconds(60), revoked);
    }

    private static IdentityFacts identity(
            List<IssuedToken> tokens, Map<String, Long> failures, List<String> bare, int keyAge) {
        return new IdentityFacts(tokens, failures, 9, bare, true, 0, ago(keyAge));
    }

    private static final IdentityFacts CALM = identity(List.of(), Map.of(), List.of(), 10);

    private static SecurityFacts facts(
            Door door,
            boolean tls,
            IdentityFacts identity,
            List<Firmware> firmware,
            Optional<Certificate> certificate,
            Optional<Instant> backup) {
        return new SecurityFacts(
                List.of(door),
                tls,
                List.of(new Switch("sensing.open", "false", true)),
                identity,
                firmware,
                5,
                certificate,
                backup);
    }

    private static final Door HERE = new Door("http", "127.0.0.1", 8080, true);
    private static final Door BEYOND = new Door("http", "0.0.0.0", 8080, false);

    private static SecurityFacts calm() {
        return facts(HERE, false, CALM, List.of(), Optional.empty(), Optional.of(ago(1)));
    }

    private static List<String> abnormal(SecurityFacts f) {
        return SecurityRule.judge(f, NOW).stream()
                .filter(Finding::abnormal)
                .map(Finding::what)
                .toList();
    }

    @Test
    void givenATownInOrder_whenJudged_thenEverythingIsGreyAndEveryPartIsThere() {
        assertThat(abnormal(calm())).isEmpty();
        assertThat(SecurityRule.judge(calm(), NOW))
                .extracting(Finding::part)
                .contains(Part.values());
    }

    @Test
    void givenADoorToTheNetwork_whenThereIsNoTls_thenItStandsOut() {
        var bare = facts(BEYOND, false, CALM, List.of(), Optional.empty(), Optional.of(ago(1)));
        assertThat(abnormal(bare)).containsExactly("door-bare");
        var end = Optional.of(new Certificate("CN=town", NOW.plus(Duration.ofDays(31))));
        assertThat(abnormal(facts(BEYOND, true, CALM, List.of(), end, Optional.of(ago(1)))))
                .isEmpty();
    }

    @Test
    void givenACertificate_whenItEndsWithinAMonthOrIsOver_thenItStandsOut() {
        for (int days : new int[] {29, 0, -1}) {
            var end = Optional.of(new Certificate("CN=town", NOW.plus(Duration.ofDays(days))));
            assertThat(abnormal(facts(HERE, true, CALM, List.of(), end, Optional.of(ago(1)))))
                    .as("%d days left", days)
                    .containsExactly(days < 0 ? "certificate-over" : "certificate");
        }
        assertThat(
                        abnormal(
                                facts(
                                        HERE,
                                        true,
                                        CALM,
                                        List.of(),
                                        Optional.empty(),
                                        Optional.of(ago(1)))))
                .containsExactly("certificate-none");
    }

    @Test
    void givenTokens_whenOlderThanAYear_thenTheyStandOutUnlessTheyHaveEnded() {
        var tokens = List.of(token(366, false), token(364, false), token(900, true));
        var identity = identity(tokens, Map.of(), List.of(), 10);
        var judged =
                SecurityRule.judge(
                        facts(
                                HERE,
                                false,
                                identity,
                                List.of(),
                                Optional.empty(),
                                Optional.of(ago(1))),
                        NOW);
        assertThat(judged)
                .filteredOn(Finding::abnormal)
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.what()).isEqualTo("token");
                    assertThat(f.params()).startsWith("meter", "device", 366L);
                });
        assertThat(judged).filteredOn(f -> f.what().equals("token")).hasSize(2);
    }

    @Test
    void givenManyWrongProofsAndBareAccountsAndOldThings_whenJudged_thenEachIsNamed() {
        var identity = identity(List.of(), Map.of("asel", 50L, "", 1L), List.of("chief"), 731);
        var old =
                List.of(
                        new Firmware("P-01", "1.2", LocalDate.parse("2023-01-01")),
                        new Firmware("P-02", "3.0", LocalDate.parse("2026-01-01")));
        assertThat(
                        abnormal(
                                facts(
                                        HERE,
                                        false,
                                        identity,
                                        old,
                                        Optional.empty(),
                                        Optional.of(ago(8)))))
                .containsExactly(
                        "failures",
                        "failures-account",
                        "factor-missing",
                        "signing-key",
                        "firmware-old",
                        "backup");
        assertThat(
                        abnormal(
                                facts(
                                        HERE,
                                        false,
                                        CALM,
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty())))
                .containsExactly("backup-none");
    }
}
