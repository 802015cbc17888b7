package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.sensing.CityBoard.Roll;
import city.qala.sensing.CityBoard.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CityFactsTest {

    private static final Instant NOW = Instant.parse("2026-01-14T16:00:00Z");

    private static Sign light(int number, String gateway, boolean silent) {
        var station =
                new Station(
                        number,
                        "Pole " + number,
                        Optional.empty(),
                        Map.of(
                                "kind",
                                "light",
                                "code",
                                "L-" + number,
                                "gateway",
                                gateway,
                                "district",
                                "Medeu"),
                        List.of());
        return new Sign(
                station, Optional.of(NOW.minus(Duration.ofMinutes(silent ? 22 : 1))), silent);
    }

    private static Roll roll(List<Sign> signs) {
        int silent = (int) signs.stream().filter(Sign::silent).count();
        return new Roll(NOW, signs, silent, Optional.of(NOW));
    }

    @Test
    void givenAllBehindAGatewaySilent_whenAsked_thenTheyAreOneFact() {
        var signs = new ArrayList<Sign>();
        for (int i = 0; i < 6; i++) signs.add(light(i, "GW-3", true));
        for (int i = 6; i < 20; i++) signs.add(light(i, "GW-4", false));
        var groups = CityFacts.silentGroups(roll(signs));
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().gateway()).isEqualTo("GW-3");
        assertThat(groups.getFirst().silent()).hasSize(6);
        assertThat(groups.getFirst().kind()).isEqualTo("light");
        assertThat(groups.getFirst().since()).contains(NOW.minus(Duration.ofMinutes(22)));
    }

    @Test
    void givenAFewSilentAmongMany_whenAsked_thenTheGatewayIsNotBlamed() {
        var signs = new ArrayList<Sign>();
        for (int i = 0; i < 20; i++) signs.add(light(i, "GW-4", i < 4));
        assertThat(CityFacts.silentGroups(roll(signs))).isEmpty();
    }

    @Test
    void givenEverythingSilent_whenAsked_thenTheFeedItselfIsStale() {
        assertThat(roll(List.of(light(1, "G", true), light(2, "G", true))).stale()).isTrue();
        assertThat(roll(List.of(light(1, "G", true), light(2, "G", false))).stale()).isFalse();
        assertThat(roll(List.of()).stale()).isFalse();
    }
}
