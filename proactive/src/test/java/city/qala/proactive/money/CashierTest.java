package city.qala.proactive.money;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Ulid;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a file for others says, and what it never says. */
class CashierTest {
    @Test
    void aFileSaysAccountNumberAndAmount_neverWhatItIsFor() {
        Ulid id = Ulid.make(Instant.EPOCH, new Random(1));
        var line =
                new MoneyLine(
                        id,
                        id,
                        "e",
                        "disability_allowance",
                        "u",
                        MoneyLine.Kind.BILL,
                        "A-77",
                        "2026-02",
                        0,
                        new BigDecimal("2954.5"),
                        MoneyLine.State.READY,
                        "",
                        "",
                        Instant.EPOCH);
        byte[] file =
                Cashier.csv(
                        MoneyLine.Kind.BILL, List.of(line), Map.of("disability_allowance", 4103));
        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFFaccount,code,period,amount,reference\r\nA-77,4103,2026-02,2954.50,"
                                + id
                                + "\r\n");
    }
}
