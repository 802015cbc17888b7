package city.qala.proactive.benefit;

import city.qala.kernel.Access;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.proactive.law.LawShelf;
import city.qala.proactive.money.Lines;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The life of entitlements in a town: who is assessed when, what is offered, granted and paid, and
 * what only a named person may lessen.
 */
public final class Benefits {
    private final Database ledger;
    private final Life.Stores stores;
    private final Life life;
    private final ResidentDesk residents;
    private final ClerkDesk clerks;
    private final Book book;

    private Benefits(
            Database ledger,
            AuditLog audit,
            Supplier<Access> access,
            Households registers,
            LawShelf laws,
            Clock clock,
            ZoneId zone,
            RandomGenerator random) {
        this.ledger = ledger;
        this.stores = Life.Stores.create();
        var ids = new Ids(clock, random);
        this.life = new Life(access, registers, laws, stores, ids, clock, zone);
        this.book = new Book(ledger, access, audit, laws, stores, clock);
        this.residents = new ResidentDesk(book, life, ids);
        this.clerks = new ClerkDesk(book, life, residents, ids);
    }

    /**
     * Benefits of a town; the schema {@code proactive} is up to date.
     *
     * @param access the only way to personal data
     * @param registers what the registers say of households
     */
    public static Benefits create(
            Database ledger,
            AuditLog audit,
            Supplier<Access> access,
            Households registers,
            LawShelf laws,
            Clock clock,
            ZoneId zone) {
        return new Benefits(
                ledger, audit, access, registers, laws, clock, zone, new SecureRandom());
    }

    /**
     * Something about a household has changed in a register: it is decided anew, in the same
     * transaction. To be told twice is as good as once. Before the town has agreed to the purpose
     * nothing is read; the household waits, and the timed work comes back to it.
     */
    public void changed(city.qala.kernel.Tx tx, Subject household) {
        try {
            life.assess(Tx.of(tx), List.of(household.id()), "change");
        } catch (Problem p) {
            if (!p.code().startsWith("purpose-")) throw p;
        }
    }

    /** Names of the registers that today's law reads. */
    public Set<String> registers() {
        return book.laws().now().law().registers().keySet();
    }

    /** Lets households be looked at with the next run, for example after a first delivery. */
    public void known(city.qala.kernel.Tx tx, Collection<Subject> households) {
        stores.assessments()
                .know(
                        Tx.of(tx),
                        households.stream().map(Subject::id).distinct().sorted().toList(),
                        life.today());
    }

    /** Lets everybody be looked at on a day, because the law has changed. */
    public void lawChanged(city.qala.kernel.Tx tx, LocalDate day) {
        stores.assessments().allDue(Tx.of(tx), day);
    }

    /** Whether somebody lived in a household when it was last looked. Ids only. */
    public boolean isHome(city.qala.kernel.Tx tx, Subject person, Subject household) {
        return household.kind().equals("household")
                && person.kind().equals("person")
                && stores.assessments()
                        .householdOf(Tx.of(tx), person.id())
                        .filter(household.id()::equals)
                        .isPresent();
    }

    /** Pages of residents and of clerks, and the figures of the programmes. */
    public List<Routes> pages(Web web, Messages words) {
        return List.of(
                new MyBenefitsPage(web, words, residents, book),
                new QueuePage(web, words, clerks, book),
                new ProgrammesPage(web, words, book, new FigureStore(ledger)));
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return List.of(new LifeJob(life, stores.assessments()));
    }

    Database ledger() {
        return ledger;
    }

    Life life() {
        return life;
    }

    Life.Stores stores() {
        return stores;
    }

    Lines lines() {
        return stores.lines();
    }

    Book book() {
        return book;
    }

    ResidentDesk residents() {
        return residents;
    }

    ClerkDesk clerks() {
        return clerks;
    }
}
