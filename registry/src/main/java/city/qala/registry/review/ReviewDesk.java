package city.qala.registry.review;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.registry.intake.Intake;
import city.qala.registry.people.Doubtful;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** What people see of doubtful pairs. */
public final class ReviewDesk {
    private final Reviews reviews;

    private ReviewDesk(Reviews reviews) {
        this.reviews = reviews;
    }

    /** Over a migrated ledger. */
    public static ReviewDesk create(
            Database ledger, Access access, AuditLog audit, Intake intake, Clock clock) {
        return new ReviewDesk(new Reviews(ledger, access, audit, intake, clock));
    }

    /** The pairs that the newest run is not sure of, in its transaction. */
    public void replace(Tx tx, long run, List<Doubtful> doubts) {
        reviews.replace(tx, run, doubts);
    }

    /**
     * Says that two records are of one person, or of two.
     *
     * @param one id of a record
     * @param other id of another one
     * @param same whether of one
     */
    public void decide(Actor actor, String one, String other, boolean same) {
        reviews.decide(actor, one, other, same);
    }

    /** Takes the decision in force on a pair back. */
    public void undo(Actor actor, String one, String other) {
        reviews.undo(actor, one, other);
    }

    /** The pages. */
    public List<Routes> routes(Web web, Messages words, Function<Exchange, String> csrf) {
        return List.of(new ReviewPage(reviews, web, words, csrf));
    }
}
