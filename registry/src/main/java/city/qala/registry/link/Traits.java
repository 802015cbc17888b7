package city.qala.registry.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses from the meanings of the columns by what to compare and by what to block. */
final class Traits {
    private static final double ALIKE = 0.90;
    private static final double FAINT = 0.75;

    private final List<Trait> traits = new ArrayList<>();
    private final List<Atom> atoms = new ArrayList<>();
    private final Names names;
    private @Nullable ValueTrait street;
    private @Nullable ValueTrait house;
    private @Nullable ValueTrait flat;
    private int @Nullable [] iins;

    private Traits(Names names) {
        this.names = names;
    }

    /** Everything to compare the records by. */
    static Traits of(Records records) {
        boolean cyrillic = records.fields().stream().anyMatch(Traits::isCyrillic);
        var traits = new Traits(new Names(cyrillic));
        var roles = new NameRoles(records, traits.names, cyrillic);
        traits.names.ready();
        roles.columns().forEach(c -> traits.name(c.meaning(), c.cells()));
        if (roles.hasExtras())
            traits.traits.add(new ExtraTrait(traits.names, roles.extras(traits.names)));
        for (var f : records.fields()) if (!NameRoles.isName(f.meaning())) traits.add(f);
        traits.address();
        if (traits.has("given-name") && traits.has("family-name"))
            traits.traits.add(new OrderTrait());
        return traits;
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

    /** Number of each record's valid IIN, 0 for none; none at all if there is no such column. */
    int @Nullable [] iins() {
        return iins;
    }

    private void name(Meaning meaning, int[] cells) {
        String word = meaning.word();
        traits.add(new ValueTrait(word, Names.LEVELS, 2, cells, names.count(), names::likeness));
        int[] coarse = new int[cells.length];
        int[] initial = new int[cells.length];
        for (int r = 0; r < cells.length; r++) {
            coarse[r] = names.coarse(cells[r]);
            initial[r] = names.initial(cells[r]);
        }
        atoms.add(new Atom(word, word, coarse, true));
        atoms.add(new Atom(word + "-initial", word, initial, false));
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
                new Texts(
                        f.column(),
                        s -> {
                            int d = BirthDate.parse(s, f.format());
                            return d == 0 ? "" : Integer.toString(d);
                        });
        int[] dates = new int[t.count()];
        for (int i = 1; i < dates.length; i++) dates[i] = Integer.parseInt(t.text(i));
        traits.add(
                new ValueTrait(
                        "birth-date",
                        DateLikeness.LEVELS,
                        1,
                        t.cells(),
                        t.count(),
                        (a, b) -> DateLikeness.of(dates[a], dates[b])));
        atoms.add(new Atom("birth-date", "birth-date", t.cells(), true));
        int[] year = new int[t.cells().length];
        int[] day = new int[year.length];
        for (int r = 0; r < year.length; r++) {
            year[r] = BirthDate.year(dates[t.cells()[r]]);
            day[r] = dates[t.cells()[r]] % 10_000;
        }
        atoms.add(new Atom("birth-year", "birth-date", year, false));
        atoms.add(new Atom("birth-day", "birth-date", day, false));
    }

    private void sex(Records.Cells f) {
        var t = new Texts(f.column(), Traits::sexOf);
        traits.add(new ValueTrait("sex", 2, 1, t.cells(), t.count(), (a, b) -> 2));
    }

    private static String sexOf(String raw) {
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
        var t = new Texts(f.column(), s -> s.replaceAll("\\D", ""));
        boolean[] valid = new boolean[t.count()];
        for (int i = 1; i < valid.length; i++)
            valid[i] = city.qala.kernel.Iin.find(t.text(i)).isPresent();
        iins = new int[t.cells().length];
        for (int r = 0; r < iins.length; r++) iins[r] = valid[t.cells()[r]] ? t.cells()[r] : 0;
        traits.add(
                new ValueTrait(
                        "iin",
                        4,
                        1,
                        t.cells(),
                        t.count(),
                        (a, b) -> {
                            if (valid[a] && valid[b]) return 4;
                            int d = Similarity.typos(t.letters(a), t.letters(b), 2);
                            return d <= 1 ? 2 : d == 2 ? 3 : 4;
                        }));
        atoms.add(new Atom("iin", "iin", t.cells(), true));
    }

    private void code(Records.Cells f, String drop) {
        var t = new Texts(f.column(), s -> NameFold.upper(s).replaceAll(drop, ""));
        typed(f.meaning().word(), t);
    }

    private void phone(Records.Cells f) {
        var t =
                new Texts(
                        f.column(),
                        s -> {
                            String d = s.replaceAll("\\D", "");
                            return d.length() > 10 ? d.substring(d.length() - 10) : d;
                        });
        typed("phone", t);
    }

    /** A text of which a letter or two may be wrong: equal, one slip, two slips, else. */
    private void typed(String name, Texts t) {
        traits.add(
                new ValueTrait(
                        name,
                        4,
                        1,
                        t.cells(),
                        t.count(),
                        (a, b) -> {
                            int d = Similarity.typos(t.letters(a), t.letters(b), 2);
                            return d <= 1 ? 2 : d == 2 ? 3 : 4;
                        }));
        atoms.add(new Atom(name, name, t.cells(), true));
    }

    private void email(Records.Cells f) {
        var t = new Texts(f.column(), s -> s.toLowerCase(Locale.ROOT));
        int[][] local = new int[t.count()][];
        for (int i = 0; i < local.length; i++)
            local[i] = t.text(i).replaceAll("@.*", "").codePoints().toArray();
        traits.add(
                new ValueTrait(
                        "email",
                        5,
                        1,
                        t.cells(),
                        t.count(),
                        (a, b) -> {
                            if (Similarity.typos(t.letters(a), t.letters(b), 2) <= 2) return 2;
                            if (java.util.Arrays.equals(local[a], local[b])) return 3;
                            return Similarity.jaroWinkler(t.letters(a), t.letters(b)) >= 0.88
                                    ? 4
                                    : 5;
                        }));
        atoms.add(new Atom("email", "email", t.cells(), true));
        atoms.add(new Atom("email-local", "email", t.derived(s -> s.replaceAll("@.*", "")), true));
    }

    private void postcode(Records.Cells f) {
        var t = new Texts(f.column(), s -> NameFold.upper(s).replaceAll("[^\\p{L}\\p{N} ]", ""));
        String[] outer = new String[t.count()];
        for (int i = 0; i < outer.length; i++) outer[i] = outer(t.text(i));
        traits.add(
                new ValueTrait(
                        "postcode",
                        4,
                        1,
                        t.cells(),
                        t.count(),
                        (a, b) -> {
                            if (Similarity.typos(t.letters(a), t.letters(b), 1) <= 1) return 2;
                            return outer[a].equals(outer[b]) ? 3 : 4;
                        }));
        atoms.add(new Atom("postcode", "locality", t.cells(), true));
        atoms.add(new Atom("postcode-area", "locality", t.derived(Traits::outer), false));
    }

    /** The first word of a postcode, or its first half. */
    private static String outer(String code) {
        int blank = code.indexOf(' ');
        return blank > 0 ? code.substring(0, blank) : code.substring(0, (code.length() + 1) / 2);
    }

    private void street(Records.Cells f) {
        var t = words(f.column());
        var trait = fuzzy("street", t);
        if (street == null) street = trait;
        else traits.add(trait);
        atoms.add(new Atom(trait.name(), "street", t.cells(), true));
    }

    private ValueTrait part(Records.Cells f) {
        var t = words(f.column());
        var trait = new ValueTrait(f.meaning().word(), 2, 1, t.cells(), t.count(), (a, b) -> 2);
        atoms.add(new Atom(trait.name(), trait.name(), t.cells(), false));
        return trait;
    }

    private void text(Records.Cells f) {
        var t = words(f.column());
        traits.add(fuzzy(f.meaning().word(), t));
        // A place follows from a postcode: together they tell no more than the finer one.
        String field = f.meaning() == Meaning.PLACE ? "locality" : "text" + atoms.size();
        atoms.add(new Atom(f.meaning().word(), field, t.cells(), false));
    }

    private static Texts words(Column column) {
        return new Texts(
                column, s -> NameFold.upper(s).replaceAll("[^\\p{L}\\p{N}/]+", " ").strip());
    }

    private static ValueTrait fuzzy(String name, Texts t) {
        return new ValueTrait(
                name,
                4,
                1,
                t.cells(),
                t.count(),
                (a, b) -> {
                    double s = Similarity.jaroWinkler(t.letters(a), t.letters(b));
                    return s >= ALIKE ? 2 : s >= FAINT ? 3 : 4;
                });
    }

    private void address() {
        if (street != null && house != null) {
            var joint = new AddressTrait(street, house, flat);
            traits.add(joint);
            atoms.add(new Atom("address", "street", joint.joint(), true));
            return;
        }
        if (street != null) traits.add(street);
        if (house != null) traits.add(house);
        if (flat != null) traits.add(flat);
    }
}
