package city.qala.vision.watch;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Every second: what ran out is erased, and what another node changed takes effect here. */
final class WatchJob implements Job {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Watchlists lists;

    WatchJob(Watchlists lists) {
        this.lists = lists;
    }

    @Override
    public String name() {
        return "vision.lists";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PERIOD);
    }

    @Override
    public boolean step(Step step) {
        lists.round(step.tx());
        return false;
    }
}
