package city.qala.sensing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a network loses by zone: what flows in less what meters inside the zone count, over the last
 * 24 hours. Things of class {@code inflow} feed a zone; all others of the kind that measure the
 * same quantity are its meters. Pure functions.
 */
final class LossRule {

    /** Share of what flows in above which a loss is shown as abnormal. */
    static final double HIGH = 0.25;

    /** Hours of the day that every point must have measured before a loss is stated. */
    static final int LEAST_HOURS = 20;

    /**
     * A point of a network.
     *
     * @param zone its zone
     * @param inflow whether it feeds the zone; else it is a meter inside
     * @param sum what passed in the time looked at, in unit-hours; NaN if too little was measured
     */
    record Part(String zone, boolean inflow, double sum) {}

    /**
     * The balance of a zone.
     *
     * @param zone its name
     * @param inflow what flowed in
     * @param metered what the meters counted
     * @param meters how many meters
     * @param missing how many of its points said too little; with one the loss is not known
     */
    record Loss(String zone, double inflow, double metered, int meters, int missing) {

        /** Whether the balance can be struck. */
        boolean known() {
            return missing == 0 && inflow > 0;
        }

        /** What is lost, in the unit of the sums; negative if meters count more than flows in. */
        double lost() {
            return inflow - metered;
        }

        /** What is lost as a share of what flowed in; NaN if it is not known. */
        double share() {
            return known() ? lost() / inflow : Double.NaN;
        }

        /** Whether it asks to be looked at: much is lost, or the meters count what never came. */
        boolean odd() {
            return known() && (share() > HIGH || share() < -0.05);
        }
    }

    private LossRule() {}

    /** Sum of hourly means, which is what passed; NaN if fewer hours are known than are needed. */
    static double sum(double[] hourly) {
        double sum = 0;
        int n = 0;
        for (double v : hourly) {
            if (!Double.isFinite(v)) continue;
            sum += v;
            n++;
        }
        return n < Math.min(LEAST_HOURS, hourly.length) ? Double.NaN : sum * hourly.length / n;
    }

    /** The zones that have an inflow, greatest share lost first, those not known last. */
    static List<Loss> losses(List<Part> parts) {
        Map<String, List<Part>> zones = new TreeMap<>();
        for (Part p : parts) zones.computeIfAbsent(p.zone(), z -> new ArrayList<>()).add(p);
        var losses = new ArrayList<Loss>();
        zones.forEach((zone, some) -> {
            if (some.stream().anyMatch(Part::inflow)) losses.add(loss(zone, some));
        });
        losses.sort((a, b) -> Double.compare(rank(b), rank(a)));
        return losses;
    }

    private static double rank(Loss l) {
        return l.known() ? l.share() : Double.NEGATIVE_INFINITY;
    }

    private static Loss loss(String zone, List<Part> parts) {
        double inflow = 0;
        double metered = 0;
        int meters = 0;
        int missing = 0;
        for (Part p : parts) {
            if (!p.inflow()) meters++;
            if (!Double.isFinite(p.sum())) missing++;
            else if (p.inflow()) inflow += p.sum();
            else metered += p.sum();
        }
        return new Loss(zone, inflow, metered, meters, missing);
    }
}
