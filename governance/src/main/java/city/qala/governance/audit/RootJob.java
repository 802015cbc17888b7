package city.qala.governance.audit;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Signs the state of the log each minute, if there is anything new. */
final class RootJob implements Job {
    private final Signer signer;

    RootJob(Signer signer) {
        this.signer = signer;
    }

    @Override
    public String name() {
        return "governance.audit-sign";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(1));
    }

    @Override
    public boolean step(Step step) {
        signer.sign().ifPresent(root -> step.note(Long.toString(root.size())));
        return false;
    }
}
