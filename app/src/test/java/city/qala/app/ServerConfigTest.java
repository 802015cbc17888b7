package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.platform.config.ConfigFault;
import city.qala.platform.config.ConfigFaults;
import city.qala.platform.config.Settings;
import city.qala.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTest {
    private static Settings read(String... sets) {
        return Settings.read(ServerConfig.keys(), null, Map.of(), List.of(sets));
    }

    /** A changed default is a visible line in a review. */
    @Test
    void theDefaultsAreThese() {
        String all =
                Settings.defaults(ServerConfig.keys()).list().stream()
                        .map(s ->
                                s.key()
                                        + " = "
                                        + s.value()
                                        + (s.unit().isEmpty() ? "" : " " + s.unit()))
                        .collect(Collectors.joining("\n", "", "\n"));
        Golden.check("defaults.txt", all);
    }

    @Test
    void givenNothing_whenTheRecordsAreMade_thenOnlyLoopbackIsListenedOn() {
        var config = ServerConfig.of(read());
        assertThat(config.http().bind()).isEqualTo("127.0.0.1");
        assertThat(config.mqtt().bind()).isEqualTo("127.0.0.1");
        assertThat(config.sensing().open()).isFalse();
        assertThat(config.identity().strangers()).isFalse();
    }

    @Test
    void givenOpenSensing_whenBoundBeyondLoopback_thenTheStartIsRefused() {
        for (String bind :
                new String[] {"http.bind=0.0.0.0", "mqtt.bind=0.0.0.0", "http.bind=::"}) {
            var faults =
                    catchThrowableOfType(
                            ConfigFaults.class,
                            () -> ServerConfig.of(read("sensing.open=true", bind)));
            assertThat(faults.faults())
                    .extracting(ConfigFault::kind)
                    .containsExactly(ConfigFault.Kind.CONTRADICTION);
        }
        assertThat(ServerConfig.of(read("sensing.open=true", "http.bind=::1")).sensing().open())
                .isTrue();
    }

    @Test
    void givenAPublicBaseWithTls_whenCookiesAreMade_thenTheyTravelOverTlsOnly() {
        assertThat(
                        ServerConfig.of(read("http.public-base=https://qala.example"))
                                .identity()
                                .secureCookies())
                .isTrue();
        assertThat(ServerConfig.of(read()).identity().secureCookies()).isFalse();
    }

    @Test
    void givenTheExampleFile_whenAllItsLinesAreSwitchedOn_thenItIsValidAndChangesNothing(
            @TempDir Path folder) throws IOException {
        for (String tag : new String[] {"kk", "ru", "en"}) {
            var words = Words.ofTerminal(Map.of("LANG", tag));
            String on =
                    ConfigCommand.example(words)
                            .lines()
                            .filter(l -> !l.matches("# \\S.*|#  # .*"))
                            .map(l -> l.startsWith("#") ? l.substring(1) : l)
                            .collect(Collectors.joining("\n"));
            Path file = Files.writeString(folder.resolve("qala.yaml"), on);
            var settings = Settings.read(ServerConfig.keys(), file, Map.of(), List.of());
            assertThat(settings.list()).hasSameSizeAs(ServerConfig.keys());
            assertThat(settings.list()).allMatch(s -> s.value().equals(s.standard()));
        }
    }
}
