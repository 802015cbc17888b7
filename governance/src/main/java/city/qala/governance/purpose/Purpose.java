package city.qala.governance.purpose;

import city.qala.kernel.FieldSet;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.WorkingHours;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What personal data may be used for, as two people agreed to it.
 *
 * @param code stable short name, {@code school-place}
 * @param title a few words in every language
 * @param plain a sentence or two for the people concerned, in every language
 * @param basis the law or consent that it rests on, with article
 * @param users who may use it
 * @param kinds kinds of subjects that it opens, {@code person}, {@code household}…
 * @param fields what may be seen of them
 * @param limits how much, how long, how late
 */
public record Purpose(
        String code,
        Map<Language, String> title,
        Map<Language, String> plain,
        String basis,
        Users users,
        Set<String> kinds,
        FieldSet fields,
        Limits limits) {

    /**
     * Who may use a purpose.
     *
     * @param roles at least one of these is held
     * @param departments the only departments; empty: all
     * @param hours when, in the city's time
     * @param ownDistrictOnly whether only data of the districts that the user serves are opened
     * @param ownDataOnly whether it opens only what is the user's own
     */
    public record Users(
            Set<String> roles,
            Set<String> departments,
            WorkingHours hours,
            boolean ownDistrictOnly,
            boolean ownDataOnly) {
        public Users {
            if (roles.isEmpty()) throw Problem.invalid("roles", roles, "must name a role");
            roles = Set.copyOf(roles);
            departments = Set.copyOf(departments);
        }
    }

    /**
     * How much a purpose opens, and for how long.
     *
     * @param perDay subjects that one actor may open in a day; 0: no limit
     * @param keep how long what is learned may be kept
     * @param mostDelay how long a look may stay hidden from those concerned; zero: shown at once
     * @param urgent how long a key works that was taken without the ordinary way; zero: an ordinary
     *     purpose
     */
    public record Limits(int perDay, Duration keep, Duration mostDelay, Duration urgent) {
        private static final Duration LONGEST_DELAY = Duration.ofDays(365);
        private static final Duration LONGEST_URGENT = Duration.ofHours(4);

        public Limits {
            if (perDay < 0) throw Problem.invalid("perDay", perDay, "must not be negative");
            if (keep.isNegative()) throw Problem.invalid("keep", keep, "must not be negative");
            if (mostDelay.isNegative() || mostDelay.compareTo(LONGEST_DELAY) > 0)
                throw Problem.invalid("mostDelay", mostDelay, "must be at most 365 days");
            if (urgent.isNegative() || urgent.compareTo(LONGEST_URGENT) > 0)
                throw Problem.invalid("urgent", urgent, "must be at most 4 hours");
        }

        /** Whether it is for emergencies. */
        public boolean isUrgent() {
            return !urgent.isZero();
        }
    }

    public Purpose {
        if (!code.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || code.length() > 60)
            throw Problem.invalid("code", code, "must be like school-place");
        title = words("title", title, 100);
        plain = words("plain", plain, 600);
        if (basis.isBlank() || basis.length() > 300)
            throw Problem.invalid("basis", basis, "must name the law, in 1 to 300 signs");
        if (kinds.isEmpty()) throw Problem.invalid("kinds", kinds, "must name a kind of subject");
        kinds = Set.copyOf(kinds);
    }

    private static Map<Language, String> words(String name, Map<Language, String> all, int most) {
        var words = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            String text = all.getOrDefault(language, "").strip();
            if (text.isEmpty() || text.length() > most)
                throw Problem.invalid(
                        name + "." + language.tag(), text, "must have 1 to " + most + " signs");
            words.put(language, text);
        }
        return Map.copyOf(words);
    }
}
