package city.qala.platform.jobs;

import city.qala.platform.db.Tx;
import java.time.Instant;

/** What a job is given for one step. */
public interface Step {

    /** The step's transaction; it also holds the job's lease. */
    Tx tx();

    /** When this run began. */
    Instant runStarted();

    /** The number of this step in its run, from 0. */
    int number();

    /** What the last step noted, empty in a job's first step ever. */
    String note();

    /** Notes how far the job is; kept with the step's transaction, also over a restart. */
    void note(String progress);
}
