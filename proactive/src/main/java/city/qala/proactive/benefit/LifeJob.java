package city.qala.proactive.benefit;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;
import java.util.List;

/**
 * Looks at every household whose day has come, some hundred in a transaction. Cut at any moment it
 * goes on where it was; nothing is granted, told or set down twice.
 */
final class LifeJob implements Job {
    /** So many together: more would hold their rows for long, fewer cost more questions. */
    static final int AT_A_TIME = 200;

    private final Life life;
    private final AssessmentStore households;

    LifeJob(Life life, AssessmentStore households) {
        this.life = life;
        this.households = households;
    }

    @Override
    public String name() {
        return "proactive.assess";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(10));
    }

    @Override
    public boolean step(Step step) {
        List<Ulid> due = households.due(step.tx(), life.today(), AT_A_TIME);
        if (due.isEmpty()) return false;
        try {
            life.assess(step.tx(), due, "date");
        } catch (Problem p) {
            // Without a purpose in force nobody's facts are read: the town has to agree first.
            if (!p.code().startsWith("purpose-")) throw p;
            step.note("waits for the purpose " + Life.PURPOSE);
            return false;
        }
        step.note("assessed " + due.size());
        return due.size() == AT_A_TIME;
    }
}
