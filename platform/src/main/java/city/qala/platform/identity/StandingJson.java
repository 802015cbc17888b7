package city.qala.platform.identity;

import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.WorkingHours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A standing as JSON; what is missing is as if it were empty. */
record StandingJson(
        @Nullable String organisation,
        @Nullable String department,
        @Nullable List<String> districts,
        @Nullable String hours,
        @Nullable String resident) {

    /**
     * What it says.
     *
     * @throws city.qala.kernel.Problem {@code invalid-parameter}
     */
    Standing toStanding() {
        return new Standing(
                text(organisation),
                text(department),
                districts == null ? Set.of() : Set.copyOf(new TreeSet<>(districts)),
                WorkingHours.parse(text(hours)),
                text(resident).isEmpty()
                        ? Optional.empty()
                        : Optional.of(Subject.parse(text(resident))));
    }

    /** Adds a standing's fields to an answer, those that say something. */
    static void into(Map<String, Object> answer, Standing s) {
        if (!s.organisation().isEmpty()) answer.put("organisation", s.organisation());
        if (!s.department().isEmpty()) answer.put("department", s.department());
        if (!s.districts().isEmpty()) answer.put("districts", new TreeSet<>(s.districts()));
        String hours = s.hours().toString();
        if (!hours.isEmpty()) answer.put("hours", hours);
        s.resident().map(Subject::toString).ifPresent(r -> answer.put("resident", r));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
