package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Point;
import city.qala.sensing.LossRule.Loss;
import city.qala.sensing.LossRule.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SectorRulesTest {

    private static List<Point> places(int count, int seed) {
        var random = new Random(seed);
        var places = new ArrayList<Point>();
        for (int i = 0; i < count; i++)
            places.add(new Point(51 + random.nextDouble() / 20, 71 + random.nextDouble() / 20));
        return places;
    }

    private static double length(List<Point> round) {
        return TourRule.metres(round, p -> p);
    }

    @Test
    void givenPlacesOnASquare_whenTheRoundIsMade_thenItIsTheSquareItself() {
        // In the order of the list two of the sides would be diagonals.
        var a = new Point(51, 71);
        var b = new Point(51, 71.01);
        var c = new Point(51.006, 71.01);
        var d = new Point(51.006, 71);
        List<Point> round = TourRule.round(List.of(a, c, b, d), p -> p);
        assertThat(round.getFirst()).isEqualTo(a);
        double sides = a.metresTo(b) + b.metresTo(c) + c.metresTo(d) + d.metresTo(a);
        assertThat(length(round)).isCloseTo(sides, within(0.01));
    }

    @Test
    void aRoundVisitsEveryPlaceOnceAndNoTurnOfAStretchShortensIt() {
        for (int seed = 1; seed <= 20; seed++) {
            List<Point> places = places(5 + 4 * seed, seed);
            List<Point> round = TourRule.round(places, p -> p);
            assertThat(new HashSet<>(round)).hasSize(places.size()).containsAll(places);
            assertThat(length(round)).isLessThan(length(places));
            double best = length(round);
            for (int i = 1; i < round.size() - 1; i++) {
                for (int k = i + 1; k < round.size(); k++) {
                    var turned = new ArrayList<>(round.subList(0, i));
                    turned.addAll(round.subList(i, k + 1).reversed());
                    turned.addAll(round.subList(k + 1, round.size()));
                    assertThat(length(turned)).isGreaterThan(best - 0.01);
                }
            }
        }
    }

    @Test
    void givenEightPlaces_whenEveryOrderIsTried_thenTheRoundIsNearTheShortest() {
        for (int seed = 1; seed <= 10; seed++) {
            List<Point> places = places(8, seed);
            double shortest = shortest(new ArrayList<>(places), 1, Double.MAX_VALUE);
            double found = length(TourRule.round(places, p -> p));
            assertThat(found).isBetween(shortest - 0.01, shortest * 1.12);
        }
    }

    private static double shortest(List<Point> order, int from, double best) {
        if (from == order.size()) return Math.min(best, length(order));
        double found = best;
        for (int i = from; i < order.size(); i++) {
            java.util.Collections.swap(order, from, i);
            found = shortest(order, from + 1, found);
            java.util.Collections.swap(order, from, i);
        }
        return found;
    }

    @Test
    void givenNoPlaceOrOne_whenTheRoundIsMade_thenItHasNoLength() {
        assertThat(length(TourRule.round(List.<Point>of(), p -> p))).isZero();
        assertThat(length(TourRule.round(places(1, 1), p -> p))).isZero();
    }

    @Test
    void givenAZone_whenMoreFlowsInThanIsMetered_thenTheRestIsItsLoss() {
        Loss zone =
                LossRule.losses(
                                List.of(
                                        new Part("North", true, 1_000),
                                        new Part("North", false, 500),
                                        new Part("North", false, 200),
                                        new Part("South", false, 70)))
                        .getFirst();
        assertThat(zone.lost()).isEqualTo(300);
        assertThat(zone.share()).isEqualTo(0.3);
        assertThat(zone.odd()).isTrue();
        assertThat(zone.meters()).isEqualTo(2);
    }

    @Test
    void givenAMeterThatSaidTooLittle_whenTheZoneIsBalanced_thenItsLossIsNotKnown() {
        double[] day = new double[24];
        java.util.Arrays.fill(day, 10);
        assertThat(LossRule.sum(day)).isEqualTo(240);
        UnaryOperator<double[]> halved =
                hours -> {
                    double[] some = hours.clone();
                    java.util.Arrays.fill(some, 0, 12, Double.NaN);
                    return some;
                };
        double half = LossRule.sum(halved.apply(day));
        assertThat(half).isNaN();
        day[3] = Double.NaN;
        assertThat(LossRule.sum(day)).isCloseTo(240, within(1e-9));
        List<Loss> losses =
                LossRule.losses(
                        List.of(
                                new Part("A", true, 240),
                                new Part("A", false, half),
                                new Part("B", true, 100),
                                new Part("B", false, 95)));
        assertThat(losses).extracting(Loss::zone).containsExactly("B", "A");
        assertThat(losses.getLast().known()).isFalse();
        assertThat(losses.getLast().share()).isNaN();
        assertThat(losses.getLast().odd()).isFalse();
    }

    @Test
    void aFasterRoadIsNeverAWorseClass() {
        for (double free : new double[] {30, 50, 90}) {
            SpeedClass before = SpeedClass.JAM;
            for (double speed = 0; speed <= 100; speed += 0.5) {
                SpeedClass now = SpeedClass.of(speed, free);
                assertThat(now.ordinal()).isLessThanOrEqualTo(before.ordinal());
                before = now;
            }
            assertThat(before).isEqualTo(SpeedClass.FREE);
        }
        assertThat(SpeedClass.of(Double.NaN, 50)).isEqualTo(SpeedClass.UNKNOWN);
        assertThat(SpeedClass.of(20, Double.NaN)).isEqualTo(SpeedClass.UNKNOWN);
    }

    @Test
    void givenAFewHours_whenTheFreeSpeedIsAsked_thenNobodyKnows() {
        double[] hours = new double[47];
        java.util.Arrays.fill(hours, 40);
        assertThat(SpeedClass.free(hours)).isNaN();
        double[] more = new double[100];
        for (int i = 0; i < 100; i++) more[i] = i;
        assertThat(SpeedClass.free(more)).isEqualTo(84);
    }
}
