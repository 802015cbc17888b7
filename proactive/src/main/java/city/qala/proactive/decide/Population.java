package city.qala.proactive.decide;

import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Households with their people and facts in columns: one household, or a city. */
final class Population {
    private final Law law;
    private final Map<String, FactColumn> facts = new HashMap<>();
    private final Map<String, BitSet> silent = new HashMap<>();
    private final Map<BigDecimal, Column> constants = new HashMap<>();
    private final Texts texts;
    private final List<String> households = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private final List<String> dwellings = new ArrayList<>();
    private int[] firstPerson = new int[16];
    private int[] household = new int[16];

    Population(Law law) {
        this(law, new Texts());
    }

    private Population(Law law, Texts texts) {
        this.law = law;
        this.texts = texts;
    }

    Law law() {
        return law;
    }

    Texts texts() {
        return texts;
    }

    /** Adds a household; its people follow. */
    int household(String id, String dwelling) {
        if (households.size() + 2 > firstPerson.length)
            firstPerson = Arrays.copyOf(firstPerson, firstPerson.length * 2);
        households.add(id);
        dwellings.add(dwelling);
        firstPerson[households.size()] = people.size();
        return households.size() - 1;
    }

    /** Adds a person to the last household. */
    int person(String id) {
        if (people.size() == household.length)
            household = Arrays.copyOf(household, household.length * 2);
        household[people.size()] = households.size() - 1;
        people.add(id);
        firstPerson[households.size()] = people.size();
        return people.size() - 1;
    }

    /** The column of a fact, made if it is new. */
    FactColumn fact(Fact fact) {
        return facts.computeIfAbsent(fact.name(), n -> new FactColumn(fact));
    }

    int size() {
        return households.size();
    }

    int people() {
        return people.size();
    }

    String householdId(int h) {
        return households.get(h);
    }

    String dwellingId(int h) {
        return dwellings.get(h);
    }

    String personId(int p) {
        return people.get(p);
    }

    int firstPerson(int h) {
        return firstPerson[h];
    }

    int[] firstPersons() {
        return firstPerson;
    }

    int[] householdOf() {
        return household;
    }

    /** Says that a register could not be asked about the last household. */
    void unavailable(String register) {
        silent.computeIfAbsent(register, r -> new BitSet()).set(households.size() - 1);
    }

    /** The values of a fact for some rows of its entity; unknown if nobody has it. */
    Column read(Fact fact, Period p, int from, int to) {
        FactColumn c = facts.get(fact.name());
        if (c == null && fact.absent().isEmpty()) return Column.unknown();
        if (c == null) c = fact(fact);
        return c.read(p, from, to, silence(fact));
    }

    private FactColumn.@Nullable Silence silence(Fact fact) {
        if (fact.absent().isEmpty()) return null;
        Column value = constant(fact.absent().get());
        BitSet mute = silent.get(fact.register());
        if (mute == null) return new FactColumn.Silence(value, row -> true);
        boolean person = fact.of().isPerson();
        return new FactColumn.Silence(value, row -> !mute.get(person ? household[row] : row));
    }

    /** A value of the law as a column. */
    Column constant(Object value) {
        return switch (value) {
            case Boolean b -> Column.constant(b ? 1 : 0);
            case BigDecimal n -> constants.computeIfAbsent(n, Column::constant);
            case LocalDate d -> Column.constant(d.toEpochDay());
            case String s -> Column.constant(texts.code(s));
            default -> throw new IllegalStateException("no such value: " + value);
        };
    }

    /** So many copies of one household, for trying changes; with this town's codes of texts. */
    Population copies(int h, int count) {
        var out = new Population(law, texts);
        int first = firstPerson(h);
        for (int i = 0; i < count; i++) {
            out.household(householdId(h), dwellingId(h));
            silent.forEach((register, mute) -> {
                if (mute.get(h)) out.unavailable(register);
            });
            for (int p = first; p < firstPerson(h + 1); p++) out.person(personId(p));
        }
        int people = firstPerson(h + 1) - first;
        facts.forEach((name, column) -> {
            Fact f = (Fact) law.variable(name);
            FactColumn to = out.fact(f);
            for (int i = 0; i < count; i++) {
                if (!f.of().isPerson()) to.take(i, column, h);
                else for (int p = 0; p < people; p++) to.take(i * people + p, column, first + p);
            }
        });
        return out;
    }

    /** Where a fact's value came from. */
    Optional<FactColumn.Source> source(Fact fact, int row) {
        FactColumn c = facts.get(fact.name());
        return c == null ? Optional.empty() : c.source(row);
    }
}
