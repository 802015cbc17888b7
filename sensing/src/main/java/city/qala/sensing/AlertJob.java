package city.qala.sensing;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Looks each minute what the rules find. */
final class AlertJob implements Job {
    private final Alerts alerts;

    AlertJob(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return "sensing.alerts";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(1));
    }

    @Override
    public boolean step(Step step) {
        step.note(alerts.look(step.tx()));
        return false;
    }
}
