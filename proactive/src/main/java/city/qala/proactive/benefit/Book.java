package city.qala.proactive.benefit;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.proactive.decide.Answer;
import city.qala.proactive.decide.Assessor;
import city.qala.proactive.decide.Explanation;
import city.qala.proactive.law.LawShelf;
import city.qala.proactive.law.LawVersion;
import city.qala.proactive.law.Policy;
import city.qala.proactive.money.MoneyLine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the desks of residents and clerks share: files of households, explanations, the log. */
final class Book {
    private static final int MOST = 60;

    private final Database ledger;
    private final Supplier<Access> access;
    private final AuditLog audit;
    private final LawShelf laws;
    private final Life.Stores stores;
    private final Clock clock;

    Book(
            Database ledger,
            Supplier<Access> access,
            AuditLog audit,
            LawShelf laws,
            Life.Stores stores,
            Clock clock) {
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.laws = laws;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Everything on file of one household.
     *
     * @param entitlements live or not, the newest first
     * @param cuts reductions, the newest first
     * @param newest the decisions that count now, if there are any
     */
    record Whole(
            Ulid household,
            List<Entitlement> entitlements,
            List<Reduction> cuts,
            List<Notice> notices,
            List<MoneyLine> money,
            List<TaskStore.Told> objections,
            Optional<Assessment> newest,
            Home home) {
        Whole {
            entitlements = List.copyOf(entitlements);
            cuts = List.copyOf(cuts);
            notices = List.copyOf(notices);
            money = List.copyOf(money);
            objections = List.copyOf(objections);
        }

        Entitlement require(Ulid id) {
            return entitlements.stream()
                    .filter(e -> e.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("There is no such benefit of yours."));
        }

        Optional<Reduction> cut(Ulid entitlement) {
            return cuts.stream()
                    .filter(c -> c.entitlement().equals(entitlement) && c.isOpen())
                    .findFirst();
        }
    }

    /**
     * A decision, why it is so, and whether it comes out the same when it is computed again.
     *
     * @param same whether computing it again from the facts as known then gives the same to the
     *     last sign
     */
    record Explained(
            Assessment decision, LawVersion law, Policy policy, Explanation why, boolean same) {}

    Database ledger() {
        return ledger;
    }

    LawShelf laws() {
        return laws;
    }

    Life.Stores stores() {
        return stores;
    }

    java.time.Instant now() {
        return clock.instant();
    }

    Grant open(Tx tx, Actor actor, String purpose, Ulid household) {
        Grant grant = access.get().open(tx, actor, purpose, AssessmentStore.subject(household));
        tx.under(grant);
        return grant;
    }

    Whole whole(Tx tx, Grant grant, Ulid household) {
        List<Ulid> one = List.of(household);
        Optional<Assessment> newest =
                Optional.ofNullable(stores.assessments().newest(tx, grant, one).get(household));
        return new Whole(
                household,
                new ArrayList<>(stores.entitlements().list(tx, grant, one)).reversed(),
                stores.entitlements().cuts(tx, grant, one),
                stores.notices().list(tx, grant, household, MOST),
                stores.lines().of(tx, grant, household, MOST),
                stores.tasks().objections(tx, grant, household),
                newest,
                newest.map(a -> Home.of(a.facts())).orElse(new Home(List.of(), "")));
    }

    /** A policy by its id: of today's law, else of the law of a decision. */
    Policy policy(String name, Optional<Assessment> then) {
        return find(laws.now(), name)
                .or(() -> then.flatMap(a -> find(laws.of(a.law()), name)))
                .orElseThrow(() -> Problem.notFound("There is no such benefit."));
    }

    static Optional<Policy> find(LawVersion law, String name) {
        return law.law().policies().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Explains what a decision says of one unit. */
    Explained explain(Assessment a, String policy, String unit) {
        LawVersion law = laws.of(a.law());
        Policy found =
                find(law, policy).orElseThrow(() -> Problem.notFound("There is no such decision."));
        return new Explained(
                a,
                law,
                found,
                Assessor.explain(law.law(), a.facts(), policy, unit, a.day()),
                isSame(law, a));
    }

    /** Whether a decision comes out the same, to the last sign, when it is computed again. */
    static boolean isSame(LawVersion law, Assessment a) {
        Answer again = Assessor.decide(law.law(), List.of(a.facts()), a.day()).getFirst();
        return LawVersion.hashOf(a.facts()).equals(a.factsHash())
                && again.text().equals(a.answer());
    }

    void log(Tx tx, Actor actor, String action, Subject subject, Map<String, String> facts) {
        audit.write(
                tx,
                new AuditEntry(
                        clock.instant(),
                        actor,
                        action,
                        AuditEntry.Outcome.DONE,
                        subject.toString(),
                        Life.PURPOSE,
                        facts));
    }

    /** Tells a household something that a person has done. */
    void tell(
            Tx tx, Ids ids, Notice.Kind kind, Entitlement e, String key, Optional<LocalDate> day) {
        stores.notices()
                .add(
                        tx,
                        List.of(
                                new Notice(
                                        ids.next(),
                                        e.household(),
                                        key,
                                        kind,
                                        e.id().text(),
                                        e.policy(),
                                        e.unit(),
                                        e.amount(),
                                        day,
                                        clock.instant())));
    }
}
