package city.qala.registry.intake;

import city.qala.kernel.Iin;
import city.qala.kernel.Ulid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One record as a delivery tells it, ready to be compared with what is there.
 *
 * @param key names the record within the register
 * @param cells by column
 * @param validFrom the day from which it holds
 * @param hash of what it says
 * @param iin the person's number if it is a possible one, else empty
 * @param words of the names, for the search
 * @param born day of birth as ISO; empty if unknown
 * @param townId the town's own id of the resident; empty if the register does not tell
 * @param hidden whether the register says that the address is protected
 */
record Change(
        String key,
        Map<String, String> cells,
        LocalDate validFrom,
        String hash,
        String iin,
        List<String> words,
        String born,
        String townId,
        boolean hidden) {

    Change {
        cells = Map.copyOf(cells);
        words = List.copyOf(words);
    }

    /** A row of a delivery. */
    static Change of(Declaration register, Checked.Line row, LocalDate asOf) {
        Map<String, String> cells = row.cells();
        LocalDate from =
                register.first(Meaning.VALID_FROM)
                        .flatMap(f -> RowRule.day(f, cells.getOrDefault(f.column(), ""), asOf))
                        .orElse(asOf);
        String born =
                register.first(Meaning.BIRTH_DATE)
                        .filter(f -> cells.containsKey(f.column()))
                        .flatMap(f -> RowRule.day(f, cells.getOrDefault(f.column(), ""), asOf))
                        .map(LocalDate::toString)
                        .orElse("");
        String iin =
                cell(register, Meaning.IIN, cells).isEmpty()
                        ? ""
                        : Iin.find(cell(register, Meaning.IIN, cells)).map(Iin::digits).orElse("");
        var words = new ArrayList<String>();
        for (Meaning m :
                List.of(
                        Meaning.FAMILY_NAME,
                        Meaning.GIVEN_NAME,
                        Meaning.PATRONYMIC,
                        Meaning.FULL_NAME)) words.addAll(NameKey.words(cell(register, m, cells)));
        // Without the day of the delivery: who says the same tomorrow has not changed.
        String said = new TreeMap<>(cells).toString();
        String townId = cell(register, Meaning.TOWN_ID, cells);
        return new Change(
                row.key(),
                cells,
                from,
                hash(said),
                iin,
                words,
                born,
                Ulid.find(townId).map(Ulid::text).orElse(""),
                RowRule.bool(cell(register, Meaning.ADDRESS_HIDDEN, cells)).orElse(false));
    }

    private static String cell(Declaration register, Meaning as, Map<String, String> cells) {
        return register.first(as).map(f -> cells.getOrDefault(f.column(), "")).orElse("");
    }

    static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
