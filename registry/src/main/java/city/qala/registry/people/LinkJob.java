package city.qala.registry.people;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Links when a delivery or a decision has come. */
final class LinkJob implements Job {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Linking linking;

    LinkJob(Linking linking) {
        this.linking = linking;
    }

    @Override
    public String name() {
        return "registry.link";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(LOOK);
    }

    @Override
    public boolean step(Step step) {
        var _ = linking.run();
        return false;
    }
}
