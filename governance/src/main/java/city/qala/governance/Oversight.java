package city.qala.governance;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.resident.Residents;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What people see of governance: residents' own pages, the clerks' queue, oversight. */
public final class Oversight {

    /** Entries of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS =
            List.of(
                    new Section("requests", "/requests", Set.of(Role.CLERK)),
                    new Section("erasures", "/oversight/erasures", Set.of(Role.REGISTRAR)),
                    new Section("oversight", "/oversight", Set.of(Role.OVERSIGHT)));

    private Oversight() {}

    /**
     * All pages of governance.
     *
     * @param sources what other parts of the city know
     * @param csrf what the forms of a reader's session send along
     */
    public static List<Routes> pages(
            Web web,
            AuditTrail trail,
            Governance governance,
            Residents residents,
            OversightSources sources,
            Function<Exchange, String> csrf) {
        Messages words = Messages.of(Oversight.class);
        var frames = new OversightFrame(web, words, trail, residents.cases());
        var unusual =
                new UnusualPage(
                        frames, governance.notices(), governance.purposes(), residents.cases());
        var routes = new ArrayList<>(residents.pages(web, words, csrf));
        routes.add(new OversightPage(frames, unusual, trail, sources));
        routes.add(new PurposesPage(frames, governance.purposes()));
        routes.add(new ErasuresPage(frames, governance));
        routes.add(new AuditSearchPage(frames, trail, governance.purposes()));
        routes.add(unusual);
        routes.add(new ComplaintsPage(frames, residents.cases()));
        return List.copyOf(routes);
    }
}
