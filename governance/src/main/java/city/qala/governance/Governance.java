package city.qala.governance;

import city.qala.governance.algorithm.AlgorithmFigures;
import city.qala.governance.audit.AuditTrail;
import city.qala.governance.purpose.Erasure;
import city.qala.governance.purpose.Erasures;
import city.qala.governance.purpose.Inventory;
import city.qala.governance.purpose.Notices;
import city.qala.governance.purpose.PurposeBook;
import city.qala.governance.purpose.PurposeDesk;
import city.qala.governance.purpose.Wards;
import city.qala.kernel.Access;
import city.qala.kernel.Language;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.platform.outbound.Outbound;
import city.qala.web.Web;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Governance: who may know what, why, and who looked.
 *
 * <p>The only door of the capability.
 */
public final class Governance {
    private final PurposeDesk purposes;

    private Governance(PurposeDesk purposes) {
        this.purposes = purposes;
    }

    /**
     * Opens the books and brings their schema up to date.
     *
     * @param audit the log of who looked; whoever opened it closes it
     * @param outbound the one way out, for the record of what left
     */
    public static Governance create(
            Database ledger,
            AuditTrail audit,
            Outbound outbound,
            Clock clock,
            GovernanceConfig config) {
        ledger.migrate("governance");
        return new Governance(
                PurposeDesk.open(
                        ledger,
                        audit,
                        audit::pseudonyms,
                        clock,
                        config.zone(),
                        Inventory.of(config.inventories()),
                        outbound));
    }

    /** What algorithms did, counted in the log month by month of the city's zone. */
    public static AlgorithmFigures figures(AuditTrail audit, ZoneId zone, Clock clock) {
        return new MonthlyFigures(audit, zone, clock);
    }

    /** The only way to personal data. */
    public Access access() {
        return purposes.access();
    }

    /** What personal data may be used for. */
    public PurposeBook purposes() {
        return purposes.book();
    }

    /** Unusual use and broken glass, for oversight. */
    public Notices notices() {
        return purposes.notices();
    }

    /** Who answers whether a subject's data are a resident's own business, as a child's are. */
    public void wards(Wards wards) {
        purposes.wards(wards);
    }

    /** The verb that forgets somebody; each part of the city adds how it forgets. */
    public Erasure erasure() {
        return purposes.erasure();
    }

    /** Erasures as two people decide them. */
    public Erasures erasures() {
        return purposes.erasures();
    }

    /** What a table belongs to, in words; empty for one that holds nothing about people. */
    Optional<String> title(String table, Language language) {
        return purposes.title(table, language);
    }

    /** The record of processing as a page. */
    public Routes processingPage(Web web) {
        return purposes.page(web);
    }

    /** Its addresses. */
    public List<Routes> routes() {
        return purposes.routes();
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return purposes.jobs();
    }
}
