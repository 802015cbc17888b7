package city.qala.governance.purpose;

import city.qala.kernel.Subject;
import city.qala.kernel.Tx;

/** Who may act for whom, besides everybody for themselves. */
@FunctionalInterface
public interface Wards {
    /**
     * Whether the data of the subject are the resident's own business: a child's, a household's.
     */
    boolean isOwn(Tx tx, Subject resident, Subject subject);
}
