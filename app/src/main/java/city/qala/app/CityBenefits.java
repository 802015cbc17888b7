package city.qala.app;

import city.qala.governance.audit.AuditTrail;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.JobRunner;
import city.qala.proactive.Proactive;
import city.qala.registry.Registry;
import city.qala.web.Web;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Benefits as this city has them: joined to its registers, and to who lives with whom. */
final class CityBenefits {
    private static final Duration FRESH = Duration.ofSeconds(10);

    /**
     * Registers that could be asked.
     *
     * @param codes theirs
     * @param at when it was looked
     */
    private record Answering(Set<String> codes, Instant at) {}

    private final Proactive proactive;
    private final Registry registry;
    private final Clock clock;
    private volatile Answering answering = new Answering(Set.of(), Instant.MIN);

    CityBenefits(
            Database ledger,
            AuditTrail audit,
            CityGovernance governance,
            Registry registry,
            ServerConfig config,
            Clock clock) {
        this.registry = registry;
        this.clock = clock;
        proactive =
                Proactive.create(
                        ledger,
                        audit,
                        governance::access,
                        this::household,
                        clock,
                        config.city().zone());
        governance.homes(proactive.benefits()::isHome);
        registry.onHouseholdChanged(
                "proactive",
                (tx, event) ->
                        proactive
                                .benefits()
                                .changed(tx, new Subject("household", new Ulid(event.subject()))));
    }

    /** Its timed work. */
    void addTo(JobRunner jobs) {
        proactive.jobs().forEach(jobs::add);
    }

    /** Its addresses. */
    List<Routes> routes(Web web) {
        return proactive.routes(web);
    }

    /**
     * A household as the registers tell it. What a register that never told anything does not say
     * is not known, which is something else than no.
     */
    private Optional<String> household(Tx tx, Grant grant, Subject household, LocalDate on) {
        try {
            String line = registry.household(tx, grant, household, on);
            String silent =
                    silent().stream().map(r -> '"' + r + '"').collect(Collectors.joining(","));
            return Optional.of(
                    line.replaceFirst("\"on\":\"[^\"]*\"", "\"unavailable\":[" + silent + "]"));
        } catch (Problem p) {
            if (p.kind() != Problem.Kind.NOT_FOUND) throw p;
            return Optional.empty();
        }
    }

    private Set<String> silent() {
        Answering known = answering;
        Instant now = clock.instant();
        if (known.at().equals(Instant.MIN) || known.at().plus(FRESH).isBefore(now)) {
            known = new Answering(registry.answering(), now);
            answering = known;
        }
        var silent = new TreeSet<>(proactive.benefits().registers());
        silent.removeAll(known.codes());
        return silent;
    }
}
