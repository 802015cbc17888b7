package city.qala.platform.jobs;

/**
 * Timed work that can be cut at any moment and goes on where it was: it is done in steps, one
 * transaction each, and whatever it must remember is in the ledger.
 */
public interface Job {

    /** Its stable name, such as {@code sensing.seal}. */
    String name();

    /** When it runs. */
    Schedule schedule();

    /**
     * Does one step. What the step writes through {@link Step#tx} is committed when it returns.
     *
     * @return whether there is more to do in this run
     */
    boolean step(Step step);
}
