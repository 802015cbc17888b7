package city.qala.exchange.agreement;

import city.qala.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two organisations agree on.
 *
 * @param partner who receives
 * @param dataSet code of the data set
 * @param fields names of the fields that may leave, at least one
 * @param purpose code of the purpose, for example {@code research.air}
 * @param reason why, in a sentence
 * @param from beginning, included
 * @param until end, not included, at most five years later
 * @param callsPerDay most calls a day of the city's zone, 1..10,000,000
 * @param rowsPerCall most rows an answer, 1..100,000
 */
public record Terms(
        Partner partner,
        String dataSet,
        List<String> fields,
        String purpose,
        String reason,
        Instant from,
        Instant until,
        int callsPerDay,
        int rowsPerCall) {

    private static final long MOST_SECONDS = 5L * 366 * 86_400;

    public Terms {
        fields = List.copyOf(new TreeSet<>(fields));
        if (fields.isEmpty()) throw Problem.invalid("fields", fields, "must not be empty");
        if (!purpose.matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*") || purpose.length() > 80)
            throw Problem.invalid("purpose", purpose, "must be a code like research.air");
        if (reason.isBlank() || reason.length() > 1_000)
            throw Problem.invalid("reason", reason, "must be 1 to 1000 letters");
        if (!from.isBefore(until) || until.isAfter(from.plusSeconds(MOST_SECONDS)))
            throw Problem.invalid("until", until, "must be within five years after " + from);
        within("callsPerDay", callsPerDay, 10_000_000);
        within("rowsPerCall", rowsPerCall, 100_000);
    }

    /** Whether all of these fields may leave. */
    public boolean permits(Set<String> wanted) {
        return Set.copyOf(fields).containsAll(wanted);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most)
            throw Problem.invalid(name, value, "must be between 1 and " + most);
    }
}
