package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.sensing.series.Series;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the rules of sensing have found abnormal, and what people said of it. Each alert and each
 * word on it is an entry of the audit log, from which the public figures of the algorithms are
 * counted: {@code algorithm.alert}, {@code algorithm.confirm}, {@code algorithm.reject}.
 */
public final class Alerts {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database ledger;
    private final AlertStore store = new AlertStore();
    private final CityBoard city;
    private final AirBoard air;
    private final AuditLog audit;
    private final Clock clock;

    private Alerts(Database ledger, CityBoard city, AirBoard air, AuditLog audit, Clock clock) {
        this.ledger = ledger;
        this.city = city;
        this.air = air;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The alerts of a city.
     *
     * @param rules what may be concluded, as long as the register of algorithms lets them
     */
    public static Alerts create(
            Database ledger,
            Directory directory,
            Series series,
            Rules rules,
            AuditLog audit,
            Clock clock) {
        var readings = new Readings(series, rules);
        return new Alerts(
                ledger,
                new CityBoard(directory, readings),
                new AirBoard(directory, readings),
                audit,
                clock);
    }

    /** Looks each minute. */
    public Job job() {
        return new AlertJob(this);
    }

    /** Addresses for operators. */
    public Routes routes() {
        return new AlertRoutes(this);
    }

    /** The newest alerts. */
    public List<Alert> newest(int most) {
        return ledger.read(tx -> store.newest(tx, most));
    }

    /**
     * A person says whether an alert was right; once.
     *
     * @throws Problem {@code not-found}, {@code forbidden} for a program, {@code
     *     invalid-transition} if somebody has said so already
     */
    public void judge(Actor by, String id, boolean confirmed) {
        if (by.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only a person says whether an alert was right.");
        ledger.change(tx -> {
            Alert alert =
                    store.find(tx, id)
                            .orElseThrow(() -> Problem.notFound("There is no alert %s.", id));
            if (alert.judgement() != Alert.Judgement.NONE)
                throw Problem.conflict(
                        "invalid-transition", "%s has judged this alert.", alert.judge());
            Instant now = clock.instant();
            var judgement = confirmed ? Alert.Judgement.CONFIRMED : Alert.Judgement.REJECTED;
            store.judge(tx, id, judgement, by.name(), now);
            String action = confirmed ? "algorithm.confirm" : "algorithm.reject";
            audit.write(tx, entry(now, by, action, alert.finding(), id));
        });
    }

    /** Compares what is so now with what was; the entries stand or fall with the alerts. */
    String look(Tx tx) {
        Instant now = clock.instant();
        var found =
                AlertRule.found(
                        city.roll(Actor.SYSTEM, now),
                        air.stations(Actor.SYSTEM, new Moment(now, true)));
        AlertRule.Change change = AlertRule.of(store.open(tx), found, now);
        for (Alert.Finding begun : change.begun()) {
            String id = Ulid.make(now, RANDOM).text();
            store.add(tx, id, begun, now);
            audit.write(tx, entry(now, Actor.SYSTEM, "algorithm.alert", begun, id));
        }
        store.seen(tx, change.still(), now);
        store.end(tx, change.over(), now);
        return change.begun().size() + " new, " + change.still().size() + " still so";
    }

    private static AuditEntry entry(
            Instant at, Actor by, String action, Alert.Finding what, String id) {
        return new AuditEntry(
                at,
                by,
                action,
                AuditEntry.Outcome.DONE,
                what.algorithm(),
                "",
                Map.of("thing", what.thing(), "alert", id));
    }
}
