package city.qala.sensing.series;

import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.LocalTime;

/** Every midnight: lets old observations go, seals the day, makes few files of many. */
final class SealJob implements Job {
    private final SeriesStore store;

    SealJob(SeriesStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "sensing.seal";
    }

    @Override
    public Schedule schedule() {
        return Schedule.daily(LocalTime.MIDNIGHT);
    }

    @Override
    public boolean step(Step step) {
        long expired = store.expire();
        store.seal();
        int compacted = store.compact();
        step.note("expired " + expired + ", compacted months " + compacted);
        return false;
    }
}
