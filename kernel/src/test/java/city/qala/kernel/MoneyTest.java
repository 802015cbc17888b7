package city.qala.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void givenAnAmountInDecimals_whenKept_thenItIsExact() {
        assertThat(Money.of(new BigDecimal("1234.50"), Money.KZT).tiyn()).isEqualTo(123_450);
        assertThat(Money.of(new BigDecimal("-0.01"), Money.KZT)).hasToString("-0.01 KZT");
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.001"), Money.KZT))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenTwoCurrencies_whenAddedOrCompared_thenItIsRefused() {
        Money tenge = Money.tenge(5);
        Money dollars = new Money(500, "USD");
        assertThatThrownBy(() -> tenge.plus(dollars)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> tenge.compareTo(dollars)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Money(1, "kzt")).isInstanceOf(Problem.class);
    }

    @Test
    void givenAShare_whenTaken_thenItIsRoundedAsTold() {
        Money hundred = Money.tenge(100);
        BigDecimal third = new BigDecimal("0.333335");
        assertThat(hundred.times(third, RoundingMode.DOWN).tiyn()).isEqualTo(3_333);
        assertThat(hundred.times(third, RoundingMode.UP).tiyn()).isEqualTo(3_334);
    }

    @Test
    void givenAnAmountBeyondALong_whenMultiplied_thenItDoesNotWrapRound() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, Money.KZT).times(2))
                .isInstanceOf(ArithmeticException.class);
    }
}
