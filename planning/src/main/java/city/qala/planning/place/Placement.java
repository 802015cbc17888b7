package city.qala.planning.place;

import city.qala.kernel.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where sites go best: maximal cover, p-median, p-centre, fewest sites. Up to 20 sites every choice
 * is tried; beyond that branch and bound with a proven bound. The first choice in the order of the
 * file wins among equals where all are tried.
 *
 * @see <a href="https://doi.org/10.1007/BF01942293">Church, ReVelle 1974: maximal covering</a>
 */
public final class Placement {
    private static final long WORK_FOR_ONE = 12_000_000_000L;
    private static final long WORK_FOR_A_STEP = 300_000_000L;

    private final SiteTable table;
    private final Scope scope;

    /** Over all sites of a table, none standing yet. */
    public Placement(SiteTable table) {
        this(table, Scope.open(table.sites()));
    }

    private Placement(SiteTable table, Scope scope) {
        this.table = table;
        this.scope = scope;
    }

    /** The same with a site that stands already and counts among the chosen. */
    public Placement standing(String site) {
        return new Placement(table, scope.with(table.number(site)));
    }

    /** The same with a site that may not be taken. */
    public Placement without(String site) {
        return new Placement(table, scope.without(table.number(site)));
    }

    /**
     * The sites that cover the most demand.
     *
     * @param radius metres within which a place is covered, the edge included
     * @param count how many sites, those standing among them
     */
    public Choice cover(double radius, int count) {
        require(count);
        Costs costs = Costs.cover(table, radius);
        double all = table.demand();
        if (Enumeration.isFeasible(table, count)) {
            var found = Enumeration.cheapest(costs, count, false, scope, c -> true);
            double covered = all - found.cost();
            return choice(found.chosen(), covered, covered, OptionalLong.of(found.equals()));
        }
        var found = SiteSearch.cheapest(costs, count, scope, WORK_FOR_ONE);
        return choice(
                found.chosen(), all - found.cost(), all - found.bound(), OptionalLong.empty());
    }

    /**
     * What taking the site that covers most, again and again, gives; its bound is not looked for.
     */
    public Choice greedyCover(double radius, int count) {
        require(count);
        Costs costs = Costs.cover(table, radius);
        int[] chosen = Interchange.greedy(costs, count, scope);
        return choice(
                chosen, table.demand() - costs.of(chosen), table.demand(), OptionalLong.empty());
    }

    /**
     * The sites from which demand × distance to the nearest is least. Every distance must be known.
     */
    public Choice median(int count) {
        require(count);
        requireComplete();
        Costs costs = Costs.median(table);
        if (Enumeration.isFeasible(table, count)) {
            var found = Enumeration.cheapest(costs, count, false, scope, c -> true);
            return choice(
                    found.chosen(), found.cost(), found.cost(), OptionalLong.of(found.equals()));
        }
        var found = SiteSearch.cheapest(costs, count, scope, WORK_FOR_ONE);
        return choice(found.chosen(), found.cost(), found.bound(), OptionalLong.empty());
    }

    /** The sites from which the farthest place is nearest. Every distance must be known. */
    public Choice centre(int count) {
        require(count);
        requireComplete();
        if (Enumeration.isFeasible(table, count)) {
            var found = Enumeration.cheapest(Costs.metres(table), count, true, scope, c -> true);
            return choice(
                    found.chosen(), found.cost(), found.cost(), OptionalLong.of(found.equals()));
        }
        return centreByRadius(count);
    }

    /**
     * The fewest sites that cover every place that any site can cover. The choice's value is how
     * many.
     *
     * @return empty if the sites that may be taken cannot do what all sites could
     */
    public Optional<Choice> fewest(double radius) {
        Costs costs = Costs.coverable(table, radius);
        int[] chosen = Interchange.greedy(costs, scope.fixed() + scope.open(), scope);
        int enough = chosen.length;
        if (costs.of(chosen) > 0) return Optional.empty();
        while (enough > 1 && costs.of(Arrays.copyOf(chosen, enough - 1)) <= 0) enough--;
        int[] best = Arrays.copyOf(chosen, enough);
        int tooFew = Math.max(0, scope.fixed() - 1);
        for (int count = enough - 1; count > tooFew; count--) {
            var verdict = decide(costs, count);
            if (verdict.isPossible()) best = verdict.chosen();
            else if (verdict.isImpossible()) tooFew = count;
        }
        double bound = Math.max(1, tooFew + 1);
        return Optional.of(choice(best, best.length, bound, OptionalLong.empty()));
    }

    /** Whether some site lies within the radius of every place. */
    public boolean isCoverable(double radius) {
        for (int j = 0; j < table.places(); j++) {
            boolean near = false;
            for (int i = 0; i < table.sites() && !near; i++) near = table.metres(i, j) <= radius;
            if (!near) return false;
        }
        return true;
    }

    private Choice centreByRadius(int count) {
        double[] radii = radii();
        int low = -1;
        int proven = -1;
        int high = radii.length - 1;
        int[] best = Interchange.greedy(Costs.metres(table), count, scope);
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            SiteSearch.Verdict verdict = verdict(radii[middle], count);
            if (verdict.isPossible()) {
                high = middle;
                best = verdict.chosen();
            } else {
                low = middle;
                if (verdict.isImpossible()) proven = middle;
            }
        }
        return choice(best, worst(best), radii[proven + 1], OptionalLong.empty());
    }

    private SiteSearch.Verdict verdict(double radius, int count) {
        if (!isCoverable(radius)) return new SiteSearch.Verdict(false, true, new int[0]);
        return decide(Costs.coverable(table, radius), count);
    }

    private SiteSearch.Verdict decide(Costs costs, int count) {
        var verdict = CoverDecision.decide(costs, count, scope);
        if (verdict.isPossible() || verdict.isImpossible()) return verdict;
        return SiteSearch.free(costs, count, scope, WORK_FOR_A_STEP);
    }

    private double[] radii() {
        double[] all = new double[table.sites() * table.places()];
        for (int i = 0, k = 0; i < table.sites(); i++)
            for (int j = 0; j < table.places(); j++) all[k++] = table.metres(i, j);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    private double worst(int[] chosen) {
        double[] best = Costs.metres(table).caps;
        for (int j = 0; j < best.length; j++)
            for (int i : chosen) best[j] = Math.min(best[j], table.metres(i, j));
        return Arrays.stream(best).max().orElse(0);
    }

    private Choice choice(int[] chosen, double value, double bound, OptionalLong equals) {
        List<String> names = table.names(chosen);
        return new Choice(names, value, bound, equals);
    }

    private void require(int count) {
        int most = scope.fixed() + scope.open();
        if (count < Math.max(1, scope.fixed()) || count > most)
            throw Problem.invalid(
                    "sites", count, "must be from " + Math.max(1, scope.fixed()) + " to " + most);
    }

    private void requireComplete() {
        if (!table.isComplete())
            throw Problem.invalid(
                    "distances", "a gap", "must hold every site and every place for this question");
    }
}
