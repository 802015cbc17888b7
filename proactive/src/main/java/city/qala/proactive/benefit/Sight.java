package city.qala.proactive.benefit;

import java.time.LocalDate;

/**
 * What members of one household see of one another. Pure. What is about the household or the
 * dwelling shows to all who live there; what is about a child shows to the adults; what is about
 * another adult does not show.
 *
 * @param home who lives there
 * @param me the reader
 * @param on the day
 */
record Sight(Home home, String me, LocalDate on) {

    /** Whether the reader sees what is about a person, a household or a dwelling. */
    boolean sees(String of) {
        boolean person = home.people().stream().anyMatch(p -> p.id().equals(of));
        if (!person || of.equals(me)) return true;
        return home.isChild(of, on) && !home.isChild(me, on);
    }

    /** Whether the reader may answer an offer: the person themself, or an adult for a child. */
    boolean mayAnswer(String unit) {
        boolean person = home.people().stream().anyMatch(p -> p.id().equals(unit));
        boolean adult = home.adults(on).contains(me);
        return adult && (!person || unit.equals(me) || home.isChild(unit, on));
    }
}
