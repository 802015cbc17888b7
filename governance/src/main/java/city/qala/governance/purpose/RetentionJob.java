package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import city.qala.kernel.DurationText;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * Deletes rows whose time is over, as the inventory says, each night. A step is some thousand rows
 * and their record in one transaction, so that a cut leaves neither without the other.
 */
final class RetentionJob implements Job {
    private static final int ROWS_A_STEP = 5_000;

    private final DeletionStore store;
    private final List<Inventory.Table> tables;

    RetentionJob(DeletionStore store, Inventory inventory) {
        this.store = store;
        this.tables = inventory.tables().stream().filter(t -> t.expires().isPresent()).toList();
    }

    @Override
    public String name() {
        return "governance.retention";
    }

    @Override
    public Schedule schedule() {
        return Schedule.daily(LocalTime.of(3, 20));
    }

    @Override
    public boolean step(Step step) {
        int at = step.number() == 0 || step.note().isEmpty() ? 0 : Integer.parseInt(step.note());
        if (at >= tables.size()) {
            step.note("");
            return false;
        }
        Inventory.Table table = tables.get(at);
        Inventory.Expiry expiry = table.expires().orElseThrow();
        Instant before = step.runStarted().minus(expiry.after());
        long gone = store.expire(step.tx(), table.name(), expiry.column(), before, ROWS_A_STEP);
        if (gone > 0)
            store.add(
                    step.tx(),
                    new Deletion(
                            step.runStarted(),
                            table.name(),
                            gone,
                            Deletion.Why.EXPIRED,
                            Actor.SYSTEM.name(),
                            "older than " + DurationText.text(expiry.after())));
        step.note(Integer.toString(gone == ROWS_A_STEP ? at : at + 1));
        return true;
    }
}
