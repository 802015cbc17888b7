package city.qala.proactive.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A case beside a rule.
 *
 * @param name what it shows
 * @param on the day
 * @param facts the household as one line of a facts file
 * @param expected by unit id; the key is empty if there is only one unit
 */
public record PolicyTest(
        String name, LocalDate on, String facts, Map<String, Expected> expected, Place at) {
    public PolicyTest {
        expected = Map.copyOf(expected);
    }

    /**
     * What must come out.
     *
     * @param outcome a word of outcomes
     * @param amount if it is looked at
     */
    public record Expected(String outcome, Optional<BigDecimal> amount) {}
}
