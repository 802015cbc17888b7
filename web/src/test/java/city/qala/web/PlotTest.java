package city.qala.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlotTest {

    private static final double GAP = Double.NaN;

    @Test
    void givenAGap_whenDrawn_thenTheLineIsBroken() {
        String line = new Plot(0, 10).line(new double[] {0, 5, GAP, 10, 10});
        assertThat(line).isEqualTo("M0 1000L250 500M750 0L1000 0");
    }

    @Test
    void givenAValueAlone_whenDrawn_thenItStaysVisible() {
        assertThat(new Plot(0, 10).line(new double[] {GAP, 5, GAP})).isEqualTo("M500 500h2");
    }

    @Test
    void givenValues_whenAScaleIsChosen_thenItIsRoundAndBeginsAtZero() {
        Plot plot = Plot.holding(12, 72);
        assertThat(plot.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
    }

    @Test
    void givenValuesBelowZero_whenAScaleIsChosen_thenItHoldsThem() {
        Plot plot = Plot.holding(-14, 3);
        assertThat(plot.low()).isLessThanOrEqualTo(-14);
        assertThat(plot.high()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void givenNothing_whenAScaleIsChosen_thenThereIsOneAllTheSame() {
        assertThat(Plot.holding(GAP, GAP).high()).isPositive();
    }

    @Test
    void givenABandWithAGap_whenDrawn_thenItIsTwoAreas() {
        double[] low = {1, 1, GAP, 1, 1};
        double[] high = {2, 2, GAP, 2, 2};
        assertThat(new Plot(0, 10).band(low, high)).matches("M[^Z]+ZM[^Z]+Z");
    }
}
