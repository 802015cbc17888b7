package city.qala.governance.resident;

import city.qala.governance.resident.Case.Kind;
import city.qala.governance.resident.Case.Outcome;
import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.CaseStore.Head;
import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Grant;
import city.qala.kernel.HeldFact;
import city.qala.kernel.PersonalData;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people ask about data on them, and the town's answers. Every verb leaves an entry in the
 * audit log in the same commit. A case of somebody else is answered as one that does not exist.
 */
public final class Cases {
    private static final int MOST = 500;
    private static final int LONGEST_ANSWER = 4_000;

    /** What residents ask; the other kind is between oversight and officers. */
    static final Set<Kind> OF_RESIDENTS = EnumSet.complementOf(EnumSet.of(Kind.EXPLANATION));

    private final CaseStore store = new CaseStore();
    private final ResidentStore residents;
    private final Database ledger;
    private final Access access;
    private final AuditLog audit;
    private final List<PersonalData> held;
    private final ResidentsConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * A case with its words and history.
     *
     * @param resident whose it is; empty for an explanation
     * @param asker their file as far as the reader's purpose shows it; empty for an explanation
     * @param held the fact that it is about, as it stands now
     */
    public record Whole(
            Case file,
            String resident,
            Optional<Residents.Opened> asker,
            Optional<HeldFact> held,
            CaseWords words,
            List<CaseStep> steps) {
        public Whole {
            steps = List.copyOf(steps);
        }

        /** Name of who asks, if the reader's purpose shows it. */
        public Optional<String> name() {
            return asker.filter(o -> o.grant().sees("resident.name")).map(o -> o.resident().name());
        }
    }

    Cases(
            ResidentStore residents,
            Database ledger,
            Access access,
            AuditLog audit,
            List<PersonalData> held,
            ResidentsConfig config,
            Clock clock) {
        this.residents = residents;
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.held = held;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Opens a case for the resident who asks.
     *
     * @throws Problem {@code forbidden} if the account is no resident's
     */
    public Case ask(Actor resident, Question question) {
        Subject me = Residents.own(resident);
        return ledger.write(tx -> {
            Grant grant = access.open(tx, resident, PurposeCode.OWN, me);
            tx.under(grant);
            requireHeld(tx, grant, me, question.field());
            var words =
                    CaseWords.asked(
                            question.line(), question.field(), question.words(), question.wish());
            Head head = store.add(tx, draft(question.kind(), me.id().text(), ""), words);
            step(tx, head.file().id(), resident, CaseStep.What.MADE);
            log(tx, resident, "case.ask", me.toString(), head.file());
            return head.file();
        });
    }

    /** A fact that nobody holds cannot be wrong. */
    private void requireHeld(Tx tx, Grant grant, Subject me, String field) {
        boolean known =
                field.isEmpty()
                        || dataSet(field).held(tx, grant, me).stream()
                                .anyMatch(f -> f.field().equals(field));
        if (!known) throw ResidentFile.unknown(field);
    }

    /**
     * Asks an officer to explain unusual use.
     *
     * @param officer account of the officer
     */
    public Case explain(Actor oversight, String officer, String words) {
        if (words.isBlank()) throw Problem.invalid("words", "", "must not be empty");
        return ledger.write(tx -> {
            var draft = draft(Kind.EXPLANATION, "", officer);
            Head head = store.addExplanation(tx, draft, words.strip());
            step(tx, head.file().id(), oversight, CaseStep.What.MADE);
            log(tx, oversight, "case.explain", "account/" + officer, head.file());
            return head.file();
        });
    }

    /** The cases of the resident who asks, newest first. */
    public List<Case> mine(Actor resident) {
        Subject me = Residents.own(resident);
        return ledger.read(tx -> store.of(tx, me.id())).stream().map(Head::file).toList();
    }

    /** Whether a resident waits for an answer to anything but a wish to be erased. */
    boolean waits(Subject resident) {
        return ledger.read(tx -> store.of(tx, resident.id())).stream()
                .map(Head::file)
                .anyMatch(c -> c.status() == Status.OPEN && c.kind() != Kind.ERASE);
    }

    /** What an officer is asked to explain, newest first. */
    public List<Case> toOfficer(Actor officer) {
        return ledger.read(tx -> store.to(tx, officer.name())).stream().map(Head::file).toList();
    }

    /** Cases of some kinds, the nearest last day first. */
    public List<Case> queue(Set<Kind> kinds, Status status) {
        return ledger.read(tx -> store.queue(tx, kinds, status, MOST)).stream()
                .map(Head::file)
                .toList();
    }

    /**
     * Reads a case: its resident, its officer, a clerk, or oversight.
     *
     * @throws Problem {@code not-found} if there is none, or it is somebody else's
     */
    public Whole read(Actor actor, Ulid id) {
        return ledger.write(tx -> {
            Head head = require(tx, actor, id);
            if (head.resident().isEmpty()) return explained(tx, head);
            Grant grant = open(tx, actor, head);
            if (isFirstRead(tx, actor, head)) step(tx, id, actor, CaseStep.What.READ);
            return whole(tx, head, grant);
        });
    }

    private boolean isFirstRead(Tx tx, Actor actor, Head head) {
        return actor.hasAny(Role.CLERK)
                && head.file().status() == Status.OPEN
                && store.steps(tx, head.file().id()).stream()
                        .noneMatch(s -> s.what() == CaseStep.What.READ);
    }

    /**
     * Answers an open case. A correction or an erasure that is granted is carried out in the same
     * commit.
     *
     * @throws Problem {@code invalid-transition} if it is closed already
     */
    public Whole answer(Actor clerk, Ulid id, Outcome outcome, String answer) {
        String text = reasons(answer);
        return ledger.write(tx -> {
            Head head = require(tx, clerk, id);
            if (!mayAnswer(clerk, head)) throw Problem.forbidden("Somebody else answers this.");
            if (!store.end(tx, id, Status.ANSWERED)) throw closed();
            log(tx, clerk, "case.answer", subject(head), head.file());
            if (head.resident().isEmpty()) {
                store.answerExplanation(tx, id, text, clerk.name(), clock.instant());
                step(tx, id, clerk, CaseStep.What.ANSWERED);
                return explained(tx, require(tx, clerk, id));
            }
            Grant grant = open(tx, clerk, head);
            store.answer(tx, id, text, outcome, clerk.name(), clock.instant());
            step(tx, id, clerk, CaseStep.What.ANSWERED);
            if (outcome == Outcome.GRANTED) carryOut(tx, clerk, grant, head);
            return whole(tx, require(tx, clerk, id), grant);
        });
    }

    private static String reasons(String answer) {
        String text = answer.strip();
        if (text.isEmpty() || text.length() > LONGEST_ANSWER)
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "grounds-missing",
                            "An answer needs its reasons, 1 to 4000 characters.")
                    .at("/answer", "must not be empty");
        return text;
    }

    private static boolean mayAnswer(Actor actor, Head head) {
        return head.resident().isEmpty()
                ? head.file().officer().equals(actor.name())
                : actor.hasAny(Role.CLERK);
    }

    /**
     * Takes an open case back; only its resident may.
     *
     * @throws Problem {@code not-found}, or {@code invalid-transition} if it is closed already
     */
    public void withdraw(Actor resident, Ulid id) {
        Subject me = Residents.own(resident);
        ledger.change(tx -> {
            Head head = require(tx, resident, id);
            if (!store.end(tx, id, Status.WITHDRAWN)) throw closed();
            step(tx, id, resident, CaseStep.What.WITHDRAWN);
            log(tx, resident, "case.withdraw", me.toString(), head.file());
        });
    }

    /** The last day for the answer to what is asked now. */
    LocalDate dueToday() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), config.zone());
        return DueRule.after(today, config.answerDays(), config.holidays());
    }

    /** How near the last day of a case is. */
    public Case.Urgency urgency(Case file) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), config.zone());
        return DueRule.urgency(file.status(), file.due(), today, config.holidays());
    }

    private void carryOut(Tx tx, Actor clerk, Grant grant, Head head) {
        CaseWords asked = store.words(tx, head.file().id());
        if (asked.field().isEmpty()) return;
        Subject subject = new Subject("person", new Ulid(head.resident()));
        PersonalData data = dataSet(asked.field());
        if (head.file().kind() == Kind.CORRECT) {
            data.correct(tx, grant, subject, asked.field(), asked.wish());
            step(tx, head.file().id(), clerk, CaseStep.What.CORRECTED);
        } else if (head.file().kind() == Kind.ERASE) {
            data.erase(tx, grant, subject, asked.field());
            step(tx, head.file().id(), clerk, CaseStep.What.ERASED);
        }
    }

    PersonalData dataSet(String field) {
        String name = field.substring(0, Math.max(0, field.indexOf('.')));
        return held.stream()
                .filter(d -> d.dataSet().equals(name))
                .findFirst()
                .orElseThrow(() -> ResidentFile.unknown(field));
    }

    /** The case if the actor may know of it; else as if there were none. */
    private Head require(Tx tx, Actor actor, Ulid id) {
        return store.find(tx, id)
                .filter(head -> mayKnow(actor, head))
                .orElseThrow(() -> Problem.notFound("There is no such case."));
    }

    private static boolean mayKnow(Actor actor, Head head) {
        if (head.resident().isEmpty())
            return head.file().officer().equals(actor.name()) || actor.hasAny(Role.OVERSIGHT);
        boolean own =
                actor.standing()
                        .resident()
                        .filter(s -> s.id().text().equals(head.resident()))
                        .isPresent();
        return own || actor.hasAny(Role.CLERK, Role.OVERSIGHT);
    }

    /** Opens what a case of a resident says. */
    private Grant open(Tx tx, Actor actor, Head head) {
        Subject subject = new Subject("person", new Ulid(head.resident()));
        boolean own = actor.standing().resident().filter(subject::equals).isPresent();
        String purpose =
                own
                        ? PurposeCode.OWN
                        : actor.hasAny(Role.CLERK) ? PurposeCode.ANSWER : PurposeCode.INSPECTION;
        Grant grant = access.open(tx, actor, purpose, subject);
        tx.under(grant);
        return grant;
    }

    private Whole explained(Tx tx, Head head) {
        Ulid id = head.file().id();
        CaseWords words = store.explanation(tx, id);
        return new Whole(
                head.file(), "", Optional.empty(), Optional.empty(), words, store.steps(tx, id));
    }

    private Whole whole(Tx tx, Head head, Grant grant) {
        Ulid id = head.file().id();
        CaseWords words = store.words(tx, id);
        Subject subject = new Subject("person", new Ulid(head.resident()));
        Optional<HeldFact> fact =
                words.field().isEmpty() || !grant.sees(words.field())
                        ? Optional.empty()
                        : dataSet(words.field()).held(tx, grant, subject).stream()
                                .filter(f -> f.field().equals(words.field()))
                                .findFirst();
        var asker =
                residents.find(tx, grant, subject.id()).map(r -> new Residents.Opened(r, grant));
        return new Whole(head.file(), head.resident(), asker, fact, words, store.steps(tx, id));
    }

    private CaseStore.Draft draft(Kind kind, String resident, String officer) {
        Instant now = clock.instant();
        var id = Ulid.make(now, random);
        return new CaseStore.Draft(id, kind, resident, officer, now, dueToday());
    }

    private void step(Tx tx, Ulid id, Actor actor, CaseStep.What what) {
        store.step(tx, id, actor.name(), what, clock.instant());
    }

    private void log(Tx tx, Actor actor, String action, String subject, Case file) {
        var facts = Map.of("case", file.id().text(), "kind", file.kind().name());
        audit.write(
                tx,
                new AuditEntry(
                        clock.instant(),
                        actor,
                        action,
                        AuditEntry.Outcome.DONE,
                        subject,
                        "",
                        facts));
    }

    private static String subject(Head head) {
        return head.resident().isEmpty()
                ? "account/" + head.file().officer()
                : "person/" + head.resident();
    }

    private static Problem closed() {
        return Problem.conflict("invalid-transition", "This case is closed already.");
    }
}
