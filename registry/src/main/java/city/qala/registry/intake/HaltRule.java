package city.qala.registry.intake;

import java.util.Optional;

/** When a delivery looks so unlike the last one that two people must agree to it first. */
final class HaltRule {
    /** Below this a register is small enough for any change to be believed. */
    private static final int SMALL = 20;

    private HaltRule() {}

    /**
     * Code of the reason to hold it; empty if it may take force.
     *
     * @param before records in force before
     * @param counts what it would change
     */
    static Optional<String> reason(int before, Delivery.Counts counts) {
        if (before >= SMALL && counts.gone() * 2L >= before) return Optional.of("halved");
        int all = counts.rows() + counts.quarantined();
        if (all >= SMALL && counts.quarantined() * 2L >= all) return Optional.of("mostly-bad");
        return Optional.empty();
    }
}
