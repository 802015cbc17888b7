package city.qala.vision.review;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.platform.jobs.Job;
import city.qala.vision.camera.Cameras;
import city.qala.vision.face.DrawnFigure;
import city.qala.vision.face.Face;
import city.qala.vision.face.Picture;
import city.qala.vision.review.Candidate.Answer;
import city.qala.vision.review.Candidate.Judgement;
import city.qala.vision.review.Candidate.State;
import city.qala.vision.watch.Hit;
import city.qala.vision.watch.Watchlists;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What two people say of what the machine found. Each looks first and answers; only then the score
 * opens. Only if both say "same" is there an alert, with the name and whom to call.
 */
public final class Reviews {
    static final String MATCHING = "watch-match";
    static final String REVIEW = "watch-review";

    private static final Duration DAY = Duration.ofDays(1);

    private final CandidateStore store;
    private final Watchlists lists;
    private final Alerts alerts;
    private final Intake intake;
    private final Turns turns;
    private final CropKeys keys = new CropKeys();
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    private Reviews(
            Database ledger,
            Watchlists lists,
            Alerts alerts,
            Access access,
            AuditLog audit,
            Clock clock) {
        this.store = new CandidateStore(ledger);
        this.lists = lists;
        this.alerts = alerts;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.turns = new Turns(clock);
        this.intake = new Intake(store, keys, access, audit, clock);
    }

    /** The reviews over a ledger whose schema is up to date. */
    public static Reviews open(
            Database ledger,
            Watchlists lists,
            Alerts alerts,
            Access access,
            AuditLog audit,
            Clock clock) {
        var reviews = new Reviews(ledger, lists, alerts, access, audit, clock);
        // Their keys ended with the process that had them.
        for (Candidate c : reviews.store.open()) reviews.intake.lapse(c, State.EXPIRED);
        lists.onEnd(reviews::erase);
        return reviews;
    }

    /** Takes in what the machine found. */
    public void found(Hit hit, Face face, Picture picture) {
        intake.take(hit, face, picture);
    }

    private int erase(Tx tx, Ulid list) {
        int gone = 0;
        for (Candidate c : store.of(tx, list)) gone += intake.lapse(tx, c, State.ERASED);
        return gone;
    }

    static void requireJudge(Actor actor) {
        Identity.require(actor, Role.OPERATOR);
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only people judge candidates.");
    }

    /** What waits for somebody, oldest first. */
    List<Candidate> queue(Actor actor) {
        requireJudge(actor);
        Instant now = now();
        return store.open().stream()
                .filter(c -> now.isBefore(c.expires()))
                .filter(c -> isFor(actor, c))
                .toList();
    }

    private boolean isFor(Actor actor, Candidate c) {
        List<Judgement> said = store.ledger().read(tx -> store.judgements(tx, c.id()));
        return JudgeRule.mayJudge(said, actor.name()) || isOpenFor(said, actor);
    }

    private static boolean isOpenFor(List<Judgement> said, Actor actor) {
        return said.stream().anyMatch(j -> j.by().equals(actor.name()) && j.settled().isEmpty());
    }

    /** How many wait, for whoever may know that they do. */
    long waiting() {
        Instant now = now();
        return store.open().stream().filter(c -> now.isBefore(c.expires())).count();
    }

    /** A candidate that somebody may see the course of. */
    Candidate candidate(Ulid id) {
        return store.ledger().write(tx -> known(tx, id));
    }

    /** What somebody themselves said of it, if they did. */
    Optional<Judgement> mine(Actor actor, Ulid id) {
        return store.ledger().read(tx -> store.judgements(tx, id)).stream()
                .filter(j -> j.by().equals(actor.name()))
                .findFirst();
    }

    /** Whether somebody may still say something of it. */
    boolean mayJudge(Actor actor, Candidate c) {
        List<Judgement> said = store.ledger().read(tx -> store.judgements(tx, c.id()));
        return JudgeRule.mayJudge(said, actor.name());
    }

    /** One of the two pictures. */
    enum Side {
        SEEN,
        LISTED
    }

    /**
     * A picture, for somebody who judges; every look is written down.
     *
     * @return PNG
     */
    byte[] picture(Actor actor, Ulid id, Side side) {
        requireJudge(actor);
        turns.opened(actor, id);
        return store.ledger()
                .write(tx -> {
                    Candidate c = open(tx, id);
                    requireFor(tx, actor, c);
                    return side == Side.SEEN ? seen(tx, actor, c) : listed(tx, actor, c);
                });
    }

    private byte[] seen(Tx tx, Actor actor, Candidate c) {
        byte[] sealed = crop(tx, actor, c).sealed();
        return keys.box(c.id(), now())
                .flatMap(box -> box.open(c.id().text(), sealed))
                .orElseThrow(Reviews::gone);
    }

    private CandidateStore.Crop crop(Tx tx, Actor actor, Candidate c) {
        Grant grant = access.open(tx, actor, REVIEW, CandidateStore.subject(c.id()));
        return store.crop(tx, grant, c.id()).orElseThrow(Reviews::gone);
    }

    private byte[] listed(Tx tx, Actor actor, Candidate c) {
        return c.trial().isPresent()
                ? DrawnFigure.of(Intake.figure(c.entry()), 0).png()
                : lists.photo(tx, actor, c.list(), c.entry());
    }

    /**
     * What somebody says before they see the score.
     *
     * @param reasons at least one of the known ones
     * @param sure said again after the question whether they are
     */
    void judge(Actor actor, Ulid id, Answer answer, Set<String> reasons, boolean sure) {
        requireJudge(actor);
        boolean named = !reasons.isEmpty() && JudgeRule.REASONS.containsAll(reasons);
        if (!named) throw Problem.invalid("reasons", reasons, "must name at least one");
        if (!sure && turns.looked(actor, id).compareTo(JudgeRule.LOOK) < 0)
            throw Problem.conflict("too-fast", "That was quick. Are you sure?");
        Instant now = now();
        store.ledger()
                .change(tx -> {
                    Candidate c = open(tx, id);
                    List<Judgement> said = store.judgements(tx, id);
                    if (!JudgeRule.mayJudge(said, actor.name())) throw notYours();
                    int place = said.stream().anyMatch(j -> j.place() == 1) ? 2 : 1;
                    var mine =
                            new Judgement(
                                    place,
                                    actor.name(),
                                    answer,
                                    String.join(",", new TreeSet<>(reasons)),
                                    now,
                                    Optional.empty(),
                                    "");
                    store.judge(tx, id, mine);
                    write(tx, actor, "vision.candidate-judged", c, Map.of("answer", answer.name()));
                });
    }

    /** What the machine thought of it; opens only after one's own answer. */
    CandidateStore.Crop score(Actor actor, Ulid id) {
        requireJudge(actor);
        return store.ledger()
                .write(tx -> {
                    Candidate c = open(tx, id);
                    if (!isOpenFor(store.judgements(tx, id), actor))
                        throw Problem.forbidden("The score opens after your own answer.");
                    return crop(tx, actor, c);
                });
    }

    /**
     * What counts, once the score was seen.
     *
     * @param why why it was changed; needed if it was
     * @return where the candidate stands now
     */
    State settle(Actor actor, Ulid id, Answer answer, String why) {
        requireJudge(actor);
        Instant now = now();
        State state =
                store.ledger()
                        .write(tx -> {
                            Candidate c = open(tx, id);
                            Judgement said = unsettled(tx, actor, id);
                            String reason = changed(said, answer, why.strip());
                            if (!store.settle(tx, id, actor.name(), answer, reason, now))
                                throw notYours();
                            State after = JudgeRule.after(store.judgements(tx, id));
                            decide(tx, actor, c, after, now);
                            return after;
                        });
        if (!state.isOpen()) keys.end(id);
        alerts.drift(store.counts(now.minus(DAY)), lists.lists(), now);
        return state;
    }

    private Judgement unsettled(Tx tx, Actor actor, Ulid id) {
        return store.judgements(tx, id).stream()
                .filter(j -> j.by().equals(actor.name()) && j.settled().isEmpty())
                .findFirst()
                .orElseThrow(Reviews::notYours);
    }

    private static String changed(Judgement said, Answer answer, String why) {
        if (said.answer() == answer) return "";
        if (why.isEmpty() || why.length() > 300)
            throw Problem.invalid("why", why.length() + " signs", "must say why");
        return why;
    }

    private void decide(Tx tx, Actor actor, Candidate c, State after, Instant now) {
        store.state(tx, c.id(), after, after.isOpen() ? Optional.empty() : Optional.of(now));
        write(tx, actor, "vision.candidate-settled", c, Map.of("state", after.name()));
        if (after.isOpen()) return;
        int gone = store.erase(tx, c.id());
        if (gone != 1) throw new IllegalStateException("a candidate without its picture");
        if (c.trial().isPresent()) return;
        if (after == State.DIFFERENT && lists.refuse(tx, c.entry()))
            write(tx, Actor.SYSTEM, "vision.entry-suspended", c, Map.of());
        if (after == State.CONFIRMED) alerts.confirmed(c, lists.list(c.list()), now);
    }

    /** The name of a confirmed match, for those whom it concerns. */
    String name(Actor actor, Ulid id) {
        Identity.require(actor, Role.OPERATOR, Role.WATCH_OFFICER);
        return store.ledger()
                .write(tx -> {
                    Candidate c = known(tx, id);
                    if (c.state() != State.CONFIRMED || c.trial().isPresent())
                        throw Problem.forbidden("The name opens when two people said “same”.");
                    return lists.name(tx, actor, c.list(), c.entry());
                });
    }

    /** The owner of the list says what came of a confirmed match. */
    void outcome(Actor actor, Ulid id, String words) {
        Identity.require(actor, Role.WATCH_OFFICER);
        String said = words.strip();
        if (!Set.of("found", "somebody-else", "not-met").contains(said))
            throw Problem.invalid("outcome", said, "must be found, somebody-else or not-met");
        store.ledger()
                .change(tx -> {
                    Candidate c = known(tx, id);
                    if (!store.outcome(tx, id, said))
                        throw Problem.conflict(
                                "invalid-transition", "It is not waiting for an outcome.");
                    write(tx, actor, "vision.candidate-outcome", c, Map.of("outcome", said));
                });
        alerts.over(id, lists.list(candidate(id).list()), now());
    }

    /** What time brings: pictures whose time is over are erased. */
    void round() {
        Instant now = now();
        keys.sweep(now);
        for (Candidate c : store.open())
            if (!now.isBefore(c.expires())) intake.lapse(c, State.EXPIRED);
    }

    CandidateStore store() {
        return store;
    }

    Turns turns() {
        return turns;
    }

    Watchlists lists() {
        return lists;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void requireFor(Tx tx, Actor actor, Candidate c) {
        List<Judgement> said = store.judgements(tx, c.id());
        if (!JudgeRule.mayJudge(said, actor.name()) && !isOpenFor(said, actor)) throw notYours();
    }

    private Candidate known(Tx tx, Ulid id) {
        return store.find(tx, id)
                .orElseThrow(() -> Problem.notFound("There is no such candidate."));
    }

    private Candidate open(Tx tx, Ulid id) {
        Candidate c = known(tx, id);
        if (!c.state().isOpen() || !now().isBefore(c.expires())) throw gone();
        return c;
    }

    private static Problem gone() {
        return Problem.conflict("candidate-gone", "Its time is over, or it is decided.");
    }

    private static Problem notYours() {
        return Problem.of(
                Problem.Kind.FORBIDDEN,
                "four-eyes-required",
                "You have answered already, or two others have.");
    }

    private void write(Tx tx, Actor actor, String action, Candidate c, Map<String, String> facts) {
        var all = new java.util.HashMap<>(facts);
        all.put("candidate", c.id().text());
        audit.write(
                tx,
                new AuditEntry(
                        now(),
                        actor,
                        action,
                        AuditEntry.Outcome.DONE,
                        "watchlist/" + c.list(),
                        "",
                        all));
    }

    /** The pages and the API. */
    public List<Routes> routes(
            Web web, Messages words, Cameras cameras, Function<Exchange, String> csrf) {
        return List.of(new ReviewRoutes(this), new ReviewPage(this, web, words, cameras, csrf));
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return List.of(new ReviewJob(this));
    }
}
