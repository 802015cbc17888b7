package city.qala.platform.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The keys of all subjects in memory: 32 bytes each, by their numbers. */
final class SubjectKeys {
    private static final HexFormat HEX = HexFormat.of();

    private final BitSet there = new BitSet();
    private final byte[] loose;
    private byte[] all = new byte[1 << 12];

    /**
     * @param loose the archive's key for rows about subjects without a key of their own
     */
    SubjectKeys(byte[] loose) {
        this.loose = loose.clone();
    }

    /** Reads the lines of a key table. */
    static SubjectKeys read(Path file, int idColumn, int keyColumn, byte[] loose)
            throws IOException {
        var keys = new SubjectKeys(loose);
        try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                // bytea in PostgreSQL's text form: \x…, with the backslash doubled.
                String hex = cells[keyColumn].substring(cells[keyColumn].indexOf('x') + 1);
                keys.put(Integer.parseInt(cells[idColumn]), HEX.parseHex(hex));
            }
        }
        return keys;
    }

    private void put(int id, byte[] key) {
        if (key.length != RowSeal.KEY) throw new IllegalArgumentException("a key of 32 bytes");
        int at = Math.multiplyExact(id, RowSeal.KEY);
        if (at + RowSeal.KEY > all.length)
            all = Arrays.copyOf(all, Math.max(at + RowSeal.KEY, all.length + (all.length >> 1)));
        System.arraycopy(key, 0, all, at, RowSeal.KEY);
        there.set(id);
    }

    int size() {
        return there.cardinality();
    }

    /** The keys of a row's subjects; nothing if one of them was destroyed. */
    Optional<List<byte[]>> of(List<String> ids) {
        List<byte[]> found = new ArrayList<>();
        for (String id : ids) {
            if (id.equals(SealedLine.NONE)) {
                found.add(loose);
                continue;
            }
            int n = Integer.parseInt(id);
            if (!there.get(n)) return Optional.empty();
            found.add(Arrays.copyOfRange(all, n * RowSeal.KEY, (n + 1) * RowSeal.KEY));
        }
        if (found.isEmpty()) found.add(loose);
        return Optional.of(found);
    }
}
