package city.qala.governance.purpose;

import city.qala.kernel.FieldSet;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.WorkingHours;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A purpose as it is written in files, in the ledger and in requests. */
record PurposeJson(
        @Nullable String code,
        @Nullable Map<String, String> title,
        @Nullable Map<String, String> plain,
        @Nullable String basis,
        @Nullable Set<String> roles,
        @Nullable Set<String> departments,
        @Nullable String hours,
        boolean ownDistrictOnly,
        boolean ownDataOnly,
        @Nullable Set<String> kinds,
        @Nullable Set<String> fields,
        int perDay,
        int keepDays,
        int mostDelayDays,
        int urgentMinutes) {

    static PurposeJson of(Purpose p) {
        return new PurposeJson(
                p.code(),
                tags(p.title()),
                tags(p.plain()),
                p.basis(),
                new TreeSet<>(p.users().roles()),
                new TreeSet<>(p.users().departments()),
                p.users().hours().toString(),
                p.users().ownDistrictOnly(),
                p.users().ownDataOnly(),
                new TreeSet<>(p.kinds()),
                new TreeSet<>(p.fields().names()),
                p.limits().perDay(),
                Math.toIntExact(p.limits().keep().toDays()),
                Math.toIntExact(p.limits().mostDelay().toDays()),
                Math.toIntExact(p.limits().urgent().toMinutes()));
    }

    /**
     * The purpose that it describes.
     *
     * @throws Problem {@code invalid-parameter} if it describes none
     */
    Purpose toPurpose() {
        return new Purpose(
                text(code),
                languages("title", title),
                languages("plain", plain),
                text(basis),
                new Purpose.Users(
                        all("roles", roles),
                        all("departments", departments),
                        WorkingHours.parse(text(hours)),
                        ownDistrictOnly,
                        ownDataOnly),
                all("kinds", kinds),
                new FieldSet(all("fields", fields)),
                new Purpose.Limits(
                        perDay,
                        Duration.ofDays(keepDays),
                        Duration.ofDays(mostDelayDays),
                        Duration.ofMinutes(urgentMinutes)));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static Set<String> all(String name, @Nullable Set<String> given) {
        if (given == null) return Set.of();
        for (String one : given) {
            boolean fine = one != null && one.matches("[a-z][a-z0-9.-]{0,99}");
            if (!fine) throw Problem.invalid(name, one, "must be small letters, digits, - and .");
        }
        return given;
    }

    private static Map<Language, String> languages(
            String name, @Nullable Map<String, String> given) {
        var words = new EnumMap<Language, String>(Language.class);
        if (given == null) return words;
        given.forEach((tag, text) -> {
            boolean known = List.of("kk", "ru", "en").contains(tag) && text != null;
            if (!known) throw Problem.invalid(name, tag, "must have kk, ru and en");
            words.put(Language.find(tag).orElseThrow(), text);
        });
        return words;
    }

    private static Map<String, String> tags(Map<Language, String> words) {
        var tags = new TreeMap<String, String>();
        words.forEach((language, text) -> tags.put(language.tag(), text));
        return tags;
    }
}
