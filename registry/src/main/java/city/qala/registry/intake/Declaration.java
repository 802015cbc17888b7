package city.qala.registry.intake;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a register is: whose, by which law, which columns mean what. The format is described in
 * {@code docs/registry/declarations.md}.
 *
 * @param code short name, such as {@code population}
 * @param title in every language
 * @param owner department that keeps it
 * @param basis law that lets it be used here
 * @param rhythm how often it is delivered
 * @param whole whether a delivery holds the whole register; else it holds what changed
 * @param once whether a person stands in it at most once
 * @param key columns that name a record within the register
 * @param rank place in the order of sources: what a lower one says is believed first, 1 to 1,000
 * @param encoding {@code utf-8} or {@code windows-1251}
 * @param fields its columns, in order
 */
public record Declaration(
        String code,
        Map<Language, String> title,
        String owner,
        String basis,
        Rhythm rhythm,
        boolean whole,
        boolean once,
        List<String> key,
        int rank,
        String encoding,
        List<Field> fields) {

    private static final Set<String> ENCODINGS = Set.of("utf-8", "windows-1251");

    /** How often a register is delivered, and after how long it is late. */
    public enum Rhythm {
        DAILY(2),
        WEEKLY(9),
        MONTHLY(40),
        QUARTERLY(110),
        YEARLY(400),
        ONCE(100_000);

        private final int days;

        Rhythm(int days) {
            this.days = days;
        }

        /** After how long a delivery is overdue. */
        public Duration lateAfter() {
            return Duration.ofDays(days);
        }
    }

    public Declaration {
        if (!code.matches("[a-z][a-z0-9-]{1,40}"))
            throw Problem.invalid("register", code, "must be small letters, digits and hyphens");
        if (title.size() != Language.values().length)
            throw Problem.invalid("title", title.keySet(), "must be in kk, ru and en");
        if (owner.isBlank() || basis.isBlank())
            throw Problem.invalid("owner, basis", "", "must be named: no register without a law");
        if (rank < 1 || rank > 1_000) throw Problem.invalid("rank", rank, "must be 1 to 1000");
        if (!ENCODINGS.contains(encoding))
            throw Problem.invalid("encoding", encoding, "must be one of " + ENCODINGS);
        if (fields.isEmpty() || fields.size() > 200)
            throw Problem.invalid("columns", fields.size(), "must be 1 to 200");
        title = Map.copyOf(title);
        key = List.copyOf(key);
        fields = List.copyOf(fields);
        requireColumns(key, fields);
    }

    private static void requireColumns(List<String> key, List<Field> fields) {
        var names = new HashSet<String>();
        for (Field f : fields)
            if (!names.add(f.column())) throw Problem.invalid("columns", f.column(), "is twice");
        if (key.isEmpty() || !names.containsAll(key))
            throw Problem.invalid("key", key, "must name columns of the register");
    }

    /** Its title in a language. */
    public String title(Language language) {
        return title.getOrDefault(language, code);
    }

    /** The first column with a meaning. */
    public Optional<Field> first(Meaning as) {
        return fields.stream().filter(f -> f.as() == as).findFirst();
    }
}
