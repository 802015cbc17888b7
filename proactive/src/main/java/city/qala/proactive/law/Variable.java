package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.util.List;
import java.util.Optional;

/** A named value of a person, household or dwelling that expressions may read. */
public sealed interface Variable permits Fact, Formula, Policy {
    /** Unique in the folder. */
    String name();

    /** Whose it is. */
    Entity of();

    /** Its type. */
    Type type();

    /** Its unit, empty if none. */
    String unit();

    /** Whether a year's value is the sum of its months' values (pay, rent), and not a state. */
    boolean flow();

    /** The period that it is counted in; empty for a state, which is read on any day. */
    Optional<Period.Kind> period();

    /** The texts that it may have; empty if any. */
    List<String> choices();

    /** What people call it. */
    Optional<Wording> title();

    /** Where it is written. */
    Place at();
}
