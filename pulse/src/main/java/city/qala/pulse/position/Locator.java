package city.qala.pulse.position;

import org.jspecify.annotations.Nullable;

/** Places one event by itself. One a thread. */
final class Locator {
    /** Said of an event whose cell reaches no tile: its mast, and how far cells reach. */
    private static final double R68_OF_MAST = 1000;

    private final City city;
    private final Answers answers;
    private final Posterior posterior;
    private final Likelihood likelihood;

    Locator(City city, Answers answers) {
        this.city = city;
        this.answers = answers;
        this.posterior = new Posterior(city.map().tiles());
        this.likelihood = new Likelihood(city.map(), city.advance());
    }

    /** Puts the position of an event in a table. */
    void place(EventLog log, int event, PositionTable table) {
        int place =
                log.heardCount(event) > 0
                        ? -1
                        : Answers.place(log.cell(event), log.ta(event), log.level(event));
        if (place < 0) {
            likelihood.of(log, event, posterior);
            table.set(event, settled(log.cell(event)));
            return;
        }
        Answers.@Nullable Answer known = answers.at(place);
        if (known == null) {
            likelihood.alone(
                    log.cell(event), log.ta(event), Answers.typical(log.level(event)), posterior);
            known = settled(log.cell(event));
            answers.keep(place, known);
        }
        table.set(event, known);
    }

    private Answers.Answer settled(int cell) {
        if (posterior.size() == 0) {
            double x = city.cells().x(cell);
            double y = city.cells().y(cell);
            int district = city.districts().of(x, y);
            return new Answers.Answer(x, y, R68_OF_MAST, RadioMap.REACH_METRES, district);
        }
        posterior.settle();
        double x = posterior.x();
        double y = posterior.y();
        return new Answers.Answer(
                x, y, posterior.r68(), posterior.r95(), city.districts().of(x, y));
    }
}
