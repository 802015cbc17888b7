package city.qala.governance;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.governance.algorithm.AlgorithmFigures.Month;
import city.qala.governance.audit.AuditConfig;
import city.qala.governance.audit.AuditTrail;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.testkit.TestCity;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MonthlyFiguresTest {
    @RegisterExtension static final TestCity CITY = TestCity.withDatabase("governance");

    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    @Test
    void givenAlertsAndVerdictsInTheLog_whenCounted_thenEachMonthOfTheLastYearHasItsOwn() {
        var config = new AuditConfig("Testville", ZONE, List.of());
        try (AuditTrail trail =
                AuditTrail.open(CITY.database(), CITY.folder(), CITY.clock(), config)) {
            Instant now = CITY.clock().instant();
            YearMonth month = YearMonth.from(now.atZone(ZONE));
            Instant before = month.minusMonths(1).atDay(3).atStartOfDay(ZONE).toInstant();
            Instant longAgo = month.minusMonths(13).atDay(3).atStartOfDay(ZONE).toInstant();
            List<AuditEntry> entries = new ArrayList<>();
            entries.add(entry(longAgo, "algorithm.alert", "queue-counter"));
            for (int i = 0; i < 1_500; i++)
                entries.add(entry(before, "algorithm.alert", "queue-counter"));
            entries.add(entry(before, "algorithm.confirm", "queue-counter"));
            entries.add(entry(now, "algorithm.alert", "queue-counter"));
            entries.add(entry(now, "algorithm.reject", "queue-counter"));
            entries.add(entry(now, "algorithm.alert", "another"));
            trail.writeAll(entries);
            assertThat(new MonthlyFigures(trail, ZONE, CITY.clock()).months("queue-counter"))
                    .containsExactly(
                            new Month(month.minusMonths(1), 1_500, 1, 0),
                            new Month(month, 1, 0, 1));
        }
    }

    private static AuditEntry entry(Instant at, String action, String algorithm) {
        return new AuditEntry(
                at, Actor.SYSTEM, action, AuditEntry.Outcome.DONE, algorithm, "", Map.of());
    }
}
