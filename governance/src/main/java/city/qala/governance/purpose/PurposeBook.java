package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import java.util.List;
import java.util.Optional;

/**
 * The book of purposes: proposed by one person, approved by another in another role, ended by one.
 * Every change is audited and stays in the history.
 */
public interface PurposeBook {

    /** Every purpose, by code. */
    List<Listed> list();

    /** One of them. */
    Optional<Listed> find(String code);

    /** What it was, newest first. */
    List<Listed> history(String code);

    /**
     * Proposes a purpose, new or changed; one in force stays in force as it is until the change is
     * approved.
     *
     * @throws city.qala.kernel.Problem {@code forbidden} without the role, {@code
     *     invalid-parameter} for fields that no inventory declares
     */
    Listed propose(Actor actor, Purpose purpose);

    /**
     * Agrees to what was proposed.
     *
     * @param revision the proposal that the actor saw
     * @throws city.qala.kernel.Problem {@code four-eyes-required} for the same person or no other
     *     role, {@code invalid-transition} if it is not what was seen any more
     */
    Listed approve(Actor actor, String code, int revision);

    /**
     * Ends a purpose at once; one person is enough, because it only takes rights away from the
     * machine.
     *
     * @param reason 3 to 300 signs, public
     */
    Listed withdraw(Actor actor, String code, String reason);
}
