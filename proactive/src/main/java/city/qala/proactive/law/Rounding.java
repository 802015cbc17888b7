package city.qala.proactive.law;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an amount is rounded.
 *
 * @param mode direction
 * @param to to multiples of this, such as 1 for whole tenge
 */
public record Rounding(Mode mode, BigDecimal to) {
    /** Directions; up and down are towards and away from more money. */
    public enum Mode {
        NONE,
        UP,
        DOWN,
        HALF_UP,
        HALF_EVEN
    }

    /** An amount as it is. */
    public static final Rounding EXACT = new Rounding(Mode.NONE, BigDecimal.ONE);

    public Rounding {
        if (to.signum() <= 0) throw new IllegalArgumentException("rounds to more than zero");
    }

    /** The amount rounded. */
    public BigDecimal round(BigDecimal amount) {
        if (mode == Mode.NONE) return amount;
        return amount.divide(to, 0, direction()).multiply(to);
    }

    private RoundingMode direction() {
        return switch (mode) {
            case UP -> RoundingMode.CEILING;
            case DOWN, NONE -> RoundingMode.FLOOR;
            case HALF_UP -> RoundingMode.HALF_UP;
            case HALF_EVEN -> RoundingMode.HALF_EVEN;
        };
    }
}
