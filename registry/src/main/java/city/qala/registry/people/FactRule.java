package city.qala.registry.people;

import city.qala.registry.intake.Declaration;
import city.qala.registry.intake.Field;
import city.qala.registry.intake.Meaning;
import city.qala.registry.intake.NameKey;
import city.qala.registry.intake.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What registers say of a person, thing by thing, the source that is believed first: the order of
 * the sources is declared, and of two versions in one register the later day counts. Nothing is
 * mixed: a name and an address are one record's as a whole.
 */
final class FactRule {
    private static final Comparator<Said> BELIEF =
            Comparator.comparingInt(Said::rank)
                    .thenComparing(Said::since, Comparator.reverseOrder())
                    .thenComparing(Said::source);
    private static final List<Meaning> NAME =
            List.of(Meaning.FAMILY_NAME, Meaning.GIVEN_NAME, Meaning.PATRONYMIC, Meaning.FULL_NAME);
    private static final List<Meaning> ADDRESS =
            List.of(Meaning.STREET, Meaning.HOUSE, Meaning.FLAT, Meaning.PLACE);
    private static final Set<Meaning> PARTS = parts();

    private FactRule() {}

    private static Set<Meaning> parts() {
        var parts = new HashSet<>(NAME);
        parts.addAll(ADDRESS);
        parts.add(Meaning.VALID_FROM);
        return Set.copyOf(parts);
    }

    /** All that is said, by name; the first of each list is believed. */
    static Map<String, List<Said>> of(List<Entry> entries, Map<String, Declaration> registers) {
        var all = new TreeMap<String, List<Said>>();
        for (Entry e : entries) {
            Declaration register = registers.get(e.register());
            if (register == null) continue;
            joined("name", " ", NAME, e, register, all);
            joined("address", ", ", ADDRESS, e, register, all);
            for (Field f : register.fields()) one(f, e, register, all);
        }
        all.values().forEach(list -> list.sort(BELIEF));
        return all;
    }

    /**
     * Whether the sources say different things; Kazakh letters, marks and the order of words apart.
     */
    static boolean isDisputed(List<Said> said) {
        return said.stream().map(FactRule::likeness).distinct().count() > 1;
    }

    /** Whether a thing tells where somebody lives. */
    static boolean isAddress(String name) {
        return name.equals("address")
                || name.equals(Meaning.POSTCODE.word())
                || ADDRESS.stream().anyMatch(m -> m.word().equals(name));
    }

    /** Sources that say something else than the one that is believed. */
    static List<Said> others(List<Said> said) {
        String believed = likeness(said.getFirst());
        return said.stream().filter(s -> !likeness(s).equals(believed)).toList();
    }

    /** A value without letters' marks and the order of its words. */
    private static String likeness(Said s) {
        return NameKey.words(s.value()).stream().sorted().collect(Collectors.joining(" "));
    }

    /** The dwelling that an address means; empty if it names no house. */
    static String dwelling(Entry e, Declaration register) {
        String house = cell(Meaning.HOUSE, e, register);
        String street = cell(Meaning.STREET, e, register);
        if (street.isEmpty() || house.isEmpty()) return "";
        var parts = new StringJoiner("|");
        for (Meaning m : List.of(Meaning.PLACE, Meaning.STREET, Meaning.HOUSE, Meaning.FLAT))
            parts.add(String.join(" ", NameKey.words(cell(m, e, register))));
        return parts.toString();
    }

    static String cell(Meaning as, Entry e, Declaration register) {
        return register.first(as).map(f -> e.cells().getOrDefault(f.column(), "")).orElse("");
    }

    private static void joined(
            String name,
            String between,
            List<Meaning> parts,
            Entry e,
            Declaration register,
            Map<String, List<Said>> all) {
        var words = new ArrayList<String>();
        for (Meaning m : parts) {
            String text = cell(m, e, register);
            if (!text.isEmpty()) words.add(text);
        }
        // A place alone is not where somebody lives.
        boolean whole = name.equals("name") || !cell(Meaning.STREET, e, register).isEmpty();
        if (words.isEmpty() || !whole) return;
        String group =
                register.first(parts.getFirst()).map(Field::group).orElse(parts.getFirst().group());
        all.computeIfAbsent(name, k -> new ArrayList<>())
                .add(
                        new Said(
                                name,
                                String.join(between, words),
                                Field.Type.TEXT,
                                Field.Of.PERSON,
                                false,
                                group,
                                e.register(),
                                e.source(),
                                e.validFrom(),
                                register.rank()));
    }

    private static void one(Field f, Entry e, Declaration register, Map<String, List<Said>> all) {
        String text = e.cells().getOrDefault(f.column(), "");
        if (text.isEmpty() || PARTS.contains(f.as())) return;
        Field.Type type = f.as() == Meaning.BIRTH_DATE ? Field.Type.DATE : f.type();
        all.computeIfAbsent(f.name(), k -> new ArrayList<>())
                .add(
                        new Said(
                                f.name(),
                                Values.plain(f, text),
                                type,
                                f.of(),
                                f.as() == Meaning.FACT,
                                f.group(),
                                e.register(),
                                e.source(),
                                e.validFrom(),
                                register.rank()));
    }

    /** The day of birth that is believed, or null. */
    static java.util.Optional<LocalDate> born(Map<String, List<Said>> facts) {
        for (Said s : facts.getOrDefault(Meaning.BIRTH_DATE.word(), List.of())) {
            if (s.value().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                return java.util.Optional.of(LocalDate.parse(s.value()));
        }
        return java.util.Optional.empty();
    }
}
