package city.qala.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What ten made registers say of the made residents, with the errors that real ones have: other
 * alphabets, swapped and mistyped digits, missing cells, a person twice. Pure: the same people, the
 * same rows.
 */
final class RegisterRows {
    private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final String CYRILLIC = "абвгғдеёжзиійкқлмнңоөпрстуұүфхһцчшщыэәь";
    private static final List<String> LATIN =
            List.of(
                    "a", "b", "v", "g", "g", "d", "e", "yo", "zh", "z", "i", "i", "y", "k", "q",
                    "l", "m", "n", "n", "o", "o", "p", "r", "s", "t", "u", "u", "u", "f", "kh", "h",
                    "ts", "ch", "sh", "shch", "y", "e", "a", "");
    private static final LocalDate OF_AGE = LocalDate.of(2008, 1, 1);

    private final List<Person> people;
    private final Random random = new Random(11);

    private RegisterRows(List<Person> people) {
        this.people = people;
    }

    /** Rows of each register as CSV, by its code, in the order in which they are delivered. */
    static Map<String, String> of(List<Person> people) {
        var rows = new RegisterRows(people);
        var all = new LinkedHashMap<String, String>();
        all.put("population", rows.population());
        all.put("civil", rows.civil());
        all.put("incomes", rows.incomes());
        all.put("disability", rows.disability());
        all.put("education", rows.education());
        all.put("property", rows.property());
        all.put("utilities", rows.utilities());
        all.put("businesses", rows.businesses());
        all.put("clinic", rows.clinic());
        all.put("vehicles", rows.vehicles());
        return all;
    }

    private String population() {
        var out =
                table(
                        "id,family,given,born,sex,iin,street,house,place,phone,household,hidden,"
                                + "registered,permanent,since");
        for (Person p : people)
            row(
                    out,
                    p.id().text(),
                    family(p),
                    given(p),
                    p.born().toString(),
                    family(p).endsWith("а") ? "F" : "M",
                    p.iin().digits(),
                    street(p),
                    house(p),
                    p.district(),
                    p.phone(),
                    p.household().text(),
                    p.hidden() ? "yes" : "",
                    "true",
                    "true",
                    p.since().toString());
        return out.toString();
    }

    private String civil() {
        var out = table("act,name,born,iin,mother,father,order");
        int act = 0;
        for (Person p : people) {
            if (p.guardians().isEmpty()) continue;
            row(
                    out,
                    "A-" + ++act,
                    family(p) + " " + given(p),
                    chance(8) ? swapped(p.born()) : p.born().toString(),
                    p.iin().digits(),
                    guardian(p, 0),
                    guardian(p, 1),
                    "1");
        }
        return out.toString();
    }

    private String incomes() {
        var out = table("row,name,iin,born,month_income");
        int n = 0;
        for (Person p : adults()) {
            String income = Integer.toString(70_000 + 1_000 * random.nextInt(250));
            row(
                    out,
                    "" + ++n,
                    chance(4) ? latin(p) : p.name(),
                    chance(9) ? mistyped(p) : p.iin().digits(),
                    p.born().toString(),
                    income);
        }
        // A row without a name and one whose amount is a word: they are kept out, with the reason.
        row(out, "" + ++n, "", people.getFirst().iin().digits(), "", "90000");
        row(out, "" + ++n, people.get(1).name(), "", people.get(1).born().toString(), "жоқ");
        return out.toString();
    }

    private String disability() {
        var out = table("case,family,given,born,iin,group");
        int n = 0;
        for (Person p : people)
            if (n < 6 && (p.id().equals(people.get(2).id()) || chance(9)))
                row(
                        out,
                        "D" + ++n,
                        family(p),
                        given(p),
                        p.born().toString(),
                        p.iin().digits(),
                        "" + (1 + n % 3));
        return out.toString();
    }

    private String education() {
        var out = table("pupil,family,given,born,iin,full_time");
        int n = 0;
        for (Person p : people)
            if (!p.guardians().isEmpty())
                row(
                        out,
                        "P" + ++n,
                        chance(6) ? kazakhless(family(p)) : family(p),
                        given(p),
                        p.born().format(DOTTED),
                        chance(3) ? "" : p.iin().digits(),
                        "да");
        return out.toString();
    }

    private String property() {
        var out = table("cadastre,owner,iin,born,right,dwellings,area");
        int n = 0;
        var seen = new java.util.HashSet<>();
        for (Person p : adults())
            if (seen.add(p.household()))
                row(
                        out,
                        "20-" + ++n,
                        chance(4) ? latin(p) : p.name(),
                        chance(3) ? "" : p.iin().digits(),
                        p.born().toString(),
                        "owner",
                        "1",
                        Integer.toString(38 + random.nextInt(60)));
        return out.toString();
    }

    private String utilities() {
        var out = table("account,holder,street,house,place,phone,born,upkeep");
        int n = 0;
        var seen = new java.util.HashSet<>();
        for (Person p : adults())
            if (seen.add(p.household()))
                row(
                        out,
                        "U" + (1000 + ++n),
                        initials(p),
                        street(p),
                        house(p),
                        p.district(),
                        p.phone(),
                        chance(2) ? "" : p.born().toString(),
                        Integer.toString(4_000 + 100 * random.nextInt(90)));
        return out.toString();
    }

    private String businesses() {
        var out = table("bin,owner,iin,born,trade");
        int n = 0;
        for (Person p : adults())
            if (chance(6))
                row(out, "B" + ++n, p.name(), p.iin().digits(), p.born().toString(), "shop");
        return out.toString();
    }

    private String clinic() {
        var out = table("card,family,given,born,phone,iin,visits");
        int n = 0;
        for (Person p : people) {
            boolean swaps = chance(9);
            row(
                    out,
                    "C" + ++n,
                    swaps ? given(p) : chance(5) ? typo(family(p)) : family(p),
                    swaps ? family(p) : given(p),
                    chance(9) ? p.born().withDayOfMonth(1).toString() : p.born().toString(),
                    p.phone(),
                    chance(3) ? "" : p.iin().digits(),
                    Integer.toString(random.nextInt(12)));
            if (chance(14))
                row(
                        out,
                        "C" + ++n,
                        latinWord(family(p)),
                        latinWord(given(p)),
                        p.born().toString(),
                        "",
                        "",
                        "1");
        }
        return out.toString();
    }

    private String vehicles() {
        var out = table("plate,owner,born,iin,count");
        int n = 0;
        for (Person p : adults())
            if (chance(2))
                row(
                        out,
                        "V" + ++n,
                        latin(p),
                        p.born().toString(),
                        chance(4) ? "" : p.iin().digits(),
                        "1");
        return out.toString();
    }

    private List<Person> adults() {
        return people.stream().filter(p -> p.born().isBefore(OF_AGE)).toList();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private static StringBuilder table(String header) {
        return new StringBuilder(header).append('\n');
    }

    private static void row(StringBuilder out, String... cells) {
        var quoted = new ArrayList<String>();
        for (String c : cells) quoted.add(c.contains(",") ? '"' + c + '"' : c);
        out.append(String.join(",", quoted)).append('\n');
    }

    private static String family(Person p) {
        return p.name().split(" ", -1)[0];
    }

    private static String given(Person p) {
        return p.name().split(" ", -1)[1];
    }

    private static String street(Person p) {
        String line = p.address().substring(0, p.address().lastIndexOf(','));
        return line.substring(0, line.lastIndexOf(' '));
    }

    private static String house(Person p) {
        String line = p.address().substring(0, p.address().lastIndexOf(','));
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private String guardian(Person p, int which) {
        return p.guardians().size() <= which
                ? ""
                : people.stream()
                        .filter(a -> a.id().equals(p.guardians().get(which)))
                        .map(a -> a.iin().digits())
                        .findFirst()
                        .orElse("");
    }

    private static String initials(Person p) {
        return family(p) + " " + given(p).substring(0, 1) + ".";
    }

    private static String latin(Person p) {
        return latinWord(family(p)) + " " + latinWord(given(p));
    }

    private static String latinWord(String word) {
        var out = new StringBuilder();
        for (char c : word.toLowerCase(java.util.Locale.ROOT).toCharArray()) {
            int at = CYRILLIC.indexOf(c);
            out.append(at < 0 ? String.valueOf(c) : LATIN.get(at));
        }
        return out.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + out.substring(1);
    }

    /** As a keyboard without Kazakh letters writes it. */
    private static String kazakhless(String word) {
        return word.replace('ұ', 'у')
                .replace('ү', 'у')
                .replace('қ', 'к')
                .replace('ң', 'н')
                .replace('ө', 'о')
                .replace('ғ', 'г')
                .replace('і', 'и')
                .replace('ә', 'а');
    }

    private String typo(String word) {
        int at = 1 + random.nextInt(word.length() - 2);
        return word.substring(0, at)
                + word.charAt(at + 1)
                + word.charAt(at)
                + word.substring(at + 2);
    }

    private String mistyped(Person p) {
        String digits = p.iin().digits();
        int at = 8 + random.nextInt(3);
        char other = (char) ('0' + (digits.charAt(at) - '0' + 1) % 10);
        return digits.substring(0, at) + other + digits.substring(at + 1);
    }

    private static String swapped(LocalDate day) {
        boolean can = day.getDayOfMonth() <= 12;
        return can
                ? LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()).toString()
                : day.toString();
    }
}
