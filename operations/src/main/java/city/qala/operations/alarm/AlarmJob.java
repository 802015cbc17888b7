package city.qala.operations.alarm;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** What time alone brings to alarms: delays that are over, shelves that end, escalation. */
final class AlarmJob implements Job {

    private final Alarms alarms;

    AlarmJob(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public String name() {
        return "operations.alarms";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofSeconds(5));
    }

    @Override
    public boolean step(Step step) {
        alarms.tick();
        return false;
    }
}
