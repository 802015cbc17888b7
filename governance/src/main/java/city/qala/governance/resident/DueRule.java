package city.qala.governance.resident;

import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.Case.Urgency;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** By which day an answer is due, and how near that is. */
final class DueRule {

    /** Working days before the last one from which a case counts as due soon. */
    private static final int SOON_DAYS = 3;

    private DueRule() {}

    /**
     * The day after so many working days: the day of the question does not count, Saturdays,
     * Sundays and holidays neither.
     */
    static LocalDate after(LocalDate asked, int workingDays, Set<LocalDate> holidays) {
        LocalDate day = asked;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorking(day, holidays)) left--;
        }
        return day;
    }

    /** How near the last day of a case is; an answered one is calm. */
    static Urgency urgency(Status status, LocalDate due, LocalDate today, Set<LocalDate> holidays) {
        if (status != Status.OPEN) return Urgency.CALM;
        if (today.isAfter(due)) return Urgency.LATE;
        return after(today, SOON_DAYS, holidays).isBefore(due) ? Urgency.CALM : Urgency.SOON;
    }

    private static boolean isWorking(LocalDate day, Set<LocalDate> holidays) {
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.contains(day);
    }
}
