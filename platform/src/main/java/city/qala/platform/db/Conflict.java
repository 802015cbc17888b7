package city.qala.platform.db;

/**
 * A write was refused because it repeats a value that must be unique. Nothing of its transaction is
 * stored. The caller knows what was repeated and turns this into a 409 or into an ordinary answer.
 */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String constraint;

    Conflict(String constraint, Throwable cause) {
        super("Unique constraint " + constraint, cause, false, false);
        this.constraint = constraint;
    }

    /** Name of the constraint or unique index that refused, empty if the ledger did not say. */
    public String constraint() {
        return constraint;
    }
}
