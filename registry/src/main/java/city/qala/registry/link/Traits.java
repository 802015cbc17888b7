package city.qala.registry.link;

import city.qala.kernel.Iin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Chooses from the meanings of the columns by what to compare and by what to block. */
final class Traits {
    private static final double ALIKE = 0.90;
    private static final double FAINT = 0.75;

    private final List<Trait> traits = new ArrayList<>();
    private final List<Atom> atoms = new ArrayList<>();
    private final Names names;
    private final NameRoles roles;
    private final Map<Meaning, List<Texts>> texts = new EnumMap<>(Meaning.class);
    private @Nullable ValueTrait street;
    private @Nullable ValueTrait house;
    private @Nullable ValueTrait flat;
    private @Nullable AddressTrait joint;
    private @Nullable Derived valid;
    private @Nullable Values iins;

    private Traits(Records records) {
        boolean cyrillic = records.fields().stream().anyMatch(Traits::isCyrillic);
        names = new Names(cyrillic);
        roles = new NameRoles(records, names, cyrillic);
    }

    /** Everything to compare the records by. */
    static Traits of(Records records) {
        var traits = new Traits(records);
        traits.roles.columns().forEach(c -> traits.name(c.meaning(), c.cells()));
        if (traits.roles.hasExtras())
            traits.traits.add(new ExtraTrait(traits.names, traits.roles.extras()));
        for (var f : records.fields()) if (!NameRoles.isName(f.meaning())) traits.add(f);
        traits.address();
        if (traits.has("given-name") && traits.has("family-name"))
            traits.traits.add(new OrderTrait());
        return traits;
    }

    /** Takes in the next record; a meaning that it does not name is empty. */
    void add(Map<Meaning, String> cells) {
        roles.add(cells);
        texts.forEach((meaning, columns) -> {
            // Of two columns of one meaning a further record fills the first.
            String raw = cells.getOrDefault(meaning, "").strip();
            for (Texts t : columns) t.add(t == columns.getFirst() ? raw : "");
        });
        if (joint != null) joint.add();
    }

    private static boolean isCyrillic(Records.Cells f) {
        return NameRoles.isName(f.meaning())
                && f.column().texts().stream().anyMatch(NameFold::isCyrillic);
    }

    private boolean has(String name) {
        return traits.stream().filter(t -> t.name().equals(name)).count() == 1;
    }

    List<Trait> traits() {
        return traits;
    }

    List<Atom> atoms() {
        return atoms;
    }

    /** Number of a record's valid IIN, 0 for none. */
    int iin(int record) {
        if (iins == null || valid == null) return 0;
        int iin = iins.of(record);
        return iin != 0 && valid.of(iin) != 0 ? iin : 0;
    }

    private Texts texts(Records.Cells f, UnaryOperator<String> normal) {
        var t = new Texts(f.column(), normal);
        texts.computeIfAbsent(f.meaning(), m -> new ArrayList<>()).add(t);
        return t;
    }

    private void name(Meaning meaning, Values cells) {
        String word = meaning.word();
        // A family name has a level more: the father's name stands in its place.
        boolean family = meaning == Meaning.FAMILY_NAME;
        traits.add(
                new ValueTrait(
                        word,
                        family ? Comparison.FAMILY_LEVELS : Names.LEVELS,
                        2,
                        cells,
                        names::count,
                        family ? this::familyLikeness : names::likeness));
        atoms.add(new Atom(word, word, cells, new Derived(names::coarse), true));
        atoms.add(new Atom(word + "-initial", word, cells, new Derived(names::initial), false));
    }

    private int familyLikeness(int a, int b) {
        int level = names.likeness(a, b);
        return level == Names.LEVELS ? Comparison.FAMILY_LEVELS : level;
    }

    /** Whether one name is a father's name in any form and the other made of it. */
    boolean isOfFather(int family, int patronymic) {
        return family != 0 && patronymic != 0 && names.stem(family) == names.stem(patronymic);
    }

    private void add(Records.Cells f) {
        switch (f.meaning()) {
            case BIRTH_DATE -> date(f);
            case SEX -> sex(f);
            case IIN -> iin(f);
            case NATIONAL_ID -> code(f, "\\P{Alnum}");
            case PHONE -> phone(f);
            case EMAIL -> email(f);
            case POSTCODE -> postcode(f);
            case STREET -> street(f);
            case HOUSE -> house = part(f);
            case FLAT -> flat = part(f);
            default -> text(f);
        }
    }

    private void date(Records.Cells f) {
        var t =
                texts(
                        f,
                        s -> {
                            int d = BirthDate.parse(s, f.format());
                            return d == 0 ? "" : Integer.toString(d);
                        });
        var dates = new Derived(v -> Integer.parseInt(t.text(v)));
        traits.add(
                trait(
                        "birth-date",
                        DateLikeness.LEVELS,
                        t,
                        (a, b) -> DateLikeness.of(dates.of(a), dates.of(b))));
        atoms.add(new Atom("birth-date", "birth-date", t.cells(), null, true));
        var year = new Derived(v -> BirthDate.year(dates.of(v)));
        var day = new Derived(v -> dates.of(v) % 10_000);
        atoms.add(new Atom("birth-year", "birth-date", t.cells(), year, false));
        atoms.add(new Atom("birth-day", "birth-date", t.cells(), day, false));
    }

    private static ValueTrait trait(
            String name, int levels, Texts t, ValueTrait.Likeness likeness) {
        return new ValueTrait(name, levels, 1, t.cells(), t::count, likeness);
    }

    private void sex(Records.Cells f) {
        traits.add(trait("sex", 2, texts(f, Traits::sexOf), (a, b) -> 2));
    }

    static String sexOf(String raw) {
        String s = raw.toLowerCase(Locale.ROOT);
        if (s.isEmpty()) return "";
        if ("мужской".startsWith(s) || "male".startsWith(s) || "ер".equals(s) || "1".equals(s))
            return "m";
        boolean female =
                "женский".startsWith(s)
                        || "female".startsWith(s)
                        || "әйел".startsWith(s)
                        || "2".equals(s);
        return female ? "f" : s;
    }

    private void iin(Records.Cells f) {
        var t = texts(f, Traits::iinOf);
        var whole = new Derived(v -> Iin.find(t.text(v)).isPresent() ? 1 : 0);
        valid = whole;
        iins = t.cells();
        traits.add(
                trait("iin", 4, t, (a, b) -> whole.of(a) + whole.of(b) == 2 ? 4 : slips(t, a, b)));
        atoms.add(new Atom("iin", "iin", t.cells(), null, true));
    }

    /** The digits; noughts that a table calculation took from the front are put back. */
    private static String iinOf(String raw) {
        String digits = raw.replaceAll("\\D", "");
        if (digits.length() != 11 && digits.length() != 10) return digits;
        String full = "0".repeat(12 - digits.length()) + digits;
        return Iin.find(full).isPresent() ? full : digits;
    }

    /** 2 for one slip of the pen, 3 for two, 4 for more. */
    private static int slips(Texts t, int a, int b) {
        int d = Similarity.typos(t.letters(a), t.letters(b), 2);
        return d <= 1 ? 2 : d == 2 ? 3 : 4;
    }

    private void code(Records.Cells f, String drop) {
        typed(f.meaning().word(), texts(f, s -> NameFold.upper(s).replaceAll(drop, "")));
    }

    private void phone(Records.Cells f) {
        typed("phone", texts(f, Traits::phoneOf));
    }

    private static String phoneOf(String raw) {
        String d = raw.replaceAll("\\D", "");
        return d.length() > 10 ? d.substring(d.length() - 10) : d;
    }

    /** A text of which a letter or two may be wrong: equal, one slip, two slips, else. */
    private void typed(String name, Texts t) {
        traits.add(trait(name, 4, t, (a, b) -> slips(t, a, b)));
        atoms.add(new Atom(name, name, t.cells(), null, true));
    }

    private void email(Records.Cells f) {
        var t = texts(f, s -> s.toLowerCase(Locale.ROOT));
        var local = Derived.texts(t, s -> s.replaceAll("@.*", ""));
        traits.add(
                trait(
                        "email",
                        5,
                        t,
                        (a, b) -> {
                            if (Similarity.typos(t.letters(a), t.letters(b), 2) <= 2) return 2;
                            if (local.of(a) == local.of(b)) return 3;
                            return Similarity.jaroWinkler(t.letters(a), t.letters(b)) >= 0.88
                                    ? 4
                                    : 5;
                        }));
        atoms.add(new Atom("email", "email", t.cells(), null, true));
        atoms.add(new Atom("email-local", "email", t.cells(), local, true));
    }

    private void postcode(Records.Cells f) {
        var t = texts(f, s -> NameFold.upper(s).replaceAll("[^\\p{L}\\p{N} ]", ""));
        var outer = Derived.texts(t, Traits::outer);
        traits.add(
                trait(
                        "postcode",
                        4,
                        t,
                        (a, b) -> {
                            if (Similarity.typos(t.letters(a), t.letters(b), 1) <= 1) return 2;
                            return outer.of(a) == outer.of(b) ? 3 : 4;
                        }));
        atoms.add(new Atom("postcode", "locality", t.cells(), null, true));
        atoms.add(new Atom("postcode-area", "locality", t.cells(), outer, false));
    }

    /** The first word of a postcode, or its first half. */
    private static String outer(String code) {
        int blank = code.indexOf(' ');
        return blank > 0 ? code.substring(0, blank) : code.substring(0, (code.length() + 1) / 2);
    }

    private void street(Records.Cells f) {
        var t = texts(f, Streets::plain);
        var trait = fuzzy("street", t);
        if (street == null) street = trait;
        else traits.add(trait);
        atoms.add(new Atom(trait.name(), "street", t.cells(), null, true));
    }

    private ValueTrait part(Records.Cells f) {
        var t = texts(f, f.meaning() == Meaning.HOUSE ? Streets::house : Traits::words);
        var trait = trait(f.meaning().word(), 2, t, (a, b) -> 2);
        atoms.add(new Atom(trait.name(), trait.name(), t.cells(), null, false));
        return trait;
    }

    private void text(Records.Cells f) {
        var t = texts(f, Traits::words);
        traits.add(fuzzy(f.meaning().word(), t));
        // A place follows from a postcode: together they tell no more than the finer one.
        String field = f.meaning() == Meaning.PLACE ? "locality" : "text" + atoms.size();
        atoms.add(new Atom(f.meaning().word(), field, t.cells(), null, false));
    }

    private static String words(String raw) {
        return NameFold.upper(raw).replaceAll("[^\\p{L}\\p{N}/]+", " ").strip();
    }

    private static ValueTrait fuzzy(String name, Texts t) {
        return trait(
                name,
                4,
                t,
                (a, b) -> {
                    double s = Similarity.jaroWinkler(t.letters(a), t.letters(b));
                    return s >= ALIKE ? 2 : s >= FAINT ? 3 : 4;
                });
    }

    private void address() {
        if (street != null && house != null) {
            joint = new AddressTrait(street, house, flat);
            traits.add(joint);
            atoms.add(new Atom("address", "street", joint.joint(), null, true));
            return;
        }
        if (street != null) traits.add(street);
        if (house != null) traits.add(house);
        if (flat != null) traits.add(flat);
    }
}
