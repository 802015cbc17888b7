package city.qala.proactive.benefit;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who lives in a household, as its line of facts says.
 *
 * @param people in the order of the line
 * @param account to which its utility bills are charged: the dwelling's {@code account}, else the
 *     dwelling's id, else the household's
 */
record Home(List<Person> people, String account) {
    private static final int ADULT_FROM = 18;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One of them.
     *
     * @param id our own id
     * @param born if it is known
     */
    record Person(String id, Optional<LocalDate> born) {

        /** Whether they are of age on a day; somebody whose birth nobody told counts as adult. */
        boolean isAdult(LocalDate on) {
            return born.map(b -> !b.plusYears(ADULT_FROM).isAfter(on)).orElse(true);
        }
    }

    Home {
        people = List.copyOf(people);
    }

    /** The household of a line. */
    static Home of(String line) {
        try {
            JsonNode root = JSON.readTree(line);
            List<Person> people = new ArrayList<>();
            for (JsonNode p : root.path("persons"))
                people.add(new Person(p.path("id").asText(), date(plain(p.path("birth_date")))));
            JsonNode dwelling = root.path("dwelling");
            String account = plain(dwelling.path("account")).asText("");
            String home = dwelling.path("id").asText(root.path("id").asText());
            return new Home(people, account.isEmpty() ? home : account);
        } catch (JsonProcessingException e) {
            throw Problem.invalid("facts", "a line", "must be JSON");
        }
    }

    private static JsonNode plain(JsonNode fact) {
        return fact.isObject() ? fact.path("value") : fact;
    }

    private static Optional<LocalDate> date(JsonNode value) {
        try {
            return value.isTextual()
                    ? Optional.of(LocalDate.parse(value.asText()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Ids of those who are of age. */
    List<String> adults(LocalDate on) {
        return people.stream().filter(p -> p.isAdult(on)).map(Person::id).toList();
    }

    /** Whether somebody of it is a child. */
    boolean isChild(String person, LocalDate on) {
        return people.stream().anyMatch(p -> p.id().equals(person) && !p.isAdult(on));
    }
}
