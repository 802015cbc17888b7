package city.qala.proactive.benefit;

import city.qala.kernel.Actor;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.proactive.benefit.Book.Explained;
import city.qala.proactive.benefit.Book.Whole;
import city.qala.proactive.benefit.Entitlement.State;
import city.qala.proactive.benefit.EntitlementStore.Channel;
import city.qala.proactive.law.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a resident sees and does: what they have, why, yes or no, and objections. */
final class ResidentDesk {
    static final String OWN = "own-data";
    private static final int LONGEST = 4_000;
    private static final int DAYS_FOR_ANSWER = 15;

    private final Book book;
    private final Life life;
    private final Ids ids;

    ResidentDesk(Book book, Life life, Ids ids) {
        this.book = book;
        this.life = life;
        this.ids = ids;
    }

    /** A household's file and what the reader may see of it. */
    record Mine(Whole file, Sight sight) {

        /** What the reader may see, the newest first. */
        List<Entitlement> entitlements() {
            return file.entitlements().stream().filter(e -> sight.sees(e.unit())).toList();
        }
    }

    /**
     * The file of the household of whoever asks; empty if the town has never looked at one.
     *
     * @throws Problem {@code forbidden} for an account that is no resident's
     */
    Optional<Mine> mine(Actor actor) {
        Subject me = me(actor);
        return book.ledger()
                .write(tx ->
                        book.stores()
                                .assessments()
                                .householdOf(tx, me.id())
                                .map(h -> mine(tx, actor, me, h)));
    }

    private Mine mine(Tx tx, Actor actor, Subject me, Ulid household) {
        Grant grant = book.open(tx, actor, OWN, household);
        Whole whole = book.whole(tx, grant, household);
        return new Mine(whole, new Sight(whole.home(), me.id().text(), life.today()));
    }

    private Mine require(Tx tx, Actor actor) {
        Subject me = me(actor);
        Ulid household =
                book.stores()
                        .assessments()
                        .householdOf(tx, me.id())
                        .orElseThrow(() -> Problem.notFound("There is no such benefit of yours."));
        return mine(tx, actor, me, household);
    }

    /** Why the newest decision says what it says of one unit of the reader's household. */
    Explained explain(Actor actor, String policy, String unit) {
        Mine mine = mine(actor).orElseThrow(() -> nothing());
        if (!mine.sight().sees(unit)) throw nothing();
        Assessment newest = mine.file().newest().orElseThrow(() -> nothing());
        return book.explain(newest, policy, unit);
    }

    /**
     * A yes or no to an offer.
     *
     * @return the offer as it is now
     * @throws Problem {@code invalid-transition} if nothing is offered any more, {@code forbidden}
     *     if the answer is somebody else's
     */
    Entitlement answer(Actor actor, Ulid id, boolean yes) {
        Subject me = me(actor);
        return book.ledger()
                .write(tx -> {
                    Mine mine = require(tx, actor);
                    Entitlement e = mine.file().require(id);
                    if (!mine.sight().mayAnswer(e.unit()))
                        throw Problem.forbidden("Somebody else answers this.");
                    return record(tx, mine.file(), e, me.id().text(), yes, Channel.PAGE, actor);
                });
    }

    /** Writes an answer down, and what it comes to. */
    Entitlement record(
            Tx tx,
            Whole file,
            Entitlement e,
            String person,
            boolean yes,
            Channel channel,
            Actor recorder) {
        if (e.state() != State.OFFERED)
            throw Problem.conflict("invalid-transition", "Nothing is offered here any more.");
        Policy policy = book.policy(e.policy(), file.newest());
        LocalDate today = life.today();
        List<String> adults = file.home().adults(today);
        if (!adults.contains(person)) throw Problem.forbidden("Only an adult of it answers this.");
        book.stores()
                .entitlements()
                .consent(tx, e, person, yes, channel, recorder.name(), book.now());
        book.log(
                tx,
                recorder,
                "benefit.answer",
                AssessmentStore.subject(e.household()),
                Map.of("entitlement", e.id().text(), "answer", yes ? "yes" : "no"));
        Map<String, Boolean> said = book.stores().entitlements().consents(tx, e.id());
        State state = ConsentRule.state(policy.delivery().consent(), said, asked(e, adults));
        Entitlement next = e.with(state, e.amount(), today, e.assessment());
        if (state == State.OFFERED) return e;
        book.stores().entitlements().change(tx, next, book.now());
        Notice.Kind kind = state == State.GRANTED ? Notice.Kind.GRANTED : Notice.Kind.DECLINED;
        book.tell(tx, ids, kind, next, e.id() + " " + kind + " " + today, Optional.empty());
        // The first money is set down at once.
        if (state == State.GRANTED) life.assess(tx, List.of(e.household()), "person");
        return next;
    }

    /** An adult's own benefit is their own business alone. */
    private static List<String> asked(Entitlement e, List<String> adults) {
        return adults.contains(e.unit()) ? List.of(e.unit()) : adults;
    }

    /**
     * Objects to a decision. What the household has stays as it is until the answer.
     *
     * @param words what is wrong, 1 to 4000 signs
     * @return the number by which people name it
     */
    Task object(Actor actor, String policy, String unit, String words) {
        String text = words.strip();
        if (text.isEmpty() || text.length() > LONGEST)
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "grounds-missing",
                    "Say in 1 to 4000 signs what is wrong.");
        Subject me = me(actor);
        return book.ledger()
                .write(tx -> {
                    Mine mine = require(tx, actor);
                    if (!mine.sight().sees(unit)) throw nothing();
                    var about = book.policy(policy, mine.file().newest());
                    Optional<Reduction> cut =
                            mine.file().entitlements().stream()
                                    .filter(e -> e.policy().equals(policy) && e.unit().equals(unit))
                                    .flatMap(e -> mine.file().cut(e.id()).stream())
                                    .findFirst();
                    cut.filter(c -> c.state() == Reduction.State.CONFIRMED)
                            .ifPresent(c -> hold(tx, c));
                    return add(tx, actor, mine.file().household(), me, about, unit, cut, text);
                });
    }

    private Task add(
            Tx tx,
            Actor actor,
            Ulid household,
            Subject me,
            Policy policy,
            String unit,
            Optional<Reduction> cut,
            String text) {
        var task =
                new Task(
                        ids.next(),
                        0,
                        Task.Kind.OBJECTION,
                        true,
                        household,
                        book.now(),
                        life.today().plusDays(DAYS_FOR_ANSWER));
        book.stores()
                .tasks()
                .add(
                        tx,
                        task,
                        new Task.Words(
                                me.id().text(),
                                policy.name(),
                                unit,
                                cut.map(c -> c.id().text()).orElse(""),
                                text,
                                "",
                                "",
                                ""));
        book.log(
                tx,
                actor,
                "benefit.object",
                AssessmentStore.subject(household),
                Map.of("task", task.id().text()));
        return book.stores().tasks().find(tx, task.id()).orElseThrow();
    }

    private void hold(Tx tx, Reduction c) {
        var held =
                new Reduction(
                        c.id(),
                        c.entitlement(),
                        c.household(),
                        c.amount(),
                        c.assessment(),
                        Reduction.State.HELD,
                        c.proposed(),
                        c.officer(),
                        c.reason(),
                        c.wrong(),
                        c.effective());
        var _ = book.stores().entitlements().change(tx, held, c.state(), null);
    }

    static Problem nothing() {
        return Problem.notFound("There is no such decision.");
    }

    static Subject me(Actor actor) {
        return actor.standing()
                .resident()
                .orElseThrow(() -> Problem.forbidden("This page belongs to residents."));
    }
}
