package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the small forms that return everywhere: texts, law, values by date. */
final class Sections {
    private static final String DATE = "\\d{4}(-\\d{2}){0,2}";

    private Sections() {}

    /** A text in three languages; one text alone stands for all three. */
    static Optional<Wording> wording(Map<String, Yaml> of, String key) {
        Yaml y = of.get(key);
        if (y == null) return Optional.empty();
        if (!y.isMap()) {
            String text = y.text();
            if (text.isBlank()) return Optional.empty();
            return Optional.of(new Wording(text, text, text));
        }
        Map<String, Yaml> m = y.entries("kk", "ru", "en");
        for (String language : List.of("kk", "ru", "en")) {
            if (text(m, language).isBlank()) {
                y.fault("needs a text in %s", language);
                return Optional.empty();
            }
        }
        return Optional.of(new Wording(text(m, "kk"), text(m, "ru"), text(m, "en")));
    }

    static LawRef law(Map<String, Yaml> of) {
        Yaml y = of.get("law");
        if (y == null) return LawRef.NONE;
        if (!y.isMap()) return new LawRef(y.text(), "", "");
        Map<String, Yaml> m = y.entries("act", "article", "url");
        Yaml act = m.get("act");
        if (act == null || !act.isMap())
            return new LawRef(text(m, "act"), text(m, "article"), text(m, "url"));
        Optional<Wording> words = wording(m, "act");
        return new LawRef(
                words.map(Wording::en).orElse(""), text(m, "article"), text(m, "url"), words);
    }

    static String text(Map<String, Yaml> of, String key) {
        Yaml y = of.get(key);
        return y == null ? "" : y.text();
    }

    static LocalDate date(Map<String, Yaml> of, String key, LocalDate otherwise) {
        Yaml y = of.get(key);
        return y == null ? otherwise : y.date();
    }

    /** Values that were announced and never held. */
    static <T> List<Dated.Step<T>> announced(Yaml y, Function<Yaml, Optional<T>> read) {
        if (!y.isList()) return List.of();
        return y.items().stream()
                .map(Yaml::entries)
                .filter(m -> m.containsKey("announced") && m.get("announced").yes())
                .map(m -> step(m, read))
                .toList();
    }

    /**
     * Values by date: one value for ever, {@code date: value}, or a list of {@code from, to, value,
     * law, announced}. Two values for one day are a fault.
     */
    static <T> Dated<T> dated(Yaml y, Function<Yaml, Optional<T>> read) {
        List<Dated.Step<T>> steps = new ArrayList<>();
        if (y.isList()) {
            for (Yaml item : y.items()) {
                Map<String, Yaml> m = item.entries("from", "to", "value", "law", "announced");
                if (!m.containsKey("value")) item.fault("needs a value");
                else if (!m.containsKey("announced") || !m.get("announced").yes())
                    add(steps, step(m, read), item);
            }
        } else if (y.isMap()) {
            for (var e : y.entries().entrySet()) {
                if (!e.getKey().matches(DATE)) {
                    e.getValue().fault("\"%s\" must be a date such as 2026-01-31", e.getKey());
                    continue;
                }
                LocalDate from = e.getValue().date(e.getKey());
                add(steps, plain(from, e.getValue(), read), e.getValue());
            }
        } else return read.apply(y).map(Dated::always).orElse(new Dated<>(List.of()));
        steps.sort(Comparator.comparing(Dated.Step::from));
        return new Dated<>(steps);
    }

    /** Keys that are dates. */
    static boolean byDate(Yaml y) {
        return y.isMap() && y.entries().keySet().stream().allMatch(k -> k.matches(DATE));
    }

    private static <T> Dated.Step<T> plain(
            LocalDate from, Yaml y, Function<Yaml, Optional<T>> read) {
        if (y.isMap()) {
            Map<String, Yaml> m = y.entries("value", "law", "to");
            Yaml value = m.get("value");
            if (value == null) y.fault("needs a value");
            Optional<T> v = value == null || value.isNull() ? Optional.empty() : read.apply(value);
            return new Dated.Step<>(from, date(m, "to", LocalDate.MAX), v, law(m));
        }
        Optional<T> v = y.isNull() ? Optional.empty() : read.apply(y);
        return new Dated.Step<>(from, LocalDate.MAX, v, LawRef.NONE);
    }

    private static <T> Dated.Step<T> step(Map<String, Yaml> m, Function<Yaml, Optional<T>> read) {
        Yaml value = m.get("value");
        Optional<T> v = value == null || value.isNull() ? Optional.empty() : read.apply(value);
        return new Dated.Step<>(
                date(m, "from", LocalDate.MIN), date(m, "to", LocalDate.MAX), v, law(m));
    }

    private static <T> void add(List<Dated.Step<T>> steps, Dated.Step<T> next, Yaml at) {
        if (next.to().isBefore(next.from())) at.fault("ends before it begins");
        for (Dated.Step<T> other : steps) {
            if (other.from().equals(next.from()))
                at.fault("gives a second value for %s", next.from());
            boolean first = other.from().isBefore(next.from());
            Dated.Step<T> early = first ? other : next;
            Dated.Step<T> late = first ? next : other;
            if (!early.to().equals(LocalDate.MAX) && !early.to().isBefore(late.from()))
                at.fault("overlaps the version of %s to %s", early.from(), early.to());
        }
        steps.add(next);
    }
}
