package city.qala.platform.backup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The line of a row about people: on its way out of the ledger, and as it stands in an archive. */
final class SealedLine {
    private static final HexFormat HEX = HexFormat.of();

    /** Stands where a subject has no key of its own. */
    static final String NONE = "-";

    private SealedLine() {}

    /**
     * A line of the ledger's.
     *
     * @param ids numbers of the keys of its subjects
     * @param keys the keys; empty bytes where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
    record Plain(List<String> ids, List<byte[]> keys, byte[] row) {}

    static Plain plain(byte[] line) {
        int first = indexOf(line, (byte) '\t', 0);
        int second = indexOf(line, (byte) '\t', first + 1);
        List<byte[]> keys = new ArrayList<>();
        for (String hex : words(line, first + 1, second))
            keys.add(hex.equals(NONE) ? new byte[0] : HEX.parseHex(hex));
        int end = line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        return new Plain(words(line, 0, first), keys, Arrays.copyOfRange(line, second + 1, end));
    }

    /** As it stands in the archive. */
    static byte[] write(List<String> ids, byte[] sealed) {
        String text = String.join(",", ids) + '\t' + Base64.getEncoder().encodeToString(sealed);
        return (text + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    /** A line of an archive. */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
    record Closed(List<String> ids, byte[] sealed) {}

    static Closed closed(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) throw new IllegalArgumentException("not a sealed line");
        return new Closed(
                ids(line.substring(0, tab)), Base64.getDecoder().decode(line.substring(tab + 1)));
    }

    private static List<String> words(byte[] line, int from, int to) {
        return ids(new String(line, from, to - from, StandardCharsets.US_ASCII));
    }

    private static List<String> ids(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static int indexOf(byte[] line, byte wanted, int from) {
        for (int i = from; i < line.length; i++) if (line[i] == wanted) return i;
        throw new IllegalStateException("a line of three columns");
    }
}
