package city.qala.operations.asset;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Ends commands that nobody confirmed or answered in time. */
final class TaskJob implements Job {

    private final Tasking tasking;

    TaskJob(Tasking tasking) {
        this.tasking = tasking;
    }

    @Override
    public String name() {
        return "operations.commands";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofSeconds(20));
    }

    @Override
    public boolean step(Step step) {
        tasking.tick();
        return false;
    }
}
