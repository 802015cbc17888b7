package city.qala.pulse.position;

/** Places one event by itself. One a thread. */
final class Locator {
    private final City city;
    private final Posterior posterior;
    private final Likelihood likelihood;

    Locator(City city) {
        this.city = city;
        this.posterior = new Posterior(city.map().tiles());
        this.likelihood = new Likelihood(city.map(), city.advance());
    }

    /** Puts the position of an event in a table. */
    void place(EventLog log, int event, PositionTable table) {
        likelihood.of(log, event, posterior);
        if (posterior.size() == 0) {
            int cell = log.cell(event);
            double x = city.cells().x(cell);
            double y = city.cells().y(cell);
            table.set(event, x, y, 1000, 2500, city.districts().of(x, y));
            return;
        }
        posterior.settle();
        double x = posterior.x();
        double y = posterior.y();
        table.set(event, x, y, posterior.r68(), posterior.r95(), city.districts().of(x, y));
    }
}
