package city.qala.governance.resident;

import city.qala.kernel.Subject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose lines somebody may read besides their own: those on their household if they are of age, and
 * those on children they answer for.
 *
 * <p>A child whose address is protected is kept from a guardian who lives elsewhere: the name of a
 * school or a clinic would tell where the child is.
 */
final class HouseholdRule {

    /**
     * A subject whose lines are shown.
     *
     * @param subject whom the lines concern
     * @param whose {@code own}, {@code household} or {@code child}
     * @param name first word of the child's name; else empty
     * @param from the first day of lines that are shown
     */
    record Share(Subject subject, Whose whose, String name, LocalDate from) {}

    /** In which relation the reader stands. */
    enum Whose {
        OWN,
        HOUSEHOLD,
        CHILD
    }

    private HouseholdRule() {}

    /**
     * What a reader may see the lines of.
     *
     * @param children whom the reader answers for, whatever their age
     */
    static List<Share> shares(Resident reader, List<Resident> children, LocalDate today) {
        var shares = new ArrayList<Share>();
        shares.add(new Share(reader.subject(), Whose.OWN, "", LocalDate.MIN));
        if (!reader.isAdult(today)) return List.copyOf(shares);
        var home = reader.household();
        shares.add(new Share(home.subject(), Whose.HOUSEHOLD, "", home.since()));
        for (Resident child : children) {
            if (isTold(reader, child, today))
                shares.add(
                        new Share(child.subject(), Whose.CHILD, firstName(child), LocalDate.MIN));
        }
        return List.copyOf(shares);
    }

    private static boolean isTold(Resident reader, Resident child, LocalDate today) {
        boolean together = child.household().id().equals(reader.household().id());
        return child.guardians().contains(reader.id())
                && !child.isAdult(today)
                && (together || !child.hidden());
    }

    /** Kazakh and Russian registers write the family name first. */
    private static String firstName(Resident child) {
        String[] words = child.name().split(" ", -1);
        return words.length > 1 ? words[1] : words[0];
    }

    /** Whether a line of a share is old enough to concern the reader. */
    static boolean concerns(Share share, java.time.Instant at, ZoneId zone) {
        return !at.atZone(zone).toLocalDate().isBefore(share.from());
    }
}
