package city.qala.governance.algorithm;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What somebody did to an entry of the register. */
sealed interface Deed {

    /** The program brought an entry with it. */
    record Installed(AlgorithmEntry entry, Phase phase) implements Deed {}

    /** An entry was written or changed, while it did not run. */
    record Written(AlgorithmEntry entry) implements Deed {}

    /** Another phase, which lets nothing run. */
    record Moved(Phase phase) implements Deed {}

    /** Switched off. */
    record Suspended() implements Deed {}

    /** The machine found that the evidence had ended. */
    record Lapsed(Instant since) implements Deed {}

    /**
     * One person asks to let it run, or to change what runs.
     *
     * @param seal hash of the entry that would run, exactly as the person saw it
     * @param change the entry as it would be; empty if it is to run as it is
     */
    record Proposed(String seal, Optional<AlgorithmEntry> change) implements Deed {}

    /** A second person agrees to a proposal. */
    record Approved(long proposal, String seal) implements Deed {}

    /** A proposal was turned down. */
    record Rejected(long proposal) implements Deed {}

    /** The gate judged comparisons. */
    record Audited(Evidence evidence) implements Deed {}

    /** As it stands in the ledger and in message keys. */
    default String code() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
