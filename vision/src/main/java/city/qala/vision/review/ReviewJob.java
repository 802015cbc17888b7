package city.qala.vision.review;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Every second: pictures whose time is over are erased. */
final class ReviewJob implements Job {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Reviews reviews;

    ReviewJob(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public String name() {
        return "vision.reviews";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PERIOD);
    }

    @Override
    public boolean step(Step step) {
        reviews.round();
        return false;
    }
}
