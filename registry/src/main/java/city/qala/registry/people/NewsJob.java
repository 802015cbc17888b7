package city.qala.registry.people;

import city.qala.platform.bus.Outbox;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.LocalTime;

/** Forgets news that every listener has heard a week ago. */
final class NewsJob implements Job {
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 40);

    private final Outbox outbox;

    NewsJob(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "registry.news";
    }

    @Override
    public Schedule schedule() {
        return Schedule.daily(AT_NIGHT);
    }

    @Override
    public boolean step(Step step) {
        var _ = outbox.prune();
        return false;
    }
}
