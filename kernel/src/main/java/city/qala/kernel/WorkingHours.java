package city.qala.kernel;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When somebody works: days of the week and a span of the day, in the city's own time.
 *
 * <p>A span that ends before it begins goes over midnight and belongs to the day on which it began.
 * Equal ends mean the whole day. The begin belongs to the span, the end does not.
 *
 * @param days at least one
 * @param from begin of the span, whole minutes
 * @param to its end, whole minutes
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    private static final List<String> NAMES = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    /** Always. */
    public static final WorkingHours ALWAYS =
            new WorkingHours(
                    EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public WorkingHours {
        days = Set.copyOf(days);
        if (days.isEmpty()) throw Problem.invalid("hours", "", "must name a day");
        if (from.getSecond() != 0 || to.getSecond() != 0 || from.getNano() + to.getNano() != 0)
            throw Problem.invalid("hours", from + "-" + to, "must be whole minutes");
    }

    /**
     * Hours as people write them: {@code Mo-Fr 08:00-18:00} or {@code Mo,We,Sa 20:00-06:00}; empty
     * text means always.
     *
     * @throws Problem {@code invalid-parameter} for any other text
     */
    public static WorkingHours parse(String text) {
        if (text.isEmpty()) return ALWAYS;
        String[] parts = text.split(" ", -1);
        String[] span = parts[parts.length - 1].split("-", -1);
        if (parts.length != 2 || span.length != 2) throw wrong(text);
        try {
            return new WorkingHours(
                    days(parts[0], text), LocalTime.parse(span[0]), LocalTime.parse(span[1]));
        } catch (DateTimeParseException e) {
            throw wrong(text);
        }
    }

    /**
     * Whether somebody works then.
     *
     * @param local in the city's time
     */
    public boolean covers(LocalDateTime local) {
        LocalTime time = local.toLocalTime();
        DayOfWeek day = local.getDayOfWeek();
        if (from.equals(to)) return days.contains(day);
        if (from.isBefore(to))
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        boolean evening = days.contains(day) && !time.isBefore(from);
        return evening || (days.contains(day.minus(1)) && time.isBefore(to));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (equals(ALWAYS)) return "";
        String listed =
                days.stream()
                        .sorted()
                        .map(d -> NAMES.get(d.getValue() - 1))
                        .collect(Collectors.joining(","));
        return listed + " " + from + "-" + to;
    }

    private static Set<DayOfWeek> days(String text, String whole) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            int first = NAMES.indexOf(ends[0]);
            int last = NAMES.indexOf(ends[ends.length - 1]);
            if (ends.length > 2 || first < 0 || last < first) throw wrong(whole);
            for (int i = first; i <= last; i++) days.add(DayOfWeek.of(i + 1));
        }
        return days;
    }

    private static Problem wrong(String text) {
        return Problem.invalid("hours", text, "must be like Mo-Fr 08:00-18:00");
    }
}
