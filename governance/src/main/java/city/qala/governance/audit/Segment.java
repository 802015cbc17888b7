package city.qala.governance.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@link MerkleTree#SEGMENT} entries, packed.
 *
 * @param first number of the first
 */
record Segment(long first, List<byte[]> lines, List<byte[]> hashes, Concerns concerns) {
    private static final List<String> SEARCHED = List.of("actor", "purpose", "action");

    byte[] body() {
        return Packed.deflate(Packed.join(lines));
    }

    /** Hashes of the words that a search may ask for, with blanks between them. */
    String terms() {
        Set<Long> terms = new LinkedHashSet<>();
        for (byte[] line : lines) {
            String text = Packed.utf8(line);
            for (String key : SEARCHED) addTerm(terms, text, key);
        }
        return terms.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** The hash of a word of one key. */
    static long term(String key, String value) {
        StringBuilder out = new StringBuilder(key).append(':');
        Canonical.quote(out, value);
        return hash(out);
    }

    // A quote within a value is escaped, so the key's own quotes cannot be met there.
    private static void addTerm(Set<Long> terms, String text, String key) {
        String mark = ",\"" + key + "\":";
        int from = text.indexOf(mark);
        if (from < 0) return;
        int start = from + mark.length();
        int end = start + 1;
        while (text.charAt(end) != '"') end += text.charAt(end) == '\\' ? 2 : 1;
        terms.add(hash(key + ":" + text.substring(start, end + 1)));
    }

    /** FNV-1a of 64 bits; two words with one hash only cost a needless look. */
    private static long hash(CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return hash;
    }
}
