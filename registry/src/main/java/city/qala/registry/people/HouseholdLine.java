package city.qala.registry.people;

import city.qala.kernel.Ulid;
import city.qala.platform.http.JsonBody;
import city.qala.registry.intake.Field;
import city.qala.registry.intake.Meaning;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A household as one line of the facts file of {@code proactive decide}: each fact with the
 * register and the record version that it comes from. What registers dispute is told as the source
 * that is believed first tells it.
 */
final class HouseholdLine {
    private static final int OF_AGE = 18;

    private HouseholdLine() {}

    /**
     * Writes it.
     *
     * @param members what is said of each, by person
     * @param sees whether the purpose opens a field
     */
    static String of(
            Ulid household,
            LocalDate on,
            Map<Ulid, Map<String, List<Said>>> members,
            Predicate<String> sees) {
        var home = new LinkedHashMap<String, Object>();
        var dwelling = new LinkedHashMap<String, Object>();
        var persons = new ArrayList<Map<String, Object>>();
        var best = new TreeMap<String, Said>();
        for (var member : new TreeMap<>(members).entrySet()) {
            var person = new LinkedHashMap<String, Object>();
            person.put("id", member.getKey().text());
            role(member.getValue(), on, sees).ifPresent(role -> person.put("role", role));
            member.getValue()
                    .forEach((name, said) -> {
                        Said s = said.getFirst();
                        if (!sees.test("registry." + s.group())) return;
                        if (name.equals(Meaning.BIRTH_DATE.word()))
                            person.put("birth_date", told(s));
                        if (!s.fact()) return;
                        if (s.of() == Field.Of.PERSON) person.put(name, told(s));
                        else best.merge(name, s, (a, b) -> a.rank() <= b.rank() ? a : b);
                    });
            persons.add(person);
        }
        best.forEach(
                (name, s) -> (s.of() == Field.Of.DWELLING ? dwelling : home).put(name, told(s)));
        var line = new LinkedHashMap<String, Object>();
        line.put("id", household.text());
        line.put("on", on.toString());
        if (!home.isEmpty()) line.put("household", home);
        if (!dwelling.isEmpty()) line.put("dwelling", dwelling);
        line.put("persons", persons);
        return new String(JsonBody.bytes(line), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> told(Said s) {
        var out = new LinkedHashMap<String, Object>();
        out.put("value", value(s));
        out.put("register", s.register());
        out.put("record", s.source());
        return out;
    }

    private static Object value(Said s) {
        return switch (s.type()) {
            case NUMBER -> new BigDecimal(s.value());
            case BOOL -> Boolean.valueOf(s.value());
            case TEXT, DATE -> s.value();
        };
    }

    private static Optional<String> role(
            Map<String, List<Said>> facts, LocalDate on, Predicate<String> sees) {
        boolean known = sees.test("registry." + Meaning.BIRTH_DATE.group());
        return known
                ? FactRule.born(facts).map(b -> b.plusYears(OF_AGE).isAfter(on) ? "child" : "adult")
                : Optional.empty();
    }
}
