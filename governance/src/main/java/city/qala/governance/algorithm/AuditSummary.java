package city.qala.governance.algorithm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command says when it is done.
 *
 * @param facts counts, seconds, warnings: plain values for one JSON object
 * @param faults bad rows, {@code file:line: reason}
 * @param bad how many bad rows there were
 * @param passed false if the answer itself is a refusal
 */
public record AuditSummary(
        Map<String, Object> facts, List<String> faults, long bad, boolean passed) {
    private static final double NANOS = 1e9;

    public AuditSummary {
        facts = new LinkedHashMap<>(facts);
        faults = List.copyOf(faults);
    }

    static AuditSummary of(AuditTable table, long began) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("rows", table.rows());
        facts.put("badRows", table.bad());
        facts.put("seconds", Math.round((System.nanoTime() - began) / NANOS * 1000) / 1000.0);
        facts.put("warnings", table.faults());
        return new AuditSummary(facts, table.faults(), table.bad(), true);
    }

    AuditSummary with(String name, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new AuditSummary(more, faults, bad, passed);
    }

    AuditSummary refused() {
        return new AuditSummary(facts, faults, bad, false);
    }
}
