package city.qala.pulse.movement;

import city.qala.kernel.Problem;

/**
 * How one category's sales in one district go with the people there. "Moves with", never "causes".
 *
 * @param lagHours how many hours later sales answer, 0 to 6
 * @param elasticity per cent more sales for one per cent more people, hour of the week and weather
 *     held
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param chance of so clear a link if there were none, with the choice of the lag allowed for
 * @param reliability share of the footfall's variation that is not added noise, over 0 to 1
 * @param hours that could be compared
 */
record Link(
        int lagHours,
        double elasticity,
        double low,
        double high,
        double chance,
        double reliability,
        int hours) {

    Link {
        if (!(chance >= 0 && chance <= 1)) throw Problem.invalid("chance", chance, "must be 0..1");
        if (!(low <= elasticity && elasticity <= high))
            throw Problem.invalid("interval", low, "must hold the estimate");
    }

    /** Whether sales rise and fall with footfall, and more clearly than luck would have it. */
    boolean isWith(double limit) {
        return elasticity > 0 && chance <= limit;
    }

    /** What may be said of it; the greatest chance that counts is found over all links together. */
    String words(double limit) {
        if (chance > limit) return "no link shown";
        return elasticity > 0 ? "moves with" : "moves against";
    }
}
