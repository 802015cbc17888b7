package city.qala.vision.watch;

import city.qala.kernel.Actor;
import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.Approval;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.identity.Identity;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** Who may do what with a list, and what must be true before it is let loose. */
final class WatchRights {
    private final ErrorRates rates;
    private final Supplier<Set<String>> cameras;
    private final String legalBasis;

    /**
     * The rights of a town.
     *
     * @param cameras codes of its cameras
     * @param legalBasis the document on which the town matches faces at all; empty: it does not
     */
    WatchRights(ErrorRates rates, Supplier<Set<String>> cameras, String legalBasis) {
        this.rates = rates;
        this.cameras = cameras;
        this.legalBasis = legalBasis;
    }

    void officer(Actor actor) {
        Identity.require(actor, Role.WATCH_OFFICER);
        person(actor);
    }

    void overseer(Actor actor) {
        Identity.require(actor, Role.OVERSIGHT);
        person(actor);
    }

    void person(Actor actor) {
        Identity.requireKnown(actor);
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only people decide about lists.");
    }

    OptionalDouble fmr(AlgorithmVersion version) {
        return rates.worst(version);
    }

    /** Whether such a list can be at all. */
    void fits(Terms terms, Engine engine) {
        for (String camera : terms.area().cameras()) {
            if (!cameras.get().contains(camera))
                throw Problem.invalid("cameras", camera, "must be in the register of cameras");
        }
        if (terms.limits().threshold() > engine.threshold())
            throw Problem.invalid(
                    "threshold",
                    terms.limits().threshold(),
                    "must be at most " + engine.threshold());
    }

    /**
     * What must be true before somebody may ask for a list, and again before somebody agrees.
     *
     * @throws Problem {@code grounds-missing}, {@code watchlist-full} or {@code over-budget}
     */
    void ready(Watchlist list, int size, OptionalDouble forecast) {
        Terms.Limits limits = list.terms().limits();
        if (size == 0) throw grounds("Nobody is on the list.");
        if (size > limits.cap())
            throw Problem.conflict("watchlist-full", "The list may have %s entries.", limits.cap());
        if (list.terms().exercise()) return;
        if (legalBasis.isBlank())
            throw grounds("The town names no document that lets it match faces.");
        if (forecast.isEmpty())
            throw grounds("Nobody knows how often the algorithm errs: it has no passing audit.");
        if (forecast.getAsDouble() > limits.budget())
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "over-budget",
                    "It would give %.2f false alerts a day; %.2f are allowed.",
                    forecast.getAsDouble(),
                    limits.budget());
    }

    /**
     * Consent of two people in two roles.
     *
     * @throws Problem {@code four-eyes-required}
     */
    void twoPeople(Watchlist list) {
        Watchlist.Signature a = list.requested().orElseThrow(WatchRights::unasked);
        Watchlist.Signature b = list.approved().orElseThrow(WatchRights::unasked);
        var _ =
                new Approval(
                        "watchlist/" + list.id(),
                        new Actor(a.by(), Actor.Kind.PERSON, a.roles()),
                        a.at(),
                        new Actor(b.by(), Actor.Kind.PERSON, b.roles()),
                        b.at());
    }

    private static Problem unasked() {
        return Problem.conflict("invalid-transition", "Nobody asks for this list.");
    }

    private static Problem grounds(String text) {
        return Problem.of(Problem.Kind.UNPROCESSABLE, "grounds-missing", text);
    }
}
