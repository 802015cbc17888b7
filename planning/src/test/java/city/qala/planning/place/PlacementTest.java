package city.qala.planning.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import city.qala.testkit.ForAll;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PlacementTest {

    /** Four houses on a road at 0, 100, 200 and 900 m; three places for a stop. */
    private static final SiteTable ROAD =
            new SiteTable(
                    List.of("west", "middle", "east"),
                    List.of("a", "b", "c", "d"),
                    new double[] {10, 20, 30, 5},
                    new double[][] {
                        {0, 100, 200, 900}, {100, 0, 100, 800}, {850, 750, 650, 50},
                    });

    private final Placement road = new Placement(ROAD);

    @Test
    void givenOneStop_whenItIsToCoverMost_thenItStandsInTheMiddle() {
        Choice choice = road.cover(100, 1);

        assertThat(choice.sites()).containsExactly("middle");
        assertThat(choice.value()).isEqualTo(60);
        assertThat(choice.isProven()).isTrue();
        assertThat(choice.equals()).hasValue(1);
    }

    @Test
    void givenTwoStops_whenEverybodyIsToBeReached_thenTwoAreTheFewest() {
        assertThat(road.fewest(100).orElseThrow().sites()).containsExactly("middle", "east");
        assertThat(road.isCoverable(100)).isTrue();
        assertThat(road.isCoverable(40)).isFalse();
    }

    @Test
    void givenTheSameRoad_whenMedianAndCentreAreAsked_thenTheyAreWorkedOutByHand() {
        assertThat(road.median(1).sites()).containsExactly("middle");
        assertThat(road.median(1).value()).isEqualTo(10 * 100 + 30 * 100 + 5 * 800);
        assertThat(road.centre(1).sites()).containsExactly("middle");
        assertThat(road.centre(1).value()).isEqualTo(800);
        assertThat(road.centre(2).value()).isEqualTo(100);
    }

    @Test
    void givenAStopThatStandsAndOneThatIsForbidden_whenChosen_thenBothAreRespected() {
        Choice choice = road.standing("east").without("middle").cover(100, 2);

        assertThat(choice.sites()).containsExactly("west", "east");
        assertThat(choice.value()).isEqualTo(35);
        assertThat(road.without("east").fewest(100)).as("d cannot be reached").isEmpty();
    }

    @Test
    void givenMoreStopsThanThereArePlacesFor_whenAsked_thenItIsRefused() {
        assertThatThrownBy(() -> road.cover(100, 4)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> road.standing("north")).isInstanceOf(Problem.class);
    }

    @Test
    void searchingFindsWhatTryingEveryChoiceFinds() {
        ForAll.check(
                25,
                PlacementTest::town,
                town -> {
                    for (int count : new int[] {1, 3, 5}) {
                        same(Costs.cover(town, 300), count);
                        same(Costs.median(town), count);
                    }
                });
    }

    @Test
    void decidingFindsTheFewestThatTryingEveryChoiceFinds() {
        ForAll.check(
                25,
                PlacementTest::town,
                town -> {
                    Costs costs = Costs.coverable(town, 350);
                    Scope scope = Scope.open(town.sites());
                    for (int count = 1; count <= 6; count++) {
                        boolean can = all(costs, count).cost() == 0;
                        var decided = CoverDecision.decide(costs, count, scope);
                        assertThat(decided.isPossible()).isEqualTo(can);
                        assertThat(decided.isImpossible()).isEqualTo(!can);
                        var searched = SiteSearch.free(costs, count, scope, 1_000_000_000L);
                        assertThat(searched.isPossible()).isEqualTo(can);
                        assertThat(searched.isImpossible()).isEqualTo(!can);
                    }
                });
    }

    @Test
    void givenManySitesAndLittleWork_whenSearched_thenTheBoundStillHolds() {
        SiteTable town = town(ForAll.random(7), 60, 400);
        Costs costs = Costs.median(town);
        Scope scope = Scope.open(60);

        var hasty = SiteSearch.cheapest(costs, 8, scope, 1);
        var thorough = SiteSearch.cheapest(costs, 8, scope, 2_000_000_000L);

        assertThat(hasty.bound()).isLessThanOrEqualTo(thorough.cost());
        assertThat(thorough.cost()).isLessThanOrEqualTo(hasty.cost());
        assertThat(thorough.bound()).isGreaterThan(0.99 * thorough.cost());
    }

    @Test
    void givenMoreThanTwentySites_whenAskedForTheCentre_thenItsRadiusCoversAndItsBoundHolds() {
        SiteTable town = town(ForAll.random(3), 30, 80);
        Choice centre = new Placement(town).centre(4);

        assertThat(centre.bound()).isLessThanOrEqualTo(centre.value());
        for (int j = 0; j < town.places(); j++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (String site : centre.sites())
                nearest = Math.min(nearest, town.metres(town.number(site), j));
            assertThat(nearest).isLessThanOrEqualTo(centre.value());
        }
    }

    private static void same(Costs costs, int count) {
        var scope = Scope.open(costs.sites());
        var found = SiteSearch.cheapest(costs, count, scope, 2_000_000_000L);
        double cost = all(costs, count).cost();
        assertThat(found.cost()).isEqualTo(cost, within(1e-6 * Math.max(1, cost)));
        assertThat(found.bound()).isLessThanOrEqualTo(cost + 1e-6 * Math.max(1, cost));
        assertThat(found.isProven()).isTrue();
    }

    private static Enumeration.Found all(Costs costs, int count) {
        return Enumeration.cheapest(costs, count, false, Scope.open(costs.sites()), c -> true);
    }

    private static SiteTable town(RandomGenerator random) {
        return town(random, 11, 40);
    }

    private static SiteTable town(RandomGenerator random, int sites, int places) {
        double[][] at = new double[sites + places][2];
        for (double[] xy : at) {
            xy[0] = random.nextDouble() * 1000;
            xy[1] = random.nextDouble() * 1000;
        }
        List<String> names = new ArrayList<>();
        List<String> homes = new ArrayList<>();
        double[] demand = new double[places];
        double[][] metres = new double[sites][places];
        for (int i = 0; i < sites; i++) {
            names.add("s" + i);
            for (int j = 0; j < places; j++) {
                double[] home = at[sites + j];
                metres[i][j] = Math.hypot(at[i][0] - home[0], at[i][1] - home[1]);
            }
        }
        for (int j = 0; j < places; j++) {
            homes.add("p" + j);
            demand[j] = random.nextInt(100);
        }
        return new SiteTable(names, homes, demand, metres);
    }
}
