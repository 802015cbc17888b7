package city.qala.proactive.money;

import city.qala.kernel.Ulid;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A file that left: sums only.
 *
 * @param id our own id
 * @param kind discounts on bills, or payments
 * @param at when
 * @param officer who let it leave
 * @param lines how many
 * @param total their sum
 * @param hash SHA-256 of the file
 */
public record Batch(
        Ulid id,
        MoneyLine.Kind kind,
        Instant at,
        String officer,
        long lines,
        BigDecimal total,
        String hash) {}
