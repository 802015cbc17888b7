package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the public register says about one algorithm. It may still lack fields; what it has is well
 * formed.
 *
 * @param id small letters, digits and hyphens
 * @param concernsPeople whether its results are about persons; then it needs an audit of bias. If
 *     not, the field "equality" says why not, and two people vouch for that
 * @param fields what is written so far
 */
record AlgorithmEntry(String id, boolean concernsPeople, Map<EntryField, FieldText> fields) {
    private static final String NO_HASH = "0".repeat(64);

    AlgorithmEntry {
        if (!id.matches("[a-z][a-z0-9-]{1,62}"))
            throw Problem.invalid("id", id, "must be small letters, digits and hyphens");
        fields = Map.copyOf(fields);
        fields.forEach(AlgorithmEntry::require);
    }

    Optional<FieldText> field(EntryField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** A field that is the same in all languages; empty if it is missing. */
    String plain(EntryField field) {
        return field(field).map(t -> t.in(Language.EN)).orElse("");
    }

    /** What is missing before it may run, in the order of the fields. */
    List<EntryField> missing() {
        var missing = new ArrayList<EntryField>();
        for (EntryField field : EntryField.values()) {
            if (field(field).map(FieldText::isIncomplete).orElse(true)) missing.add(field);
        }
        return missing;
    }

    /** What exactly it lets run; a hash of zeros and no threshold while they are missing. */
    AlgorithmVersion version() {
        String hash = plain(EntryField.MODEL_SHA256);
        String threshold = plain(EntryField.THRESHOLD);
        return new AlgorithmVersion(
                id,
                hash.isEmpty() ? NO_HASH : hash,
                threshold.isEmpty() ? 0 : Double.parseDouble(threshold),
                plain(EntryField.PREPROCESSING));
    }

    /** The day by which its owner looks at it again. */
    Optional<LocalDate> review() {
        return Optional.of(plain(EntryField.REVIEW_DATE))
                .filter(t -> !t.isEmpty())
                .map(LocalDate::parse);
    }

    private static void require(EntryField field, FieldText text) {
        String plain = text.in(Language.EN);
        if (plain.isEmpty()) return;
        boolean good =
                switch (field.form()) {
                    case WORDS, INTERNAL, PLAIN -> true;
                    case HASH -> plain.matches("[0-9a-f]{64}");
                    case LINK -> plain.matches("(https://[a-z0-9]|/)[^\\s\"'<>\\\\]*");
                    case DATE -> isDay(plain);
                    case NUMBER -> !Double.isNaN(Condition.number(plain));
                };
        if (!good)
            throw Problem.invalid(
                    field.code(), plain, "must be " + field.form().name().toLowerCase(Locale.ROOT));
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
