package city.qala.app;

import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.WorkingHours;
import city.qala.platform.identity.Identity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The made-up people of the demo town: one account for each role that people hold. */
final class DemoPeople {
    /** The made-up resident whose account the demo shows. */
    static final Subject RESIDENT = Subject.parse("person/01JQA1A0DEM0RES1DENT000001");

    private static final String TOWN = "Demo akimat";

    /**
     * One of them.
     *
     * @param role which they show
     * @param standing for whom they work
     */
    private record Shown(String role, Standing standing) {}

    private static final List<Shown> PEOPLE =
            List.of(
                    new Shown(Role.OPERATOR, works("Control room", WorkingHours.ALWAYS)),
                    new Shown(Role.ANALYST, works("Analysis", WorkingHours.ALWAYS)),
                    new Shown(Role.CLERK, works("Residents' service", WorkingHours.ALWAYS)),
                    new Shown(Role.REGISTRAR, works("Registers", WorkingHours.ALWAYS)),
                    new Shown(Role.WATCH_OFFICER, works("Watchlists", WorkingHours.ALWAYS)),
                    new Shown(
                            Role.DEPARTMENT_ADMIN,
                            works("Residents' service", WorkingHours.ALWAYS)),
                    new Shown(
                            Role.OVERSIGHT,
                            new Standing("Demo inspection", "", Set.of(), Optional.empty())),
                    new Shown(Role.ADMIN, works("Machines", WorkingHours.ALWAYS)),
                    new Shown(Role.RESIDENT, Standing.of(RESIDENT)));

    private DemoPeople() {}

    /** A sign-in link. */
    record Link(String role, String path) {}

    /** Makes their accounts where they are not there, and a link for each. */
    static List<Link> links(Identity identity) {
        return PEOPLE.stream()
                .map(p ->
                        new Link(
                                p.role(),
                                identity.signInLink(
                                        "demo-" + p.role(), Set.of(p.role()), p.standing())))
                .toList();
    }

    private static Standing works(String department, WorkingHours hours) {
        return new Standing(TOWN, department, Set.of(), hours, Optional.empty());
    }
}
