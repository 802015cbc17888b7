package city.qala.registry.intake;

import city.qala.kernel.Actor;
import city.qala.kernel.Ulid;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;
import java.util.Optional;

/** Goes on with deliveries that were stored when the process ended before they took force. */
final class IntakeJob implements Job {
    private final Intake intake;

    IntakeJob(Intake intake) {
        this.intake = intake;
    }

    @Override
    public String name() {
        return "registry.intake";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(1));
    }

    @Override
    public boolean step(Step step) {
        Optional<Ulid> left = intake.leftAlone();
        left.ifPresent(id -> intake.settle(Actor.SYSTEM, id, Optional.empty()));
        return left.isPresent();
    }
}
