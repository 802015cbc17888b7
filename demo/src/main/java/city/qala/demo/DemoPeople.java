package city.qala.demo;

import city.qala.kernel.Iin;
import city.qala.kernel.Language;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The made residents: a handful of households with made names, the same for the same seed. */
final class DemoPeople {
    private static final List<Language> LANGUAGES = List.of(Language.KK, Language.RU);
    private static final Instant MADE = Instant.parse("2025-01-01T00:00:00Z");
    private static final int HOUSEHOLDS = 16;

    private static final List<String> FAMILIES =
            List.of(
                    "Алатаев",
                    "Берекеев",
                    "Гүлденов",
                    "Дарханов",
                    "Егемов",
                    "Жазиров",
                    "Көктемов",
                    "Мерейлин",
                    "Наурызов",
                    "Өрнеков",
                    "Сабыров",
                    "Таңатаров",
                    "Үмітов",
                    "Шапағатов",
                    "Ізгілов",
                    "Айдынов");
    private static final List<String> MEN =
            List.of("Арман", "Ерлан", "Нұрлан", "Тимур", "Данияр", "Олжас", "Руслан", "Санжар");
    private static final List<String> WOMEN =
            List.of("Айгүл", "Дина", "Сәуле", "Жанар", "Мадина", "Әсел", "Гүлнар", "Светлана");
    private static final List<String> CHILDREN =
            List.of("Дана", "Әли", "Томирис", "Мирас", "Аяла", "Бекзат", "Інжу", "Айсұлу");
    private static final List<String> STREETS =
            List.of("Städtle", "Landstrasse", "Feldkircher Strasse", "Aeulestrasse");
    private static final List<String> DISTRICTS = List.of("Vaduz", "Schaan", "Triesen", "Balzers");

    /** The resident whose page the demo opens, as the demo's accounts know her. */
    static final Ulid SHOWN = new Ulid("01JQA1A0DEM0RES1DENT000001");

    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private int serial;

    private DemoPeople(long seed) {
        random = new Random(seed);
        for (int i = 0; i < HOUSEHOLDS; i++) household(i);
    }

    /** The residents of a town, guardians before their children. */
    static List<Person> of(long seed) {
        return List.copyOf(new DemoPeople(seed).people);
    }

    /** The resident whose page the demo opens: a mother of two. */
    static Person shown(List<Person> people) {
        return people.getFirst();
    }

    private void household(int number) {
        Ulid home = Ulid.make(MADE.plusSeconds(number), random);
        String district = DISTRICTS.get(number % DISTRICTS.size());
        String address =
                STREETS.get(number % STREETS.size()) + " " + (3 + number * 2) + ", " + district;
        String family = FAMILIES.get(number % FAMILIES.size());
        LocalDate since = LocalDate.of(2012 + number % 10, 1 + number % 12, 5);
        Person woman =
                add(
                        family + "а " + WOMEN.get(number % 8),
                        adult(),
                        home,
                        address,
                        since,
                        List.of());
        Person man =
                add(family + " " + MEN.get(number % 8), adult(), home, address, since, List.of());
        for (int c = 0; c < 1 + number % 2; c++) {
            String name = family + "а " + CHILDREN.get((number + c) % 8);
            LocalDate born = LocalDate.of(2011 + random.nextInt(10), 1 + random.nextInt(12), 9);
            add(name, born, home, address, born, List.of(woman.id(), man.id()));
        }
    }

    private LocalDate adult() {
        return LocalDate.of(1965 + random.nextInt(32), 1 + random.nextInt(12), 14);
    }

    private Person add(
            String name,
            LocalDate born,
            Ulid home,
            String address,
            LocalDate since,
            List<Ulid> guardians) {
        int at = people.size();
        String phone = guardians.isEmpty() ? "+7 700 000 %02d %02d".formatted(at, at) : "";
        var person =
                new Person(
                        id(),
                        name,
                        born,
                        LANGUAGES.get(at % LANGUAGES.size()),
                        iin(born),
                        address,
                        at == 9,
                        address.substring(address.lastIndexOf(' ') + 1),
                        phone,
                        home,
                        since,
                        guardians);
        people.add(person);
        return person;
    }

    private Iin iin(LocalDate born) {
        String digits = born.toString().replace("-", "").substring(2);
        while (true) {
            var made = Iin.made(digits, serial++);
            if (made.isPresent()) return made.get();
        }
    }

    private Ulid id() {
        if (people.isEmpty()) return SHOWN;
        return Ulid.make(MADE.plusSeconds(people.size()), random);
    }
}
