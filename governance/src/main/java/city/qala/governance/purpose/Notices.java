package city.qala.governance.purpose;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What oversight is told without asking: unusual use and broken glass. */
public interface Notices {

    /**
     * Something to look at.
     *
     * @param id number of the notice
     * @param kind what it is about
     * @param at when it was noticed
     * @param actor whom it concerns
     * @param purpose code of the purpose; empty for all together
     * @param day the day in the city's time
     * @param count subjects opened on that day so far, 1 for a broken glass
     * @param usual the median of comparable days; 0 for a broken glass
     * @param reason words of whoever broke the glass; empty otherwise
     * @param until when a key taken without the ordinary way stops working
     */
    record Notice(
            long id,
            Kind kind,
            Instant at,
            String actor,
            String purpose,
            LocalDate day,
            long count,
            long usual,
            String reason,
            Optional<Instant> until) {}

    /** What a notice is about. */
    enum Kind {
        /** Far more subjects opened than on other days of the kind. */
        UNUSUAL,
        /** Somebody's data were opened in an emergency. */
        URGENT
    }

    /**
     * The newest notices.
     *
     * @param most at most this many, 1 to 1000
     */
    List<Notice> newest(int most);
}
