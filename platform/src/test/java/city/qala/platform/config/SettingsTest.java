package city.qala.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Key<Duration> SILENT =
            Key.duration(
                    "sensing.silent-after",
                    Duration.ofMinutes(30),
                    Duration.ofSeconds(1),
                    Duration.ofDays(9));
    private static final Key<Integer> PORT = Key.number("http.port", 8080, 0, 65_535, "");
    private static final Key<String> SECRET = Key.secret("db.password");
    private static final List<Key<?>> KEYS = keys();

    @TempDir private Path folder;

    private static List<Key<?>> keys() {
        var all = new ArrayList<Key<?>>(CityConfig.KEYS);
        all.addAll(List.of(SILENT, PORT, SECRET));
        return all;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("qala.yaml"), text);
    }

    private static List<ConfigFault> faults(
            Path file, Map<String, String> environment, String... sets) {
        return catchThrowableOfType(
                        ConfigFaults.class,
                        () -> Settings.read(KEYS, file, environment, List.of(sets)))
                .faults();
    }

    @Test
    void givenTheSameKeyInAllPlaces_whenRead_thenTheCommandLineWinsOverEnvironmentOverFile()
            throws IOException {
        Path file = file("sensing:\n  silent-after: 10m\nhttp.port: 9090\n");
        var environment = Map.of("QALA_SENSING_SILENT_AFTER", "20m");
        var fromFile = Settings.read(KEYS, file, Map.of(), List.of());
        assertThat(fromFile.get(SILENT)).isEqualTo(Duration.ofMinutes(10));
        assertThat(fromFile.get(PORT)).isEqualTo(9090);
        assertThat(Settings.read(KEYS, file, environment, List.of()).get(SILENT))
                .isEqualTo(Duration.ofMinutes(20));
        var all = Settings.read(KEYS, file, environment, List.of("sensing.silent-after=40m"));
        assertThat(all.get(SILENT)).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void givenASetting_whenListed_thenItsOriginIsToldToTheLine() throws IOException {
        Path file = file("# a town\nhttp:\n  port: 9090\n");
        var settings =
                Settings.read(KEYS, file, Map.of("QALA_CITY_ZONE", "Asia/Qyzylorda"), List.of());
        assertThat(settings.list())
                .extracting(s -> s.key() + " " + s.value() + " " + s.origin())
                .contains(
                        "http.port 9090 qala.yaml:3",
                        "city.zone Asia/Qyzylorda QALA_CITY_ZONE",
                        "sensing.silent-after 30m default");
        assertThat(settings.isGiven(PORT)).isTrue();
        assertThat(settings.isGiven(SILENT)).isFalse();
    }

    @Test
    void givenManyMistakes_whenRead_thenAllAreToldAtOnceWithTheNearestNames() throws IOException {
        Path file =
                file("sensing:\n  silent-aftr: 10m\nhttp:\n  port: many\ncity:\n  zone: Mars\n");
        var found = faults(file, Map.of("QALA_HTTP_PROT", "1"), "db.password=hunter2", "nonsense");
        assertThat(found)
                .extracting(f -> f.kind() + " " + f.key() + " " + f.wanted())
                .containsExactlyInAnyOrder(
                        "UNKNOWN_KEY sensing.silent-aftr sensing.silent-after",
                        "WRONG_VALUE http.port number 0..65535",
                        "WRONG_VALUE city.zone zone",
                        "UNKNOWN_KEY QALA_HTTP_PROT QALA_HTTP_PORT",
                        "OPEN_SECRET db.password ",
                        "WRONG_VALUE nonsense pair");
        assertThat(found.toString()).doesNotContain("hunter2");
    }

    @Test
    void givenASecretByFileOrVariable_whenAsked_thenItIsFoundAndNeverListed() throws IOException {
        Path secret = Files.writeString(folder.resolve("pw"), "s3cret\n");
        var byFile = Settings.read(KEYS, null, Map.of(), List.of("db.password=file:" + secret));
        assertThat(byFile.secret(SECRET)).isEqualTo("s3cret");
        assertThat(byFile.list().toString()).doesNotContain("s3cret");
        var byVariable =
                Settings.read(
                        KEYS,
                        null,
                        Map.of("TOWN_SECRET", "s3cret"),
                        List.of("db.password=env:TOWN_SECRET"));
        assertThat(byVariable.secret(SECRET)).isEqualTo("s3cret");
        assertThat(byVariable.list().toString()).doesNotContain("s3cret");
    }

    @Test
    void givenASecretThatLeadsNowhere_whenRead_thenTheStartIsRefused() {
        assertThat(faults(null, Map.of(), "db.password=file:/nowhere/at/all"))
                .extracting(ConfigFault::kind)
                .containsExactly(ConfigFault.Kind.NO_SECRET);
    }

    @Test
    void givenABrokenFile_whenRead_thenItsLineIsTold() throws IOException {
        Path file = file("http:\n  port: 80\n bad: [\n");
        assertThat(faults(file, Map.of()))
                .anyMatch(f ->
                        f.kind() == ConfigFault.Kind.BROKEN_FILE
                                && f.origin().startsWith("qala.yaml:"));
    }

    @Test
    void givenAKeyTwiceInTheFile_whenRead_thenBothPlacesAreTold() throws IOException {
        Path file = file("http.port: 1\nhttp:\n  port: 2\n");
        assertThat(faults(file, Map.of()))
                .containsExactly(
                        new ConfigFault(
                                "qala.yaml:3",
                                "http.port",
                                ConfigFault.Kind.REPEATED_KEY,
                                "",
                                "qala.yaml:1"));
    }

    @Test
    void givenATownInTwentyLines_whenRead_thenItIsThatTown() throws IOException {
        Path file =
                file(
                        """
                        city:
                          name: {kk: Ақкөл, ru: Акколь}
                          zone: Asia/Almaty
                          languages: [ru, kk]
                          districts: [Орталық, Теміржол]
                          help-number: "109"
                        """);
        var city = CityConfig.of(Settings.read(KEYS, file, Map.of(), List.of()));
        assertThat(city.name(Language.KK)).isEqualTo("Ақкөл");
        assertThat(city.name(Language.EN)).isEqualTo("Ақкөл");
        assertThat(city.languages()).containsExactly(Language.RU, Language.KK);
        assertThat(city.districts()).containsExactly("Орталық", "Теміржол");
        assertThat(city.helpNumber()).isEqualTo("109");
    }

    @Test
    void givenNothing_whenRead_thenTheDefaultsAreThese() {
        var city = CityConfig.defaults();
        assertThat(city.zone().getId()).isEqualTo("Asia/Almaty");
        assertThat(city.languages()).containsExactly(Language.KK, Language.RU, Language.EN);
        assertThat(city.districts()).isEmpty();
    }
}
