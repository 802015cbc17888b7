package city.qala.registry;

import city.qala.kernel.Access;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Event;
import city.qala.kernel.Grant;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.bus.Outbox;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.registry.intake.Declaration;
import city.qala.registry.intake.Delivery;
import city.qala.registry.intake.Intake;
import city.qala.registry.intake.IntakeDesk;
import city.qala.registry.people.HouseholdNews;
import city.qala.registry.people.PeopleDesk;
import city.qala.registry.review.ReviewDesk;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Departments' registers, and who is who in them.
 *
 * <p>The only door of the capability.
 */
public final class Registry {

    /** Entries of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS =
            List.of(new Section("people", "/people", Set.of(Role.CLERK, Role.REGISTRAR)));

    private static final int LATEST = 50;

    private final Intake intake;
    private final ReviewDesk reviews;
    private final PeopleDesk people;
    private final Outbox outbox;

    private Registry(Intake intake, ReviewDesk reviews, PeopleDesk people, Outbox outbox) {
        this.intake = intake;
        this.reviews = reviews;
        this.people = people;
        this.outbox = outbox;
    }

    /**
     * Opens the registers.
     *
     * @param ledger its schema {@code registry} is brought up to date
     * @param access the only way to personal data
     * @param audit the log of who did what
     * @param outbox through which households that change are told
     */
    public static Registry create(
            Database ledger,
            Access access,
            AuditLog audit,
            Outbox outbox,
            Clock clock,
            ZoneId zone) {
        ledger.migrate("registry");
        var intake = new Intake(ledger, access, audit, clock, zone);
        var reviews = ReviewDesk.create(ledger, access, audit, intake, clock);
        var news = new HouseholdNews(outbox);
        var people =
                PeopleDesk.create(
                        ledger, access, audit, intake, clock, zone, news, reviews::replace);
        return new Registry(intake, reviews, people, outbox);
    }

    /**
     * One household as one JSON line of {@code proactive decide --facts}: each fact with its
     * register and the version of the record that tells it. Fields that the grant's purpose does
     * not open are left out.
     *
     * @param grant for the household; its purpose must open persons too, since the members are
     *     opened under it in the same transaction
     * @param household {@code household/01J…}
     * @param on the day of which is told
     * @throws city.qala.kernel.Problem {@code forbidden} if the grant is for somebody else, {@code
     *     not-found} if nobody belongs to it on that day
     */
    public String household(city.qala.kernel.Tx tx, Grant grant, Subject household, LocalDate on) {
        return people.line(city.qala.platform.db.Tx.of(tx), grant, household, on);
    }

    /**
     * Hears of each household that changed, once and in order, also after a restart; before the
     * outbox is started. The event's type is {@code registry.household-changed}, its subject the
     * household's id, its fact {@code because} one of {@code facts}, {@code moved}, {@code ended}.
     *
     * @param listener stable name of who listens
     * @param work done in a transaction of its own for each event
     */
    public void onHouseholdChanged(String listener, BiConsumer<city.qala.kernel.Tx, Event> work) {
        HouseholdNews.subscribe(outbox, listener, work);
    }

    /** Codes of the registers that have told something: those that can be asked. */
    public Set<String> answering() {
        return intake.registers().stream()
                .map(Declaration::code)
                .filter(code ->
                        intake.deliveries(code, LATEST).stream()
                                .anyMatch(d -> d.state() == Delivery.State.APPLIED))
                .collect(java.util.stream.Collectors.toSet());
    }

    /** The household that a person belongs to today; empty if there is none. */
    public java.util.Optional<Ulid> householdOf(city.qala.kernel.Tx tx, Ulid person) {
        return people.householdOf(city.qala.platform.db.Tx.of(tx), person);
    }

    /**
     * Pages for people and addresses for programs.
     *
     * @param csrf what the forms of a reader's session send along
     * @param purposes codes and titles of the purposes that a reader may name
     */
    public List<Routes> routes(
            Web web, Function<Exchange, String> csrf, PeopleDesk.Purposes purposes) {
        var words = Messages.of(Registry.class);
        var routes = new ArrayList<Routes>(IntakeDesk.routes(intake, web, words, csrf));
        routes.addAll(people.routes(web, words, purposes, csrf));
        routes.addAll(reviews.routes(web, words, csrf));
        return routes;
    }

    /** Its timed work. */
    public List<Job> jobs() {
        var jobs = new ArrayList<Job>(IntakeDesk.jobs(intake));
        jobs.addAll(people.jobs(outbox));
        return jobs;
    }
}
