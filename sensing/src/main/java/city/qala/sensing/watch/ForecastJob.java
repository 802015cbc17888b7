package city.qala.sensing.watch;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Says each hour what is expected of the air, learns anew once a day, and warns at noon. */
final class ForecastJob implements Job {
    private final AirForecasts forecasts;

    ForecastJob(AirForecasts forecasts) {
        this.forecasts = forecasts;
    }

    @Override
    public String name() {
        return "sensing.forecast";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofSeconds(30));
    }

    @Override
    public boolean step(Step step) {
        return forecasts.step(step.tx());
    }
}
