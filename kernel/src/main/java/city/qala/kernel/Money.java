package city.qala.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in whole hundredths of its currency (tiyn of a tenge). Never a fraction of
 * one: whoever divides says how it is rounded.
 *
 * @param tiyn hundredths, may be negative
 * @param currency three capitals of ISO 4217
 */
public record Money(long tiyn, String currency) implements Comparable<Money> {
    /** Code of the tenge. */
    public static final String KZT = "KZT";

    public Money {
        if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z'))
            throw Problem.invalid("currency", currency, "must be three capitals");
    }

    /** Whole tenge. */
    public static Money tenge(long tenge) {
        return new Money(Math.multiplyExact(tenge, 100), KZT);
    }

    /**
     * An amount written in decimals.
     *
     * @throws Problem {@code invalid-parameter} for more than two decimals or too great an amount
     */
    public static Money of(BigDecimal amount, String currency) {
        try {
            return new Money(amount.movePointRight(2).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw Problem.invalid("amount", amount, "must have at most two decimals and fit");
        }
    }

    /**
     * The sum.
     *
     * @throws Problem if the currencies differ
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(tiyn, same(other).tiyn), currency);
    }

    /**
     * The difference.
     *
     * @throws Problem if the currencies differ
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(tiyn, same(other).tiyn), currency);
    }

    /** So many times the amount. */
    public Money times(long count) {
        return new Money(Math.multiplyExact(tiyn, count), currency);
    }

    /** A share of it, rounded as told. */
    public Money times(BigDecimal share, RoundingMode rounding) {
        BigDecimal exact = BigDecimal.valueOf(tiyn).multiply(share);
        return new Money(exact.setScale(0, rounding).longValueExact(), currency);
    }

    /** The amount in whole units with two decimals. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(tiyn, 2);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency))
            throw Problem.invalid("currency", other.currency, "must be " + currency);
        return other;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(tiyn, same(other).tiyn);
    }

    /** For logs and tests: {@code 1234.50 KZT}. */
    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency;
    }
}
