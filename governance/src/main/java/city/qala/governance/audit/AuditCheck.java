package city.qala.governance.audit;

import city.qala.governance.audit.AuditFinding.Kind;
import city.qala.kernel.MerkleRoot;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Checks what left the log, without a server: evidence, a proof, or a copy of its files. */
public final class AuditCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    private AuditCheck() {}

    /**
     * Checks the files of a log.
     *
     * @param folder the folder {@code audit} of a data folder, or a copy of it
     * @param witnesses signed states that others kept
     * @param key the city's published key; empty takes that of the files
     */
    public static AuditReport folder(Path folder, List<Path> witnesses, Optional<String> key) {
        try {
            return new FolderCheck(folder, witnesses, key).report();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks one file: evidence, a proof of consistency, or a signed state.
     *
     * @param key the city's published key; empty takes that of the file
     */
    public static AuditReport file(Path file, Optional<String> key) {
        List<AuditFinding> found = new ArrayList<>();
        try {
            JsonNode all = JSON.readTree(Files.readAllBytes(file));
            return switch (all.path("format").asText("")) {
                case "qala-audit-evidence-1" -> evidence(all, key, found);
                case "qala-audit-consistency-1" -> consistency(all, key, found);
                case "qala-audit-root-1" -> {
                    SignedRoot root = root(all);
                    sign(root, key, found);
                    yield new AuditReport(0, 1, 0, root.key(), found);
                }
                default -> unreadable(file);
            };
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return unreadable(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AuditReport evidence(
            JsonNode all, Optional<String> key, List<AuditFinding> found) {
        SignedRoot root = root(all.path("root"));
        sign(root, key, found);
        for (JsonNode entry : all.path("entries")) {
            long number = entry.path("number").asLong(-1);
            byte[] leaf = MerkleRoot.leaf(Packed.utf8(entry.path("line").asText()));
            byte[] led = Proofs.root(number, root.size(), leaf, hashes(entry.path("path")));
            if (!HEX.formatHex(led).equals(root.root()))
                found.add(new AuditFinding(Kind.NOT_PROVEN, number, number, "evidence"));
        }
        return new AuditReport(all.path("entries").size(), 1, 0, root.key(), found);
    }

    private static AuditReport consistency(
            JsonNode all, Optional<String> key, List<AuditFinding> found) {
        SignedRoot second = root(all.path("second"));
        sign(second, key, found);
        long first = all.path("first").asLong();
        boolean holds =
                Proofs.consistent(
                        first,
                        HEX.parseHex(all.path("firstRoot").asText()),
                        second.size(),
                        HEX.parseHex(second.root()),
                        hashes(all.path("path")));
        if (!holds)
            found.add(new AuditFinding(Kind.NOT_PROVEN, first, second.size(), "consistency"));
        return new AuditReport(0, 1, 0, second.key(), found);
    }

    static void sign(SignedRoot root, Optional<String> key, List<AuditFinding> found) {
        boolean known = key.isEmpty() || key.get().equals(root.key());
        if (!known || !AuditKey.holds(root.key(), root.signed(), root.signature()))
            found.add(
                    new AuditFinding(
                            Kind.BAD_SIGNATURE,
                            root.size(),
                            root.size(),
                            "state of " + root.size()));
    }

    static SignedRoot root(JsonNode n) {
        return new SignedRoot(
                n.path("city").asText(),
                n.path("size").asLong(),
                java.time.Instant.parse(n.path("at").asText("1970-01-01T00:00:00Z")),
                n.path("root").asText(),
                n.path("key").asText(),
                n.path("signature").asText());
    }

    /** A signed state from a line of JSON; empty if it is none. */
    static Optional<SignedRoot> root(String json) {
        try {
            return Optional.of(root(JSON.readTree(json)));
        } catch (JsonProcessingException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<byte[]> hashes(JsonNode list) {
        List<byte[]> hashes = new ArrayList<>();
        for (JsonNode hash : list) hashes.add(HEX.parseHex(hash.asText()));
        return hashes;
    }

    private static AuditReport unreadable(Path file) {
        String name = String.valueOf(file.getFileName());
        return new AuditReport(0, 0, 0, "", List.of(new AuditFinding(Kind.UNREADABLE, 0, 0, name)));
    }
}
