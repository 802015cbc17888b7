package city.qala.governance.audit;

import city.qala.governance.audit.AuditFinding.Kind;
import city.qala.kernel.MerkleRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks a folder of log files: every line against its hash, the tree over the hashes against every
 * signed state, and the states against the key. What was signed elsewhere finds a tail that was cut
 * together with the states that covered it.
 */
final class FolderCheck {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HASH = 32;

    private final Path folder;
    private final List<AuditFinding> found = new ArrayList<>();
    private final TreeMap<Long, SignedRoot> roots = new TreeMap<>();
    private final String key;
    private Frontier tree = new Frontier();
    private long entries;
    private long good;
    private boolean aligned = true;

    FolderCheck(Path folder, List<Path> witnesses, Optional<String> key) throws IOException {
        this.folder = folder;
        List<String> states = new ArrayList<>();
        Path own = folder.resolve(AuditFiles.ROOTS);
        if (Files.exists(own)) states.addAll(Files.readAllLines(own));
        for (Path witness : witnesses) states.addAll(Files.readAllLines(witness));
        String first = key.orElse("");
        for (String state : states) first = add(state, first);
        this.key = first;
    }

    private String add(String state, String known) {
        Optional<SignedRoot> read = AuditCheck.root(state);
        if (read.isEmpty()) {
            found.add(new AuditFinding(Kind.UNREADABLE, 0, 0, AuditFiles.ROOTS));
            return known;
        }
        SignedRoot root = read.get();
        String expected = known.isEmpty() ? root.key() : known;
        AuditCheck.sign(root, Optional.of(expected), found);
        SignedRoot before = roots.putIfAbsent(root.size(), root);
        if (before != null && !before.root().equals(root.root()))
            found.add(
                    new AuditFinding(
                            Kind.ROOT_DIFFERS, 0, root.size() - 1, "two states of one size"));
        return expected;
    }

    AuditReport report() throws IOException {
        for (long first : firsts()) {
            if (first != entries) {
                found.add(
                        new AuditFinding(
                                first > entries ? Kind.DROPPED : Kind.INSERTED,
                                Math.min(entries, first),
                                Math.max(entries, first) - 1,
                                AuditFiles.name(first, "jsonl")));
                aligned = false;
            }
            entries = first;
            file(first);
        }
        long signed = roots.isEmpty() ? 0 : roots.lastKey();
        if (signed > entries)
            found.add(new AuditFinding(Kind.CUT, entries, signed - 1, "the end of the log"));
        if (roots.isEmpty() && entries > 0)
            found.add(new AuditFinding(Kind.UNREADABLE, 0, entries - 1, AuditFiles.ROOTS));
        return new AuditReport(entries, roots.size(), Math.max(0, entries - signed), key, found);
    }

    private void file(long first) throws IOException {
        String name = AuditFiles.name(first, "jsonl");
        // The hashes first: a server that runs writes them last.
        List<byte[]> hashes = hashes(first);
        List<byte[]> lines = lines(folder.resolve(name));
        List<AuditFinding> diff = LogDiff.of(lines, hashes, first, name);
        long last = roots.isEmpty() ? 0 : roots.lastKey();
        // Lines after the last signed state whose hashes are not there yet are on their way.
        List<AuditFinding> here =
                diff.stream()
                        .filter(f ->
                                f.kind() != Kind.INSERTED
                                        || f.number() < first + hashes.size()
                                        || f.number() < last)
                        .toList();
        boolean hashesLie = tree(lines, hashes, first);
        if (hashesLie) here.forEach(f -> found.add(blameHash(f)));
        else found.addAll(here);
        entries = first + Math.max(hashes.size(), hashesLie ? lines.size() : 0);
    }

    /** Grows the tree; whether the lines lead to a signed state where the hashes do not. */
    private boolean tree(List<byte[]> lines, List<byte[]> hashes, long first) throws IOException {
        boolean lie = false;
        for (int i = 0; i < Math.max(lines.size(), hashes.size()) && aligned; i++) {
            if (i < hashes.size()) tree.add(hashes.get(i));
            SignedRoot root = roots.get(first + i + 1);
            if (root == null) continue;
            if (!leads(tree, root)) lie |= compareLines(root);
            if (aligned) good = root.size();
        }
        return lie;
    }

    private static boolean leads(Frontier tree, SignedRoot root) {
        return tree.size() == root.size() && HEX.formatHex(tree.root()).equals(root.root());
    }

    // Rare and slow: only where the hashes do not lead to a signed state.
    private boolean compareLines(SignedRoot root) throws IOException {
        var ofLines = new Frontier();
        for (long start : firsts()) {
            for (byte[] line : lines(folder.resolve(AuditFiles.name(start, "jsonl")))) {
                if (ofLines.size() < root.size()) ofLines.add(line);
            }
        }
        if (leads(ofLines, root)) {
            tree = ofLines;
            return true;
        }
        String state = "state of " + root.size();
        found.add(new AuditFinding(Kind.ROOT_DIFFERS, good, root.size() - 1, state));
        aligned = false;
        return false;
    }

    private static AuditFinding blameHash(AuditFinding f) {
        return new AuditFinding(Kind.HASH_CHANGED, f.number(), f.to(), f.place());
    }

    private List<Long> firsts() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> n.matches("log-\\d{12}\\.(jsonl|hashes)"))
                    .map(n -> Long.parseLong(n.substring(4, 16)))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private List<byte[]> hashes(long first) throws IOException {
        Path file = folder.resolve(AuditFiles.name(first, "hashes"));
        if (!Files.exists(file)) return List.of();
        byte[] all = Files.readAllBytes(file);
        List<byte[]> hashes = new ArrayList<>(all.length / HASH);
        for (int at = 0; at + HASH <= all.length; at += HASH)
            hashes.add(Arrays.copyOfRange(all, at, at + HASH));
        return hashes;
    }

    private static List<byte[]> lines(Path file) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        if (!Files.exists(file)) return lines;
        byte[] all = Files.readAllBytes(file);
        int start = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] != '\n') continue;
            lines.add(MerkleRoot.leaf(Arrays.copyOfRange(all, start, i)));
            start = i + 1;
        }
        if (start < all.length)
            lines.add(MerkleRoot.leaf(Arrays.copyOfRange(all, start, all.length)));
        return lines;
    }
}
