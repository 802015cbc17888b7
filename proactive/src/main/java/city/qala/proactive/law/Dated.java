package city.qala.proactive.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Values that hold one after another: each from its first day to the day before the next, or to its
 * own last day.
 *
 * @param steps in order of their first days
 */
public record Dated<T>(List<Step<T>> steps) {

    /**
     * One value.
     *
     * @param from first day
     * @param to last day, {@link LocalDate#MAX} for open
     * @param value empty where the law ended it
     * @param law where it stands
     */
    public record Step<T>(LocalDate from, LocalDate to, Optional<T> value, LawRef law) {
        /** Whether it holds on a day. */
        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public Dated {
        steps = List.copyOf(steps);
    }

    /** A value that always holds. */
    public static <T> Dated<T> always(T value) {
        return new Dated<>(
                List.of(new Step<>(LocalDate.MIN, LocalDate.MAX, Optional.of(value), LawRef.NONE)));
    }

    /** The step that holds on a day, if it has a value. */
    public Optional<Step<T>> on(LocalDate day) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step<T> s = steps.get(i);
            if (s.holds(day)) return s.value().isPresent() ? Optional.of(s) : Optional.empty();
            if (!day.isBefore(s.from())) return Optional.empty();
        }
        return Optional.empty();
    }
}
