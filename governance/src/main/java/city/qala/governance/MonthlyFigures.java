package city.qala.governance;

import city.qala.governance.algorithm.AlgorithmFigures;
import city.qala.governance.audit.AuditTrail;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What algorithms did, month by month of the last year, counted in the audit log. Whatever an
 * algorithm raises is a line {@code algorithm.alert} with its id as the subject; the people who
 * judge one write {@code algorithm.confirm} or {@code algorithm.reject}.
 */
final class MonthlyFigures implements AlgorithmFigures {
    private static final List<String> ACTIONS =
            List.of("algorithm.alert", "algorithm.confirm", "algorithm.reject");
    private static final int MONTHS = 12;

    private final AuditTrail trail;
    private final ZoneId zone;
    private final Clock clock;

    MonthlyFigures(AuditTrail trail, ZoneId zone, Clock clock) {
        this.trail = trail;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public List<Month> months(String algorithm) {
        SortedMap<YearMonth, long[]> counted = new TreeMap<>();
        YearMonth first = YearMonth.now(clock.withZone(zone)).minusMonths(MONTHS - 1);
        for (int i = 0; i < ACTIONS.size(); i++) count(algorithm, i, first, counted);
        List<Month> months = new ArrayList<>();
        for (Map.Entry<YearMonth, long[]> e : counted.entrySet()) {
            long[] n = e.getValue();
            months.add(new Month(e.getKey(), n[0], n[1], n[2]));
        }
        return months;
    }

    private void count(
            String algorithm, int action, YearMonth first, SortedMap<YearMonth, long[]> into) {
        trail.visit(
                ACTIONS.get(action),
                line -> {
                    YearMonth month = YearMonth.from(line.at().atZone(zone));
                    if (month.isBefore(first)) return false;
                    if (line.subject().equals(algorithm))
                        into.computeIfAbsent(month, m -> new long[ACTIONS.size()])[action]++;
                    return true;
                });
    }
}
