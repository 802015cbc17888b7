package city.qala.governance.purpose;

import city.qala.kernel.Access;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.platform.outbound.Outbound;
import city.qala.web.Web;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Purposes and what hangs on them, put together. */
public final class PurposeDesk {
    private final Access access;
    private final Book book;
    private final UseStore uses;
    private final Limits limits;
    private final Erasure erasure;
    private final Erasures erasures;
    private final Processing processing;
    private final RetentionJob retention;

    private PurposeDesk(
            Access access,
            Book book,
            UseStore uses,
            Limits limits,
            Erasure erasure,
            Erasures erasures,
            Processing processing,
            RetentionJob retention) {
        this.access = access;
        this.book = book;
        this.uses = uses;
        this.limits = limits;
        this.erasure = erasure;
        this.erasures = erasures;
        this.processing = processing;
        this.retention = retention;
    }

    /**
     * Opens the book; what came with the program is offered in it.
     *
     * @param ledger with the schema {@code governance} up to date
     * @param pseudonyms keyed pseudonyms of subjects, the same for ever
     * @param inventory what is held about people
     * @param outbound the one way out, for the record of what left
     */
    public static PurposeDesk open(
            Database ledger,
            AuditLog audit,
            Function<List<Subject>, Map<Subject, String>> pseudonyms,
            Clock clock,
            ZoneId zone,
            Inventory inventory,
            Outbound outbound) {
        var store = new PurposeStore(ledger);
        var shelf = new PurposeShelf(store, Shipped.byLaw());
        var uses = new UseStore(ledger);
        var limits = new Limits(shelf, uses, zone);
        var book = new Book(ledger, store, shelf, audit, inventory.fields(), clock);
        book.offer(Shipped.offered());
        var deletions = new DeletionStore(ledger);
        var erasure = new Erasure(ledger, audit, deletions, clock);
        return new PurposeDesk(
                new Access(limits, audit, pseudonyms, clock),
                book,
                uses,
                limits,
                erasure,
                new Erasures(ledger, erasure, audit, clock),
                new Processing(book, inventory, deletions, outbound),
                new RetentionJob(deletions, inventory));
    }

    /** The only way to personal data. */
    public Access access() {
        return access;
    }

    /** The book itself. */
    public PurposeBook book() {
        return book;
    }

    /** What oversight is told. */
    public Notices notices() {
        return uses;
    }

    /** The verb that forgets somebody. */
    public Erasure erasure() {
        return erasure;
    }

    /** Erasures as two people decide them. */
    public Erasures erasures() {
        return erasures;
    }

    /** What holds a kind of data, in words: the titles of the inventory. */
    public Optional<String> title(String table, Language language) {
        return processing.title(table, language);
    }

    /** Who answers whether a subject's data are a resident's own business. */
    public void wards(Wards wards) {
        limits.wards(wards);
    }

    /** Its addresses. */
    public List<Routes> routes() {
        return List.of(
                new PurposeRoutes(book),
                new ProcessingRoutes(processing),
                new ErasureRoutes(erasures));
    }

    /** The record of processing as a page. */
    public Routes page(Web web) {
        return new ProcessingPage(web, processing);
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return List.of(retention);
    }
}
