package city.qala.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Plural category of a counted noun, by the rules of Unicode CLDR for our three languages. */
public enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    /** The category of a whole number. The sign does not matter. */
    public static Plural of(Language language, long count) {
        // The least long has no positive twin; only its last digits, 808, decide.
        long n = count == Long.MIN_VALUE ? 808 : Math.abs(count);
        return switch (language) {
            case EN, KK -> n == 1 ? ONE : OTHER;
            case RU -> russian(n);
        };
    }

    /**
     * The category of a number as written: decimals that are shown count, so that 1 and 1.0 may
     * differ.
     */
    public static Plural of(Language language, BigDecimal count) {
        if (count.scale() <= 0) {
            BigInteger whole = count.abs().toBigInteger();
            if (whole.bitLength() < Long.SIZE) return of(language, whole.longValue());
            // Only the last digits decide, and a great number must not become 1.
            return of(language, 1000 + whole.mod(BigInteger.valueOf(1000)).longValue());
        }
        boolean isOne = count.abs().compareTo(BigDecimal.ONE) == 0;
        return language == Language.KK && isOne ? ONE : OTHER;
    }

    private static Plural russian(long n) {
        long ten = n % 10;
        long hundred = n % 100;
        if (ten == 1 && hundred != 11) return ONE;
        if (ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14)) return FEW;
        return MANY;
    }
}
