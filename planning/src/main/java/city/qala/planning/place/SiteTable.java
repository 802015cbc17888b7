package city.qala.planning.place;

import city.qala.kernel.Problem;
import java.util.List;

/**
 * Candidate sites, the demand that they may serve, and how far it is from each to each.
 *
 * <p>A distance that is not known is infinite: the site cannot serve that demand.
 */
public final class SiteTable {
    private final List<String> sites;
    private final List<String> places;
    private final double[] demand;
    private final double[][] metres;

    /**
     * @param sites names of the candidates, in the order in which ties are decided
     * @param places names of where demand is
     * @param demand how much is there, 0 or more
     * @param metres one row a site, one column a place
     * @throws Problem {@code invalid} if the numbers do not fit together
     */
    public SiteTable(List<String> sites, List<String> places, double[] demand, double[][] metres) {
        this.sites = List.copyOf(sites);
        this.places = List.copyOf(places);
        this.demand = demand.clone();
        this.metres = metres.clone();
        if (sites.isEmpty() || places.isEmpty())
            throw Problem.invalid("sites", sites.size(), "must be at least one, with some demand");
        if (demand.length != places.size() || metres.length != sites.size())
            throw Problem.invalid("distances", metres.length, "must be one row a site");
        for (double[] row : metres)
            if (row.length != places.size())
                throw Problem.invalid("distances", row.length, "must be one column a place");
    }

    /** How many candidates. */
    public int sites() {
        return sites.size();
    }

    /** How many places with demand. */
    public int places() {
        return places.size();
    }

    /** Name of a candidate. */
    public String site(int i) {
        return sites.get(i);
    }

    /** Names of candidates. */
    public List<String> names(int[] chosen) {
        return java.util.Arrays.stream(chosen).sorted().mapToObj(sites::get).toList();
    }

    /** Number of a candidate by its name. */
    public int number(String name) {
        int at = sites.indexOf(name);
        if (at < 0) throw Problem.invalid("site", name, "must be one of the file's sites");
        return at;
    }

    /** Demand of a place. */
    public double demand(int place) {
        return demand[place];
    }

    /** All demand. */
    public double demand() {
        double sum = 0;
        for (double d : demand) sum += d;
        return sum;
    }

    /** Distance from a site to a place. */
    public double metres(int site, int place) {
        return metres[site][place];
    }

    /** Whether every site can serve every place. */
    public boolean isComplete() {
        for (double[] row : metres)
            for (double d : row) if (d == Double.POSITIVE_INFINITY) return false;
        return true;
    }

    /** Whether demand is counted in whole numbers. */
    boolean isWhole() {
        for (double d : demand) if (d != Math.rint(d)) return false;
        return true;
    }
}
