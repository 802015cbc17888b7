package city.qala.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static Trend from40(double score) {
        return Trend.of(new Trend.At(2015, 40), new Trend.At(2023, score), new Trend.At(2030, 100));
    }

    @Test
    void givenTheGrowthThatIsNeeded_whenJudged_thenItIsOnTrack() {
        assertThat(from40(72)).isEqualTo(Trend.ON_TRACK);
        assertThat(from40(71.9)).isEqualTo(Trend.MODERATELY_IMPROVING);
    }

    @Test
    void givenHalfOfIt_whenJudged_thenItImprovesModerately() {
        assertThat(from40(56)).isEqualTo(Trend.MODERATELY_IMPROVING);
        assertThat(from40(55.9)).isEqualTo(Trend.STAGNATING);
        assertThat(from40(40)).isEqualTo(Trend.STAGNATING);
        assertThat(from40(39.9)).isEqualTo(Trend.DECREASING);
    }

    @Test
    void givenTheTargetIsReached_whenJudged_thenItIsKept() {
        assertThat(from40(100).code()).isEqualTo("on_track_or_maintaining");
    }

    @Test
    void givenACityThatFellFromItsTarget_whenJudged_thenItDecreases() {
        assertThat(
                        Trend.of(
                                new Trend.At(2015, 100),
                                new Trend.At(2023, 90),
                                new Trend.At(2030, 95)))
                .isEqualTo(Trend.DECREASING);
    }

    @Test
    void givenYearsOutOfOrder_whenJudged_thenTheyAreRefused() {
        var at = new Trend.At(2015, 1);
        assertThatThrownBy(() -> Trend.of(at, at, new Trend.At(2030, 100)))
                .isInstanceOf(Problem.class);
    }
}
