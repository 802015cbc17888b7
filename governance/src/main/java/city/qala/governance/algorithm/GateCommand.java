package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** {@code ./qala governance gate}: whether a face algorithm passes its audit, from a file. */
public final class GateCommand {

    /**
     * What to judge.
     *
     * @param scores rows {@code group,mated,distance}; packed by the ending {@code .gz}
     * @param threshold a distance below it counts as a match
     * @param fmrTarget most that the false match rate of any group may be
     * @param groups columns that tell people apart; several are crossed too
     * @param declared groups of the first column that must be in the file
     * @param out where the answer goes
     */
    public record Order(
            Path scores,
            double threshold,
            double fmrTarget,
            String groups,
            Set<String> declared,
            Path out) {
        public Order {
            declared = Set.copyOf(declared);
        }
    }

    private GateCommand() {}

    /**
     * Judges.
     *
     * @throws Problem {@code no-file} or {@code invalid-parameter}
     */
    public static AuditSummary run(Order order) {
        long began = System.nanoTime();
        GateLimits limits = GateLimits.usual(order.fmrTarget());
        var set =
                new ScoreSet(
                        Groups.of(order.groups()).crossed(), order.threshold(), order.declared());
        var table = new AuditTable(order.scores().toString());
        table.read(order.scores(), set.columns(), set::add);
        GateResult result = FaceGate.judge(set.counts(), limits);
        AuditFiles.json(
                order.out(),
                GateJson.of(result, order.threshold(), limits, sha256(order.scores())));
        AuditSummary said =
                AuditSummary.of(table, began)
                        .with("verdict", result.verdict().code())
                        .with("groups", result.groups().size());
        return result.verdict() == Verdict.PASS ? said : said.refused();
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int n = in.read(part); n >= 0; n = in.read(part)) digest.update(part, 0, n);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
