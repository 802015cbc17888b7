package city.qala.kernel;

/** What personal data may be used for. Governance answers; the kernel asks. */
@FunctionalInterface
public interface Purposes {

    /**
     * Rules on a wish. Whatever is counted is counted in the caller's transaction, so that a read
     * that never happened uses up nothing.
     */
    Ruling rule(Tx tx, Wish wish);
}
