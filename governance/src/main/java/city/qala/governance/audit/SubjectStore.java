package city.qala.governance.audit;

import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who is behind which pseudonym: one key for each subject, which can be destroyed. */
final class SubjectStore {
    private static final Sql FIND = Sql.of(SubjectStore.class, "find-subjects");
    private static final Sql ADD = Sql.of(SubjectStore.class, "add-subjects");
    private static final Sql MEMBERS = Sql.of(SubjectStore.class, "find-members");
    private static final Sql FORGET = Sql.of(SubjectStore.class, "forget-subject");
    private static final Sql ARMED = Sql.of(SubjectStore.class, "armed-tables");
    private static final Sql KEYLESS = Sql.of(SubjectStore.class, "keyless-subjects");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PSEUDONYM_BYTES = 16;
    private static final int PIECE = 50_000;

    /**
     * A subject as the log knows it.
     *
     * @param ordinal a small number, the same for ever
     * @param pseudonym as it stands in entries, {@code person:0123…}
     */
    record Known(int ordinal, String pseudonym) {}

    /** Those of the subjects that are known. */
    Map<String, Known> find(Tx tx, Collection<String> subjects) {
        String[] wanted = subjects.toArray(String[]::new);
        return tx.one(FIND, Map.of("subjects", wanted), row -> known(row, wanted)).orElseThrow();
    }

    private static Map<String, Known> known(Row row, String[] wanted) {
        long[] ordinals = row.numbers("ordinals");
        byte[] pseudonyms = row.bytes("pseudonyms");
        Map<String, Known> known = HashMap.newHashMap(wanted.length);
        int at = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (ordinals[i] == 0) continue;
            String kind = wanted[i].substring(0, wanted[i].indexOf('/'));
            String pseudonym = HexFormat.of().formatHex(pseudonyms, at, at + PSEUDONYM_BYTES);
            known.put(wanted[i], new Known((int) ordinals[i], kind + ":" + pseudonym));
            at += PSEUDONYM_BYTES;
        }
        return known;
    }

    /** All of the subjects; those that are new get their keys. */
    Map<String, Known> make(Tx tx, Collection<String> subjects) {
        if (subjects.isEmpty()) return Map.of();
        Map<String, Known> known = find(tx, subjects);
        List<String> fresh =
                subjects.stream().filter(s -> !known.containsKey(s)).distinct().sorted().toList();
        if (fresh.isEmpty()) return known;
        byte[][] keys = new byte[fresh.size()][];
        byte[][] pseudonyms = new byte[fresh.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new byte[32];
            RANDOM.nextBytes(keys[i]);
            pseudonyms[i] = pseudonym(keys[i], fresh.get(i));
        }
        String[] texts = fresh.toArray(String[]::new);
        tx.update(ADD, Map.of("subjects", texts, "keys", keys, "pseudonyms", pseudonyms));
        known.putAll(find(tx, fresh));
        return known;
    }

    /**
     * Gives keys to some of those whom tables hold rows of and who have none yet.
     *
     * @return how many got one; 0 when nobody is left
     */
    int makeMissing(Tx tx, int most) {
        List<Armed> tables =
                tx.list(ARMED, Map.of(), row -> new Armed(row.text("tab"), row.text("kind")));
        for (Armed t : tables) {
            List<String> keyless =
                    tx.list(
                            KEYLESS,
                            Map.of("tab", t.table(), "kind", t.kind(), "most", most),
                            row -> row.text("subject"));
            if (!keyless.isEmpty()) return make(tx, keyless).size();
        }
        return 0;
    }

    private record Armed(String table, String kind) {}

    /**
     * Ordinals of the members of a set, in order.
     *
     * @throws Problem {@code invalid-parameter} if somebody among them is unknown
     */
    int[] members(Tx tx, List<String> pseudonyms) {
        int[] ordinals = new int[pseudonyms.size()];
        int count = 0;
        for (int from = 0; from < pseudonyms.size(); from += PIECE) {
            List<String> piece =
                    pseudonyms.subList(from, Math.min(pseudonyms.size(), from + PIECE));
            byte[][] bytes = piece.stream().map(SubjectStore::bytes).toArray(byte[][]::new);
            for (int n :
                    tx.list(MEMBERS, Map.of("pseudonyms", bytes), row -> row.integer("ordinal"))) {
                if (count == ordinals.length) throw unknown(pseudonyms.size());
                ordinals[count++] = n;
            }
        }
        if (count < ordinals.length) throw unknown(pseudonyms.size());
        Arrays.sort(ordinals);
        return ordinals;
    }

    /** Destroys a subject's key; whether there was one. */
    boolean forget(Tx tx, Subject subject) {
        return tx.update(FORGET, Map.of("subject", subject.toString())) > 0;
    }

    private static Problem unknown(int members) {
        return Problem.invalid("members", members, "must all be known pseudonyms, each once");
    }

    private static byte[] bytes(String pseudonym) {
        try {
            return HexFormat.of().parseHex(pseudonym.substring(pseudonym.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("members", pseudonym, "must be pseudonyms");
        }
    }

    private static byte[] pseudonym(byte[] key, String subject) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(Packed.utf8(subject)), PSEUDONYM_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
