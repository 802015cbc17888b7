package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CityTest {
    @RegisterExtension static final CityUnderTest CITY = CityUnderTest.with(Clock.systemUTC());

    private record Said(int code, String out, String err) {}

    private static Said qala(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                Cli.execute(
                        args,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Map.of("LANG", "en_US.UTF-8"));
        return new Said(code, out.toString(), err.toString());
    }

    @Test
    void givenACity_whenItIsReady_thenEveryPartIsUpAndItsAddressIsWrittenDown() throws IOException {
        assertThat(CITY.city().health().ready()).isTrue();
        assertThat(CITY.city().health().states())
                .containsOnlyKeys("audit", "ledger", "sensing", "mqtt");
        assertThat(Files.readString(CITY.folder().resolve("qala.address")).strip())
                .isEqualTo(CITY.city().base());
        assertThat(Files.readString(CITY.folder().resolve("qala.pid")).strip())
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
    }

    /** P22. */
    @Test
    void givenAFolderInUse_whenASecondCityOpens_thenItIsRefused() throws IOException {
        var settings =
                CITY.settings(
                        city.qala.platform.db.DbConfig.defaults()
                                .external("jdbc:postgresql://localhost/x", null, null));
        var refused =
                catchThrowableOfType(
                        Problem.class, () -> City.open(settings, CITY.folder(), Clock.systemUTC()));
        assertThat(refused.code()).isEqualTo("folder-in-use");
        assertThat(CITY.send("GET", "/health/live", null).statusCode()).isEqualTo(200);
    }

    @Test
    void givenABusyPort_whenItWasAskedFor_thenItIsRefusedAndADefaultMovesOn() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            var refused =
                    catchThrowableOfType(
                            Problem.class, () -> FreePort.choose("127.0.0.1", port, false));
            assertThat(refused.code()).isEqualTo("port-busy");
            assertThat(FreePort.choose("127.0.0.1", port, true)).isBetween(port + 1, port + 50);
        }
    }

    @Test
    void givenARunningCity_whenTheCommandLineAddsAUser_thenItGoesThroughTheServerAndIsAudited() {
        Path folder = CITY.folder();
        var made = qala("user", "add", "aigul", "--role", "operator", "--data", folder.toString());
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("aigul signs in once with");
        assertThat(qala("user", "list", "--data", folder.toString()).out()).contains("aigul");
        assertThat(CITY.city().audit().newest("identity.add-account", 5))
                .anySatisfy(e -> {
                    assertThat(e.actor()).isEqualTo("command-line");
                    assertThat(e.subject()).isEqualTo("account/aigul");
                });
        var again = qala("user", "add", "aigul", "--role", "operator", "--data", folder.toString());
        assertThat(again.code()).isEqualTo(ExitCode.MISSING);
        assertThat(again.err()).contains("There is an account aigul already.");
    }

    @Test
    void givenATokenOfTheCommandLine_whenUsed_thenItIsTheHolder() {
        var given =
                qala(
                        "token",
                        "--data",
                        CITY.folder().toString(),
                        "--role",
                        "device",
                        "--name",
                        "gw-7");
        var me =
                CITY.send("GET", "/api/me", null, "Authorization", "Bearer " + given.out().strip());
        assertThat(CityUnderTest.json(me).path("name").asText()).isEqualTo("gw-7");
        assertThat(CityUnderTest.json(me).path("kind").asText()).isEqualTo("device");
    }

    @Test
    void givenAMistypedCommandLine_whenRun_thenItSaysWhatWasMeantAndEndsWithTwo() {
        assertThat(qala("serv")).matches(s -> s.code() == 2 && s.err().contains("\"serve\""));
        assertThat(qala("serve")).matches(s -> s.code() == 2 && s.err().contains("--data"));
        assertThat(qala("serve", "--dat", "x"))
                .matches(s -> s.code() == 2 && s.err().contains("--data"));
        assertThat(qala("config", "--set", "http.prot=1"))
                .matches(s -> s.code() == 2 && s.err().contains("http.port"));
        assertThat(qala("token", "--data", CITY.folder().toString(), "--role", "operater"))
                .matches(s -> s.code() == 2 && s.err().contains("operator"));
        assertThat(qala("token", "--data", "/nowhere/at/all", "--role", "operator"))
                .matches(s -> s.code() == 3 && s.err().contains("/nowhere/at/all"));
    }

    @Test
    void givenACity_whenTheDoctorLooks_thenTheServerServesAndTheKeyIsTheOwners() {
        var said = qala("doctor", "--data", CITY.folder().toString());
        assertThat(said.out()).contains("The server serves at " + CITY.city().base());
        assertThat(said.out()).contains("signing key is the owner's alone");
        assertThat(qala("doctor", "--quick", "--json", "--data", CITY.folder().toString()).out())
                .contains("\"check\":\"server\"");
    }

    /** SD005: an empty folder has no secret in it that anybody could know before. */
    @Test
    void givenAnEmptyFolder_whenACityStarts_thenNothingBuiltInWorks(@TempDir Path other) {
        String[][] guesses = {
            {"admin", "admin"}, {"admin", ""}, {"admin", "password"}, {"qala", "qala"}
        };
        for (String[] guess : guesses) {
            var refused =
                    CITY.send(
                            "POST",
                            "/api/login",
                            "{\"account\":\"%s\",\"password\":\"%s\"}"
                                    .formatted(guess[0], guess[1]),
                            "Content-Type",
                            "application/json");
            assertThat(refused.statusCode()).isEqualTo(401);
        }
        String foreign =
                city.qala.platform.identity.TokenDesk.open(other, Clock.systemUTC())
                        .pass("x", Role.ADMIN, Duration.ofHours(1));
        assertThat(
                        CITY.send("GET", "/api/me", null, "Authorization", "Bearer " + foreign)
                                .statusCode())
                .isEqualTo(401);
        assertThat(Set.of(401, 404))
                .contains(
                        CITY.send(
                                        "POST",
                                        "/sta/v1.1/Things",
                                        "{\"name\":\"a\",\"description\":\"b\"}")
                                .statusCode());
    }
}
