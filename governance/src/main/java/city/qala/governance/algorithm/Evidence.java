package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One audit of bias, as the register's own gate judged it.
 *
 * @param version what was measured
 * @param verdict what the gate said
 * @param fmrTarget the target that it was held against
 * @param scoresSha256 hash of the file of comparisons
 * @param at when it was judged
 * @param groups what came out for each group
 */
record Evidence(
        AlgorithmVersion version,
        Verdict verdict,
        double fmrTarget,
        String scoresSha256,
        Instant at,
        List<GateResult.Group> groups) {
    private static final int MONTHS = 12;

    Evidence {
        if (!scoresSha256.matches("[0-9a-f]{64}"))
            throw Problem.invalid("scoresSha256", scoresSha256, "must be a SHA-256");
        groups = List.copyOf(groups);
    }

    /** When it ends: after twelve months. */
    Instant until() {
        return at.atOffset(ZoneOffset.UTC).plusMonths(MONTHS).toInstant();
    }

    /** Whether it lets this version run at a moment. */
    boolean carries(AlgorithmVersion running, Instant now) {
        return verdict == Verdict.PASS && version.equals(running) && now.isBefore(until());
    }
}
