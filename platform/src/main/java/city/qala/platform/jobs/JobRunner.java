package city.qala.platform.jobs;

import city.qala.platform.db.Database;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * Runs the timed jobs of the city. A lease in the ledger makes sure that one process runs a job at
 * a time; a failed run is noted and tried again at its next time, at the latest after ten minutes.
 */
public final class JobRunner implements AutoCloseable {

    private JobRunner() {}

    /** A runner without jobs; its tables must be migrated ({@code jobs}). */
    public static JobRunner create(Database database, Clock clock, ZoneId zone) {
        return new JobRunner();
    }

    /** Adds a job; before {@link #start()}. */
    public void add(Job job) {}

    /** Starts to run jobs when they are due. */
    public void start() {}

    /**
     * Runs a job to its end now, on this thread, whatever its schedule.
     *
     * @return its state afterwards
     */
    public JobState runNow(String name) {
        throw new UnsupportedOperationException("being written");
    }

    /** How all jobs are doing, by name. */
    public List<JobState> states() {
        throw new UnsupportedOperationException("being written");
    }

    /** Lets the steps at hand end, then stops. */
    @Override
    public void close() {}
}
