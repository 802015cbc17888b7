package city.qala.governance.audit;

import city.qala.governance.audit.AuditFinding.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the lines of a file with the hashes that were kept of them, and names what differs. */
final class LogDiff {
    private final List<byte[]> lines;
    private final List<byte[]> hashes;
    private final long first;
    private final String file;
    private final Map<ByteBuffer, Integer> placeOfHash = new HashMap<>();
    private final Map<ByteBuffer, Integer> placeOfLine = new HashMap<>();
    private final List<AuditFinding> found = new ArrayList<>();
    private int line;
    private int hash;

    private LogDiff(List<byte[]> lines, List<byte[]> hashes, long first, String file) {
        this.lines = lines;
        this.hashes = hashes;
        this.first = first;
        this.file = file;
    }

    /**
     * Findings of one file.
     *
     * @param lines hashes of its lines as they are
     * @param hashes as they were
     * @param first number of its first entry
     */
    static List<AuditFinding> of(List<byte[]> lines, List<byte[]> hashes, long first, String file) {
        var diff = new LogDiff(lines, hashes, first, file);
        diff.skipEqual();
        if (diff.line == lines.size() && diff.hash == hashes.size()) return List.of();
        for (int i = diff.line; i < lines.size(); i++)
            diff.placeOfLine.putIfAbsent(ByteBuffer.wrap(lines.get(i)), i);
        for (int i = diff.hash; i < hashes.size(); i++)
            diff.placeOfHash.putIfAbsent(ByteBuffer.wrap(hashes.get(i)), i);
        diff.walk();
        return diff.found;
    }

    private void walk() {
        while (line < lines.size() && hash < hashes.size()) {
            step();
            skipEqual();
        }
        if (hash < hashes.size()) add(Kind.CUT, hash, hashes.size() - 1);
        for (; line < lines.size(); line++) add(Kind.INSERTED, hash, hash);
    }

    private void step() {
        int home = placeOfHash.getOrDefault(ByteBuffer.wrap(lines.get(line)), -1);
        int now = placeOfLine.getOrDefault(ByteBuffer.wrap(hashes.get(hash)), -1);
        if (home < 0 && now > line) {
            // A stranger stands here, and the one that was here comes later.
            add(Kind.INSERTED, hash, hash);
            line++;
        } else if (home > hash && now < 0) {
            if (follows(line + 1, home + 1)) {
                add(Kind.DROPPED, hash, home - 1);
                hash = home;
            } else {
                both(Kind.MOVED);
            }
        } else if (home < 0) {
            both(Kind.CHANGED);
        } else {
            both(Kind.MOVED);
        }
    }

    private void both(Kind kind) {
        add(kind, hash, hash);
        line++;
        hash++;
    }

    /** Whether the next line is the next hash too, so that a whole piece has shifted. */
    private boolean follows(int nextLine, int nextHash) {
        if (nextLine == lines.size() || nextHash == hashes.size()) return true;
        return java.util.Arrays.equals(lines.get(nextLine), hashes.get(nextHash));
    }

    private void skipEqual() {
        while (line < lines.size()
                && hash < hashes.size()
                && java.util.Arrays.equals(lines.get(line), hashes.get(hash))) {
            line++;
            hash++;
        }
    }

    private void add(Kind kind, int from, int to) {
        found.add(new AuditFinding(kind, first + from, first + to, file + ":" + (line + 1)));
    }
}
