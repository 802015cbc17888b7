package city.qala.governance.security;

import city.qala.platform.http.Routes;
import city.qala.web.Web;
import java.util.List;
import java.util.function.Supplier;

/** The town's own security, for inspectors and administrators. */
public final class TownSecurity {
    private final SecurityPage page;

    private TownSecurity(SecurityPage page) {
        this.page = page;
    }

    /**
     * The page and its data.
     *
     * @param facts how everything stands, asked at every look
     */
    public static TownSecurity create(Web web, Supplier<SecurityFacts> facts) {
        return new TownSecurity(new SecurityPage(web, facts));
    }

    /** Its addresses. */
    public List<Routes> routes() {
        return List.of(page);
    }
}
