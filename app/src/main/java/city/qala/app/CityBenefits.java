package city.qala.app;

import city.qala.governance.audit.AuditTrail;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.JobRunner;
import city.qala.proactive.Proactive;
import city.qala.web.Web;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Benefits as this city has them: joined to its registers, and to who lives with whom. */
final class CityBenefits {
    private final Proactive proactive;

    CityBenefits(
            Database ledger,
            AuditTrail audit,
            CityGovernance governance,
            ServerConfig config,
            Clock clock) {
        proactive =
                Proactive.create(
                        ledger,
                        audit,
                        governance::access,
                        // Until registers are joined to the town nothing is known of a household.
                        (tx, grant, household, on) -> Optional.empty(),
                        clock,
                        config.city().zone());
        governance.homes(proactive.benefits()::isHome);
    }

    /** Its timed work. */
    void addTo(JobRunner jobs) {
        proactive.jobs().forEach(jobs::add);
    }

    /** Its addresses. */
    List<Routes> routes(Web web) {
        return proactive.routes(web);
    }
}
