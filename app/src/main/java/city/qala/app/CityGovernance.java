package city.qala.app;

import city.qala.exchange.Exchanges;
import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.agreement.Terms;
import city.qala.governance.Governance;
import city.qala.governance.Oversight;
import city.qala.governance.OversightSources;
import city.qala.governance.algorithm.AlgorithmRegister;
import city.qala.governance.audit.AuditTrail;
import city.qala.governance.purpose.Erasure;
import city.qala.governance.purpose.Wards;
import city.qala.governance.resident.Residents;
import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import city.qala.kernel.Subject;
import city.qala.platform.bus.Outbox;
import city.qala.platform.config.Settings;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.platform.jobs.JobRunner;
import city.qala.platform.outbound.Mail;
import city.qala.platform.outbound.Outbound;
import city.qala.sensing.Rules;
import city.qala.sensing.Sensing;
import city.qala.vision.VisionConfig;
import city.qala.vision.watch.Watch;
import city.qala.web.Web;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Governance as this city has it: what may be known of people and why, what residents may ask,
 * which algorithms run, and what oversight sees of all that.
 */
final class CityGovernance {
    private final Database ledger;
    private final AuditTrail audit;
    private final Outbound outbound;
    private final Governance governance;
    private final Residents residents;
    private final AlgorithmRegister algorithms;
    private final Clock clock;
    private final ZoneId zone;

    CityGovernance(
            Database ledger,
            AuditTrail audit,
            Outbound outbound,
            ServerConfig config,
            Path data,
            Clock clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.outbound = outbound;
        this.clock = clock;
        this.zone = config.city().zone();
        governance = Governance.create(ledger, audit, outbound, clock, config.governance());
        // Last of all, so that nothing that the others write can be linked any more.
        governance.erasure().part("audit-key", (tx, subject) -> audit.forget(tx, subject) ? 1 : 0);
        residents =
                Residents.create(
                        ledger,
                        governance.access(),
                        audit,
                        governance.purposes(),
                        List.of(),
                        config.residents(),
                        clock);
        governance.wards(residents::isOwn);
        algorithms = AlgorithmRegister.open(ledger, audit, data, clock);
        algorithms.figures(Governance.figures(audit, config.city().zone(), clock));
    }

    /** The only way to personal data. */
    Access access() {
        return governance.access();
    }

    /** Whose household it is also by what another part of the city knows. */
    void homes(Wards more) {
        governance.wards((tx, resident, subject) ->
                residents.isOwn(tx, resident, subject) || more.isOwn(tx, resident, subject));
    }

    /** Lets the other parts of the city forget whom governance erases. */
    void forgetting(Sensing sensing, Identity identity) {
        Erasure erasure = governance.erasure();
        erasure.holds(residents::holds);
        erasure.later("meters", sensing::erase, sensing::heldOf);
        erasure.later("account", identity::forget, identity::accountsOf);
        erasure.finish();
    }

    /** Its timed work. */
    void addTo(JobRunner jobs, Mail mail) {
        audit.jobs(outbound, mail).forEach(jobs::add);
        governance.jobs().forEach(jobs::add);
        algorithms.jobs().forEach(jobs::add);
    }

    /** Its addresses. */
    List<Routes> routes(Web web, Exchanges exchanges, Function<Exchange, String> csrf) {
        var routes = new ArrayList<>(governance.routes());
        routes.add(audit.routes());
        routes.add(governance.processingPage(web));
        routes.addAll(residents.routes());
        routes.addAll(algorithms.routes(web, csrf));
        routes.addAll(
                Oversight.pages(web, audit, governance, residents, sources(web, exchanges), csrf));
        return routes;
    }

    /** What watchlists stand on. */
    Watch.Ground watch(Settings settings, Path data) {
        return new Watch.Ground(
                ledger,
                audit,
                governance.access(),
                algorithms.activations(),
                algorithms::worstFalseMatchRate,
                data.resolve("vision"),
                VisionConfig.of(settings).legalBasis(),
                zone,
                clock);
    }

    /** The departments' registers, under this city's purposes. */
    CityRegistry registry(Outbox outbox) {
        return new CityRegistry(
                ledger, governance.access(), governance.purposes(), audit, outbox, clock, zone);
    }

    /** Which rules of sensing the register lets run. */
    Rules rules(Web web) {
        return Rules.of(algorithms.activations(), l -> algorithms.notes(web, l));
    }

    /** Name of an algorithm in the public register. */
    Optional<String> algorithm(String id, Language language) {
        return algorithms.name(id, language);
    }

    /** A look at a meter at home: written down, and refused if the purpose does not need it. */
    void look(Actor reader, String purpose, Subject subject) {
        ledger.change(tx ->
                governance
                        .access()
                        .open(tx, reader, purpose, subject)
                        .requireField("meter.reading"));
    }

    private OversightSources sources(Web web, Exchanges exchanges) {
        return new OversightSources(
                language -> List.copyOf(algorithms.notes(web, language).values()),
                now -> exchanges.agreements().stream().map(a -> agreed(a, now)).toList());
    }

    private static OversightSources.Agreed agreed(Agreement agreement, Instant now) {
        Terms terms = agreement.terms();
        return new OversightSources.Agreed(
                terms.partner().name(),
                terms.dataSet(),
                terms.fields(),
                terms.purpose(),
                terms.from(),
                terms.until(),
                agreement.state(now).name().toLowerCase(Locale.ROOT));
    }
}
