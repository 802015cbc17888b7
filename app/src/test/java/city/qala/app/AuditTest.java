package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Handler;
import city.qala.platform.http.Router;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The audit log of a running city, over HTTP and by the command line. */
class AuditTest {
    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    private static final String AUDIT = "/api/governance/audit/";
    private static final Subject SOMEBODY =
            new Subject("person", Ulid.make(Instant.ofEpochMilli(1), new Random(1)));

    private static String[] as(String role) {
        String token = CITY.city().tokens().pass(role + "-1", role, Duration.ofHours(1));
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static void look() {
        CITY.city()
                .audit()
                .write(
                        new AuditEntry(
                                Instant.parse("2026-03-02T06:00:00Z"),
                                Actor.SYSTEM,
                                "access.open",
                                AuditEntry.Outcome.DONE,
                                SOMEBODY.toString(),
                                "benefit",
                                Map.of()));
    }

    @Test
    void givenEveryRole_whenTheLogIsAskedFor_thenOnlyOversightIsAnswered() {
        look();
        List<String> addresses = new ArrayList<>();
        Router collector =
                new Router() {
                    @Override
                    public Router on(String method, String pattern, Handler handler) {
                        if (pattern.startsWith(AUDIT))
                            addresses.add(pattern.replace("{number}", "0"));
                        return this;
                    }

                    @Override
                    public Router any(String pattern, Handler handler) {
                        return this;
                    }
                };
        CITY.city().routes().forEach(group -> group.routing(collector));
        assertThat(addresses).hasSize(4);
        for (String address : addresses) {
            String asked = address + (address.endsWith("consistency") ? "?from=1" : "");
            assertThat(CITY.send("GET", asked, null).statusCode()).as(asked).isEqualTo(401);
            for (String role :
                    List.of(Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.CLERK, Role.DEVICE)) {
                var refused = CITY.send("GET", asked, null, as(role));
                assertThat(refused.statusCode()).as(role + " " + asked).isEqualTo(403);
            }
            var answer = CITY.send("GET", asked, null, as(Role.OVERSIGHT));
            assertThat(answer.statusCode()).as(asked + answer.body()).isEqualTo(200);
        }
    }

    @Test
    void givenALook_whenAnInspectorSearches_thenItIsFoundUnderAPseudonymAndTheSearchToo() {
        look();
        String asked = AUDIT + "entries?limit=10&subject=" + SOMEBODY;
        var page = CITY.send("GET", asked, null, as(Role.OVERSIGHT));
        assertThat(page.body()).contains("access.open", "benefit");
        assertThat(page.body()).doesNotContain(SOMEBODY.id().text());
        var again = CITY.send("GET", asked, null, as(Role.OVERSIGHT));
        assertThat(again.body()).contains("audit.search", "oversight-1");
        for (String bad :
                List.of(
                        "limit=0",
                        "limit=x",
                        "from=yesterday",
                        "subject=850101100002",
                        "before=-1"))
            assertThat(
                            CITY.send("GET", AUDIT + "entries?" + bad, null, as(Role.OVERSIGHT))
                                    .statusCode())
                    .as(bad)
                    .isEqualTo(400);
    }

    @Test
    void givenSignedStates_whenAnybodyAsks_thenTheNewestIsPublic() {
        look();
        CITY.send("GET", AUDIT + "entries/0/proof", null, as(Role.OVERSIGHT));
        var roots = CityUnderTest.json(CITY.send("GET", "/data/audit/roots", null));
        assertThat(roots.path("newest").path("signature").asText()).hasSize(128);
        assertThat(roots.path("days")).isNotEmpty();
    }

    /** SD033. */
    @Test
    void givenOneFlippedByte_whenTheFolderIsVerified_thenTheCommandEndsWithOne()
            throws IOException {
        look();
        CITY.send("GET", AUDIT + "consistency?from=1", null, as(Role.OVERSIGHT));
        String folder = CITY.folder().toString();
        assertThat(qala("audit", "verify", "--data", folder)).startsWith("0 Checked");
        Path evidence = CITY.folder().resolve("evidence.json");
        var sent = CITY.send("GET", AUDIT + "evidence?limit=5", null, as(Role.OVERSIGHT));
        Files.writeString(evidence, sent.body());
        assertThat(qala("audit", "verify", evidence.toString())).startsWith("0 Checked");
        Files.writeString(evidence, sent.body().replaceFirst("system", "sistem"));
        assertThat(qala("audit", "verify", "--json", evidence.toString()))
                .startsWith("1 ")
                .contains("not-proven");
        Path copy = Files.createDirectories(CITY.folder().resolve("copy/audit"));
        for (String name :
                List.of("log-000000000000.jsonl", "log-000000000000.hashes", "roots.jsonl"))
            Files.copy(CITY.folder().resolve("audit").resolve(name), copy.resolve(name));
        byte[] log = Files.readAllBytes(copy.resolve("log-000000000000.jsonl"));
        log[40] ^= 2;
        Files.write(copy.resolve("log-000000000000.jsonl"), log);
        assertThat(qala("audit", "verify", "--data", copy.getParent().toString()))
                .startsWith("1 Checked")
                .contains("Entry 0 was changed: log-000000000000.jsonl:1");
        assertThat(qala("audit", "verify", copy.resolve("none").toString())).startsWith("3 ");
        assertThat(qala("audit", "verify")).startsWith("2 ");
    }

    private static String qala(String... args) {
        var out = new StringWriter();
        int code =
                Cli.execute(
                        args,
                        new PrintWriter(out),
                        new PrintWriter(out),
                        Map.of("LANG", "en_US.UTF-8"));
        return code + " " + out;
    }
}
