package city.qala.registry.people;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Grant;
import city.qala.kernel.Language;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.bus.Outbox;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.registry.intake.Intake;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Persons and households: what people and programs see of them, and the work behind it. */
public final class PeopleDesk {
    private final Database ledger;
    private final Clock clock;
    private final ZoneId zone;
    private final People people;
    private final Linking linking;
    private final PeopleStore store = new PeopleStore();

    private PeopleDesk(Database ledger, Clock clock, ZoneId zone, People people, Linking linking) {
        this.ledger = ledger;
        this.clock = clock;
        this.zone = zone;
        this.people = people;
        this.linking = linking;
    }

    /** Takes the pairs that a run is not sure of, in the run's transaction. */
    @FunctionalInterface
    public interface Doubts {
        /** The pairs of the newest run; earlier ones do not count any more. */
        void replace(Tx tx, long run, List<Doubtful> doubts);
    }

    /** What a purpose is called. */
    public record Named(String code, String title) {}

    /** The purposes that somebody may name for a look. */
    @FunctionalInterface
    public interface Purposes {
        /**
         * Those in force that let this reader open subjects of a kind.
         *
         * @param kind {@code person} or {@code household}
         */
        List<Named> of(Actor reader, String kind, Language language);
    }

    /** Over a migrated ledger. */
    public static PeopleDesk create(
            Database ledger,
            Access access,
            AuditLog audit,
            Intake intake,
            Clock clock,
            ZoneId zone,
            HouseholdNews news,
            Doubts doubts) {
        var told =
                new Linking.Told() {
                    @Override
                    public void doubts(Tx tx, long run, List<Doubtful> found) {
                        doubts.replace(tx, run, found);
                    }

                    @Override
                    public void changed(Tx tx, Ulid household, String because) {
                        news.tell(tx, household, because);
                    }
                };
        return new PeopleDesk(
                ledger,
                clock,
                zone,
                new People(ledger, access, audit, intake, clock, zone),
                new Linking(ledger, access, intake, clock, zone, told));
    }

    /** One household as the line of the facts file; see the façade. */
    public String line(Tx tx, Grant grant, Subject household, LocalDate on) {
        return people.line(tx, grant, household.id(), on);
    }

    /** The household that a person belongs to today. */
    public Optional<Ulid> householdOf(Tx tx, Ulid person) {
        var at = clock.instant();
        return store.householdOf(tx, person, LocalDate.ofInstant(at, zone), at);
    }

    /** Links now, if something has come since the last run; whether it did. */
    public boolean link() {
        return linking.run();
    }

    /** The newest run. */
    public Optional<Run> lastRun() {
        return ledger.read(store::lastRun);
    }

    /** The pages and the addresses for programs. */
    public List<Routes> routes(
            Web web, Messages words, Purposes purposes, Function<Exchange, String> csrf) {
        return List.of(
                new PeopleRoutes(people), new PeoplePage(people, web, words, purposes, csrf));
    }

    /**
     * Its timed work.
     *
     * @param outbox whose old news are forgotten
     */
    public List<Job> jobs(Outbox outbox) {
        return List.of(new LinkJob(linking), new NewsJob(outbox));
    }
}
