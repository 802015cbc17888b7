package city.qala.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IndicatorSetTest {
    private final IndicatorSet set = IndicatorSet.u4ssc();

    private static Claim claim(String indicator, String part, double value, String source) {
        return new Claim(
                indicator,
                part,
                2025,
                value,
                source,
                Claim.Origin.OFFICIAL,
                Claim.Quality.MEASURED,
                "");
    }

    private Figure figure(String indicator, Claim... claims) {
        return FigureRule.of(set.find(indicator).orElseThrow(), 2025, java.util.List.of(claims));
    }

    @Test
    void thereAre91OfWhich55AreCore() {
        assertThat(set.all()).hasSize(91);
        assertThat(set.all().stream().filter(Definition::core)).hasSize(55);
        assertThat(
                        set.all().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                d -> d.place().dimension(), Collectors.counting())))
                .containsEntry("Economy", 45L)
                .containsEntry("Environment", 17L)
                .containsEntry("Society and Culture", 29L);
        assertThat(set.all().stream().map(d -> d.place().category()).distinct()).hasSize(22);
        assertThat(set.all().stream().map(d -> d.place().subDimension()).distinct()).hasSize(7);
    }

    @Test
    void givenAirPollutants_whenScored_thenEachHasItsOwnTarget() {
        var air = set.find("EN: EN: AQ: 1C").orElseThrow();
        assertThat(air.scale("PM10").orElseThrow().target()).isEqualTo(15);
        assertThat(air.scale("pm2.5").orElseThrow().floor()).isEqualTo(35);
        assertThat(air.scale("SO2")).isEmpty();
    }

    @Test
    void givenTwoSources_whenLaidSideBySide_thenTheyAreARangeAndNeverAMean() {
        var f =
                figure(
                        "en-en-aq-1c",
                        claim("en-en-aq-1c", "PM2.5", 24, "Report"),
                        claim("en-en-aq-1c", "PM2.5", 38.1, "Sensors"));
        assertThat(f.state()).isEqualTo(Figure.State.DISPUTED);
        assertThat(f.disparity())
                .isCloseTo(14.1 / 38.1, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(f.performance(false).orElseThrow()).isZero();
        assertThat(f.performance(true).orElseThrow()).isBetween(36.6, 36.7);
    }

    @Test
    void givenASourceThatCorrectsItself_whenLaidSideBySide_thenTheLaterValueCounts() {
        var f =
                figure(
                        "en-e-e-1c",
                        claim("en-e-e-1c", "", 4, "Utility"),
                        claim("en-e-e-1c", "", 7, "Utility"));
        assertThat(f.state()).isEqualTo(Figure.State.SINGLE);
        assertThat(f.parts().getFirst().claims().getFirst().value()).isEqualTo(7);
    }

    @Test
    void givenCommonMistakes_whenEntered_thenTheyAreRefused() {
        var access = set.find("ec-ict-ict-1c").orElseThrow();
        var air = set.find("en-en-aq-1c").orElseThrow();
        assertThat(PartsRule.fault(access, claim(access.slug(), "", 12_400, "x")))
                .contains(PartsRule.NOT_A_SHARE);
        assertThat(PartsRule.fault(access, claim(access.slug(), "", -1, "x")))
                .contains(PartsRule.NEGATIVE);
        assertThat(PartsRule.fault(air, claim(air.slug(), "NO2", 0.021, "x")))
                .contains(PartsRule.LOOKS_LIKE_PPM);
        assertThat(PartsRule.fault(air, claim(air.slug(), "NO2", 21, "x"))).isEmpty();
    }

    @Test
    void givenStagesOutOfOrderOrSharesThatDoNotAddUp_whenLaidSideBySide_thenThatIsTold() {
        assertThat(
                        figure(
                                        "en-en-ws-4c",
                                        claim("en-en-ws-4c", "primary", 50, "x"),
                                        claim("en-en-ws-4c", "secondary", 60, "x"))
                                .faults())
                .containsExactly(PartsRule.STAGES_RISE);
        Claim[] modes = new Claim[5];
        for (int i = 0; i < 5; i++) modes[i] = claim("ec-i-t-4a", "mode" + i, 19, "x");
        assertThat(figure("ec-i-t-4a", modes).faults()).containsExactly(PartsRule.SUM_IS_OFF);
        modes[0] = claim("ec-i-t-4a", "mode0", 23, "x");
        assertThat(figure("ec-i-t-4a", modes).faults()).isEmpty();
    }

    @Test
    void givenMoreThanAFifthMissing_whenRolledUp_thenThereIsNoScoreAndTheMissingAreNamed() {
        var claims =
                set.all().stream()
                        .filter(d -> d.place().subDimension().equals("Energy"))
                        .map(d -> claim(d.slug(), "", 50, "x"))
                        .toList();
        assertThat(claims).hasSize(4);
        for (int reported = 0; reported <= 4; reported++) {
            var some = claims.subList(0, reported);
            RollUp energy =
                    RollUpRule.bySubDimension(
                                    set.all().stream()
                                            .map(d -> FigureRule.of(d, 2025, some))
                                            .toList())
                            .stream()
                            .filter(r -> r.name().equals("Energy"))
                            .findFirst()
                            .orElseThrow();
            assertThat(energy.missing()).hasSize(4 - reported);
            assertThat(energy.worst().isPresent()).isEqualTo(reported == 4);
        }
    }
}
