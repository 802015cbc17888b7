package city.qala.pulse.release;

import city.qala.kernel.Problem;

/**
 * The counting of one table of one day, from rows about persons to a cube that may be known.
 *
 * <p>Persons come as 128 bits of a pseudonym and are forgotten when the build ends, with the key of
 * the order that chose what is counted of each. A build ends once: there is no second draw of
 * noise. Not for several threads at once.
 */
public final class DayBuild {

    private final Domain domain;
    private final Levels levels;
    private final Epsilon epsilon;
    private final Dice dice;
    private final Contributions counted;
    private boolean isDone;

    private DayBuild(Domain domain, Bound bound, int areas, Epsilon epsilon, Dice dice) {
        this.domain = domain;
        this.epsilon = epsilon;
        this.dice = dice;
        levels = Levels.of(bound, epsilon, areas);
        counted = new Contributions(domain, bound, KeyedOrder.drawn(dice));
    }

    /**
     * Begins a day.
     *
     * @param areas how many areas of a finer map each row also names, 0 for none
     * @param epsilon of this table alone
     */
    public static DayBuild begin(Domain domain, Bound bound, int areas, Epsilon epsilon) {
        return new DayBuild(domain, bound, areas, epsilon, Dice.secure());
    }

    static DayBuild begin(Domain domain, Bound bound, int areas, Epsilon epsilon, Dice dice) {
        return new DayBuild(domain, bound, areas, epsilon, dice);
    }

    /**
     * Takes a row in. A row that was taken before changes no count.
     *
     * @param area of the finer map, -1 if there is none
     * @throws Problem {@code invalid-parameter} if the place, hour, kind or area is not of the
     *     domain
     */
    public void add(
            long personHigh, long personLow, String place, int hour, String kind, int area) {
        if (isDone) throw new IllegalStateException("this day was released");
        if (area < (levels.areas() == 0 ? -1 : 0) || area >= levels.areas())
            throw Problem.invalid("area", area, "must be one of " + levels.areas());
        int cell = domain.cell(domain.place(place), domain.hour(hour), domain.kind(kind));
        int part = levels.partOf(domain, hour);
        counted.add(personHigh, personLow, cell, area < 0 ? -1 : area * Levels.PARTS + part);
    }

    /** Draws the noise and ends the build. */
    public ReleasedCube release() {
        if (isDone) throw new IllegalStateException("this day was released");
        isDone = true;
        return ReleasedCube.release(domain, levels, epsilon, counted, dice);
    }
}
