package city.qala.governance.algorithm;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Looks a few times a minute whether something that runs may no longer. */
final class RecheckJob implements Job {
    private static final Duration PERIOD = Duration.ofSeconds(20);

    private final Register register;

    RecheckJob(Register register) {
        this.register = register;
    }

    @Override
    public String name() {
        return "governance.algorithms";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PERIOD);
    }

    @Override
    public boolean step(Step step) {
        register.recheck();
        return false;
    }
}
