package city.qala.operations.asset;

import city.qala.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A thing in the street as an asset.
 *
 * @param life what its sensors tell
 * @param card what staff know
 * @param visit the last visit
 * @param decision what was decided last
 * @param due why somebody has to decide about it now; empty if nobody has to
 */
public record Asset(
        Life life,
        Card card,
        Optional<Visit> visit,
        Optional<Decided> decision,
        Optional<Due> due) {

    /** A visit to it. */
    public record Visit(Instant at, String actor, String what, Money cost) {}

    /** What was decided about it. */
    public record Decided(Instant at, String actor, Decision decision, String reason) {}

    /** What may be decided. */
    public enum Decision {
        KEEP,
        REPAIR,
        MOVE,
        REMOVE;

        /** The last part of its message key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why somebody has to decide. */
    public enum Due {
        /** The day that staff set has come. */
        DATE,
        /** Nobody used it for weeks. */
        UNUSED,
        /** It was out of order for more than half of the time. */
        FAILING;

        /** The last part of its message key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an hour of use costs at this rate of use; empty if it is not used or not costed. */
    public Optional<Money> hourly() {
        if (card.upkeep().isEmpty() || !life.tellsUse() || life.usedHours() == 0)
            return Optional.empty();
        BigDecimal share =
                BigDecimal.valueOf(30)
                        .divide(
                                BigDecimal.valueOf(365)
                                        .multiply(BigDecimal.valueOf(life.usedHours())),
                                12,
                                RoundingMode.HALF_UP);
        return card.upkeep().map(m -> m.times(share, RoundingMode.HALF_UP));
    }
}
