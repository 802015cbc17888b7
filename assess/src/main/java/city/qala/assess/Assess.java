package city.qala.assess;

import city.qala.kernel.AuditLog;
import city.qala.kernel.Indicator;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * How the city stands. The only door of the capability: indicators with everything that their
 * sources say, and how far the city is by its own answers.
 */
public final class Assess {

    /** Entry of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS = List.of(new Section("assess", "/assess"));

    private final IndicatorSet set = IndicatorSet.u4ssc();
    private final ClaimBook book;
    private final Figures figures;

    private Assess(
            Database ledger,
            AuditLog audit,
            Clock clock,
            Supplier<List<Indicator.Value>> computed) {
        this.book = new ClaimBook(ledger, audit, clock, set);
        this.figures = new Figures(set, book, computed, clock);
    }

    /**
     * The assessment of a city.
     *
     * @param computed what the city's own parts say now; a value's code is that of an indicator in
     *     its address form, with a dot and the part if it has parts
     */
    public static Assess create(
            Database ledger,
            AuditLog audit,
            Clock clock,
            Supplier<List<Indicator.Value>> computed) {
        ledger.migrate("assess");
        return new Assess(ledger, audit, clock, computed);
    }

    /** Addresses for programs and pages for people. */
    public List<Routes> routes(Web web) {
        Messages words = Messages.of(Assess.class);
        return List.of(
                new AssessRoutes(set, book, figures),
                new AssessPage(web, words, figures),
                new IndicatorPage(web, words, figures),
                new ProposalsPage(web, words, set, book),
                new StagePage(web, words));
    }

    /** Every indicator in a year. */
    public List<Figure> figures(int year) {
        return figures.all(year);
    }

    /** The definitions. */
    public IndicatorSet set() {
        return set;
    }
}
