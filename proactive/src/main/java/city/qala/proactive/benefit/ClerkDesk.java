package city.qala.proactive.benefit;

import city.qala.kernel.Actor;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import city.qala.proactive.benefit.Book.Explained;
import city.qala.proactive.benefit.Book.Whole;
import city.qala.proactive.benefit.EntitlementStore.Channel;
import city.qala.proactive.law.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clerks do: find missing facts, decide reductions that the machine proposes, answer
 * objections, write down a yes or no that somebody gave by telephone or at the counter. Each is the
 * act of a named person.
 */
final class ClerkDesk {
    private static final int MOST = 200;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 4_000;

    private final Book book;
    private final Life life;
    private final ResidentDesk residents;
    private final Ids ids;

    ClerkDesk(Book book, Life life, ResidentDesk residents, Ids ids) {
        this.book = book;
        this.life = life;
        this.residents = residents;
        this.ids = ids;
    }

    /**
     * A task with everything that it takes to decide it.
     *
     * @param about the entitlement that it is about, if it is about one
     * @param cut the reduction that it is about
     * @param why why the decision says what it says, if it is about one
     */
    record Opened(
            Task task,
            Task.Words words,
            Whole file,
            Optional<Entitlement> about,
            Optional<Reduction> cut,
            Optional<Explained> why) {}

    /** What waits, the nearest day first; nothing about anybody. */
    List<Task> queue(Optional<Task.Kind> kind) {
        return book.ledger()
                .read(tx -> book.stores().tasks().open(tx, kind.map(Enum::name).orElse(""), MOST));
    }

    Map<Task.Kind, TaskStore.Count> counts() {
        return book.ledger().read(tx -> book.stores().tasks().counts(tx, life.today()));
    }

    /** Opens a task, under the purpose of deciding benefits; the household finds the look. */
    Opened read(Actor actor, Ulid id) {
        return book.ledger().write(tx -> opened(tx, actor, id));
    }

    private Opened opened(Tx tx, Actor actor, Ulid id) {
        Task task =
                book.stores()
                        .tasks()
                        .find(tx, id)
                        .orElseThrow(() -> Problem.notFound("There is no such task."));
        Grant grant = book.open(tx, actor, Life.PURPOSE, task.household());
        Task.Words words = book.stores().tasks().words(tx, grant, task);
        Whole file = book.whole(tx, grant, task.household());
        Optional<Reduction> cut =
                file.cuts().stream().filter(c -> c.id().text().equals(words.reduction())).findAny();
        Optional<Entitlement> about =
                file.entitlements().stream()
                        .filter(e ->
                                e.policy().equals(words.policy()) && e.unit().equals(words.unit()))
                        .findFirst();
        Optional<Assessment> decision =
                cut.flatMap(c -> book.stores().assessments().find(tx, grant, c.assessment()))
                        .or(file::newest);
        Optional<Explained> why =
                words.policy().isEmpty()
                        ? Optional.empty()
                        : decision.filter(a -> isThere(a, words))
                                .map(a -> book.explain(a, words.policy(), words.unit()));
        return new Opened(task, words, file, about, cut, why);
    }

    private static boolean isThere(Assessment a, Task.Words w) {
        return Said.of(a).stream()
                .anyMatch(s -> s.policy().equals(w.policy()) && s.unit().equals(w.unit()));
    }

    /**
     * Decides a reduction that the machine proposes.
     *
     * @param confirm whether it shall be less
     * @param reason in the officer's words, for the household
     * @param wrong whether the benefit was never due
     * @throws Problem {@code invalid-transition} if it is decided or gone already
     */
    void decide(Actor officer, Ulid id, boolean confirm, String reason, boolean wrong) {
        named(officer);
        String why = reasons(reason);
        book.ledger()
                .change(tx -> {
                    Opened o = opened(tx, officer, id);
                    Reduction cut = o.cut().orElseThrow(ClerkDesk::over);
                    Entitlement e = o.file().require(cut.entitlement());
                    Policy policy = book.policy(e.policy(), o.file().newest());
                    LocalDate from = LifeRule.effective(policy, life.today());
                    Reduction decided =
                            moved(
                                    cut,
                                    confirm ? Reduction.State.CONFIRMED : Reduction.State.DROPPED,
                                    officer.name(),
                                    why,
                                    wrong && confirm,
                                    from);
                    boolean done =
                            book.stores()
                                    .entitlements()
                                    .change(tx, decided, Reduction.State.PROPOSED, book.now());
                    if (!done || !book.stores().tasks().end(tx, id)) throw over();
                    Notice.Kind kind =
                            confirm ? Notice.Kind.REDUCTION_DECIDED : Notice.Kind.REDUCTION_DROPPED;
                    book.tell(tx, ids, kind, e, cut.id() + " " + kind, Optional.of(from));
                    book.stores().assessments().know(tx, List.of(e.household()), from);
                    log(tx, officer, "benefit.reduce", o.task(), confirm ? "confirmed" : "refused");
                });
    }

    private static Reduction moved(
            Reduction c,
            Reduction.State to,
            String officer,
            String reason,
            boolean wrong,
            LocalDate effective) {
        return new Reduction(
                c.id(),
                c.entitlement(),
                c.household(),
                c.amount(),
                c.assessment(),
                to,
                c.proposed(),
                officer,
                reason,
                wrong,
                Optional.of(effective));
    }

    /**
     * Answers an objection. A reduction that it holds takes its course again, or is let be.
     *
     * @throws Problem {@code four-eyes-required} if whoever decided the reduction would keep it
     */
    void answer(Actor officer, Ulid id, Task.Outcome outcome, String answer) {
        named(officer);
        String why = reasons(answer);
        book.ledger()
                .change(tx -> {
                    Opened o = opened(tx, officer, id);
                    if (o.task().kind() != Task.Kind.OBJECTION
                            || !book.stores().tasks().end(tx, id)) throw over();
                    o.cut()
                            .filter(Reduction::isOpen)
                            .ifPresent(c -> settle(tx, officer, o, c, outcome, why));
                    book.stores().tasks().answer(tx, id, why, outcome, officer.name(), book.now());
                    o.about()
                            .ifPresent(e ->
                                    book.tell(
                                            tx,
                                            ids,
                                            Notice.Kind.ANSWERED,
                                            e,
                                            "task " + id,
                                            Optional.empty()));
                    log(tx, officer, "benefit.answer-objection", o.task(), outcome.name());
                    if (outcome == Task.Outcome.CHANGED)
                        life.assess(tx, List.of(o.task().household()), "person");
                });
    }

    private void settle(
            Tx tx, Actor officer, Opened o, Reduction cut, Task.Outcome outcome, String why) {
        boolean stays = outcome == Task.Outcome.STAYS;
        // What only the machine has proposed is still waiting for its own decision.
        if (stays && cut.state() == Reduction.State.PROPOSED) return;
        if (stays && cut.officer().equals(officer.name()))
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "four-eyes-required",
                    "Somebody else answers an objection to what %s has decided.",
                    officer.name());
        LocalDate from = Life.nextMonth(life.today());
        Reduction next =
                stays
                        ? moved(
                                cut,
                                Reduction.State.CONFIRMED,
                                cut.officer(),
                                cut.reason(),
                                cut.wrong(),
                                from)
                        : moved(cut, Reduction.State.DROPPED, officer.name(), why, false, from);
        if (!book.stores().entitlements().change(tx, next, cut.state(), book.now())) throw over();
        if (!stays) book.stores().tasks().endOf(tx, cut.id());
        if (stays) book.stores().assessments().know(tx, List.of(cut.household()), from);
        Entitlement e = o.file().require(cut.entitlement());
        if (!stays)
            book.tell(
                    tx,
                    ids,
                    Notice.Kind.REDUCTION_DROPPED,
                    e,
                    cut.id() + " DROPPED",
                    Optional.empty());
    }

    /** Looks again at a household whose missing facts may have come. */
    void again(Actor officer, Ulid id) {
        named(officer);
        book.ledger()
                .change(tx -> {
                    Task task =
                            book.stores()
                                    .tasks()
                                    .find(tx, id)
                                    .orElseThrow(() -> Problem.notFound("There is no such task."));
                    book.open(tx, officer, Life.PURPOSE, task.household());
                    log(tx, officer, "benefit.look-again", task, "");
                    life.assess(tx, List.of(task.household()), "person");
                });
    }

    /** Writes down a yes or no that an adult gave by telephone, at the counter or on paper. */
    void assisted(
            Actor officer,
            Ulid household,
            Ulid entitlement,
            String person,
            boolean yes,
            Channel channel) {
        named(officer);
        book.ledger()
                .change(tx -> {
                    Grant grant = book.open(tx, officer, Life.PURPOSE, household);
                    Whole file = book.whole(tx, grant, household);
                    var _ =
                            residents.record(
                                    tx,
                                    file,
                                    file.require(entitlement),
                                    person,
                                    yes,
                                    channel,
                                    officer);
                });
    }

    private void log(Tx tx, Actor officer, String action, Task task, String outcome) {
        book.log(
                tx,
                officer,
                action,
                AssessmentStore.subject(task.household()),
                Map.of("task", task.id().text(), "outcome", outcome));
    }

    private static void named(Actor officer) {
        boolean may = officer.kind() == Actor.Kind.PERSON && officer.hasAny(Role.CLERK);
        if (!may) throw Problem.forbidden("Only a named clerk decides this.");
    }

    private static String reasons(String words) {
        String text = words.strip();
        if (text.length() < SHORTEST || text.length() > LONGEST)
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE, "grounds-missing", "Say why, in 3 to 4000 signs.");
        return text;
    }

    private static Problem over() {
        return Problem.conflict("invalid-transition", "This is decided already.");
    }
}
