package city.qala.operations.notice;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;

/** Calls staff for alarms that nobody on duty has taken. */
final class NoticeJob implements Job {

    private final Notices notices;

    NoticeJob(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String name() {
        return "operations.calls";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofSeconds(10));
    }

    @Override
    public boolean step(Step step) {
        var _ = notices.call();
        return false;
    }
}
