package city.qala.operations.notice;

/** What carries a notice to a receiver. */
public interface Post {
    /**
     * Brings it there; the receiver has it when this returns.
     *
     * @param receiver mail or web address
     * @param cap the notice as an alert of the Common Alerting Protocol
     * @throws city.qala.kernel.Problem if it did not get there
     */
    void bring(String receiver, Notice notice, String cap);
}
