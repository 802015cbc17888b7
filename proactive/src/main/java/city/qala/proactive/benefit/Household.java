package city.qala.proactive.benefit;

import city.qala.kernel.Ulid;
import city.qala.proactive.benefit.Entitlement.State;
import city.qala.proactive.decide.Answer;
import city.qala.proactive.decide.MissingFact;
import city.qala.proactive.decide.Outcome;
import city.qala.proactive.decide.Verdict;
import city.qala.proactive.law.LawVersion;
import city.qala.proactive.law.Policy;
import city.qala.proactive.money.Lines;
import city.qala.proactive.money.MoneyLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows for one household from the answer of the law. */
final class Household {
    private static final int DAYS_FOR_CLERK = 15;

    private final Ulid id;
    private final String facts;
    private final Home home;
    private final Known known;
    private final Life.Stores stores;
    private final Sheet sheet;
    private final Map<Ulid, Entitlement> now = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private Ulid decision;
    private LocalDate next;

    Household(Ulid id, String facts, Home home, Known known, Life.Stores stores, Sheet sheet) {
        this.id = id;
        this.facts = facts;
        this.home = home;
        this.known = known;
        this.stores = stores;
        this.sheet = sheet;
        this.decision = sheet.id();
        this.next = Life.nextMonth(sheet.on());
        for (Entitlement e : known.of(id)) now.put(e.id(), e);
    }

    void follow(Answer answer) {
        if (!answer.fault().isEmpty()) {
            // What cannot be read takes nothing away; a clerk is asked to look.
            missing.add("facts: " + answer.fault());
        } else {
            keep(answer);
            Set<String> told = new LinkedHashSet<>();
            for (Verdict v : answer.verdicts()) {
                told.add(v.policy() + " " + v.unit());
                sheet.policy(v.policy()).ifPresent(p -> verdict(p, v));
            }
            for (Entitlement e : List.copyOf(now.values()))
                if (e.isLive() && !told.contains(e.policy() + " " + e.unit()))
                    missing.add(e.policy() + ": " + e.unit());
        }
        for (Entitlement e : now.values())
            if (e.state() == State.GRANTED) sheet.policy(e.policy()).ifPresent(p -> pay(p, e));
        ask();
        sheet.next().put(id, next);
    }

    /** Keeps the decision if it says anything new. */
    private void keep(Answer answer) {
        Optional<Assessment> before = known.newest(id);
        String hash = LawVersion.hashOf(facts);
        boolean same =
                before.filter(b -> b.factsHash().equals(hash))
                        .filter(b -> b.law().equals(sheet.law()))
                        .filter(b -> timeless(b.answer()).equals(timeless(answer.text())))
                        .isPresent();
        if (same) {
            decision = before.orElseThrow().id();
            return;
        }
        sheet.assessments()
                .add(
                        new Assessment(
                                decision,
                                id,
                                sheet.on(),
                                sheet.at(),
                                sheet.law(),
                                sheet.because(),
                                facts,
                                hash,
                                answer.text()));
    }

    private static String timeless(String answer) {
        return answer.replaceAll("\"(on|period)\":\"[^\"]*\"", "");
    }

    private void verdict(Policy policy, Verdict v) {
        Optional<Entitlement> has = known.of(id, policy.name(), v.unit());
        Optional<Reduction> cut = has.flatMap(e -> known.cut(e.id()));
        Move move = LifeRule.next(policy, v, has, cut, sheet.on());
        boolean better = move instanceof Move.Drop || move instanceof Move.Raise;
        if (cut.isPresent() && !better && isDue(cut.get())) {
            takeEffect(has.orElseThrow(), cut.get());
            return;
        }
        if (has.isPresent() && has.get().isLive() && v.outcome() == Outcome.CANNOT_TELL)
            for (MissingFact m : v.missing())
                missing.add(policy.name() + ": " + m.fact() + " " + m.register());
        act(policy, v, has, cut, move);
        cut.filter(c -> !better).flatMap(Reduction::effective).ifPresent(this::lookAgain);
    }

    private boolean isDue(Reduction cut) {
        return cut.state() == Reduction.State.CONFIRMED
                && cut.effective().filter(d -> !d.isAfter(sheet.on())).isPresent();
    }

    /** Carries out what a named person has decided. */
    private void takeEffect(Entitlement e, Reduction cut) {
        var done =
                new Reduction(
                        cut.id(),
                        cut.entitlement(),
                        cut.household(),
                        cut.amount(),
                        cut.assessment(),
                        Reduction.State.DONE,
                        cut.proposed(),
                        cut.officer(),
                        cut.reason(),
                        cut.wrong(),
                        cut.effective());
        if (!stores.entitlements().change(sheet.tx(), done, cut.state(), null)) return;
        State state = cut.isEnd() ? State.ENDED : e.state();
        BigDecimal left = cut.isEnd() ? e.amount() : cut.amount();
        change(e.with(state, left, cut.isEnd() ? sheet.on() : e.since(), cut.assessment()));
        Notice.Kind kind = cut.isEnd() ? Notice.Kind.ENDED : Notice.Kind.REDUCED;
        sheet.tell(kind, e, cut.amount(), cut.effective());
    }

    private void act(
            Policy policy,
            Verdict v,
            Optional<Entitlement> has,
            Optional<Reduction> cut,
            Move move) {
        switch (move) {
            case Move.Keep k -> has.ifPresent(e -> wait(policy, e));
            case Move.Give g -> begin(policy, v, g.amount(), State.GRANTED);
            case Move.Offer o -> begin(policy, v, o.amount(), State.OFFERED);
            case Move.Reprice r -> {
                Entitlement e = has.orElseThrow();
                change(e.with(State.OFFERED, r.amount(), e.since(), decision));
                wait(policy, e);
            }
            case Move.Raise r -> {
                Entitlement e = has.orElseThrow();
                cut.ifPresent(c -> drop(e, c));
                change(e.with(State.GRANTED, r.amount(), e.since(), decision));
                sheet.tell(Notice.Kind.RAISED, e, r.amount(), Optional.of(v.period().start()));
            }
            case Move.Propose p -> propose(has.orElseThrow(), cut, p.amount());
            case Move.Drop d -> drop(has.orElseThrow(), cut.orElseThrow());
            case Move.Lapse l -> lapse(has.orElseThrow());
            case Move.EndOfTerm t -> endOfTerm(policy, v, has.orElseThrow());
        }
    }

    private void begin(Policy policy, Verdict v, BigDecimal amount, State state) {
        boolean offer = state == State.OFFERED;
        var e =
                new Entitlement(
                        sheet.id(),
                        id,
                        policy.name(),
                        v.unit(),
                        state,
                        amount,
                        sheet.on(),
                        LifeRule.term(policy, sheet.on()),
                        offer ? Optional.of(sheet.on()) : Optional.empty(),
                        Optional.empty(),
                        decision);
        // Another household of the same dwelling may have it already: once a unit.
        if (!stores.entitlements().add(sheet.tx(), e, sheet.at())) return;
        now.put(e.id(), e);
        sheet.tell(offer ? Notice.Kind.OFFERED : Notice.Kind.GRANTED, e, amount, Optional.empty());
        wait(policy, e);
    }

    /** Sees to it that somebody looks again when an offer is to be repeated, or a term ends. */
    private void wait(Policy policy, Entitlement e) {
        e.until().ifPresent(day -> lookAgain(day.plusDays(1)));
        if (e.state() != State.OFFERED) return;
        int days = policy.delivery().reminderDays();
        Optional<LocalDate> remind = e.offered().map(d -> d.plusDays(days));
        if (days > 0 && e.reminded().isEmpty() && remind.isPresent()) {
            if (remind.get().isAfter(sheet.on())) {
                lookAgain(remind.get());
            } else {
                stores.entitlements().remind(sheet.tx(), e.id(), sheet.on());
                sheet.tell(Notice.Kind.REMINDED, e, e.amount(), Optional.empty());
            }
        }
        int last = policy.delivery().windowTo();
        if (last < sheet.on().lengthOfMonth() && last >= sheet.on().getDayOfMonth())
            lookAgain(sheet.on().withDayOfMonth(last).plusDays(1));
    }

    private void lookAgain(LocalDate day) {
        if (day.isAfter(sheet.on()) && day.isBefore(next)) next = day;
    }

    private void change(Entitlement e) {
        stores.entitlements().change(sheet.tx(), e, sheet.at());
        now.put(e.id(), e);
    }

    private void propose(Entitlement e, Optional<Reduction> before, BigDecimal amount) {
        before.ifPresent(c -> drop(e, c));
        var cut =
                new Reduction(
                        sheet.id(),
                        e.id(),
                        id,
                        amount,
                        decision,
                        Reduction.State.PROPOSED,
                        sheet.at(),
                        "",
                        "",
                        false,
                        Optional.empty());
        stores.entitlements().propose(sheet.tx(), cut);
        var task =
                new Task(
                        sheet.id(),
                        0,
                        Task.Kind.REDUCTION,
                        true,
                        id,
                        sheet.at(),
                        sheet.on().plusDays(DAYS_FOR_CLERK));
        var about = new Task.Words("", e.policy(), e.unit(), cut.id().text(), "", "", "", "");
        stores.tasks().add(sheet.tx(), task, about);
        sheet.tell(Notice.Kind.REDUCTION_PROPOSED, e, amount, Optional.empty());
    }

    /** The reason for a reduction is gone, so the machine may let it be. */
    private void drop(Entitlement e, Reduction cut) {
        var dropped =
                new Reduction(
                        cut.id(),
                        cut.entitlement(),
                        cut.household(),
                        cut.amount(),
                        cut.assessment(),
                        Reduction.State.DROPPED,
                        cut.proposed(),
                        cut.officer(),
                        cut.reason(),
                        cut.wrong(),
                        cut.effective());
        if (!stores.entitlements().change(sheet.tx(), dropped, cut.state(), null)) return;
        stores.tasks().endOf(sheet.tx(), cut.id());
        sheet.tell(Notice.Kind.REDUCTION_DROPPED, e, e.amount(), Optional.empty());
    }

    private void lapse(Entitlement e) {
        change(e.with(State.LAPSED, e.amount(), sheet.on(), decision));
        sheet.tell(Notice.Kind.LAPSED, e, e.amount(), Optional.empty());
    }

    private void endOfTerm(Policy policy, Verdict v, Entitlement e) {
        change(e.with(State.ENDED, e.amount(), e.since(), decision));
        sheet.tell(Notice.Kind.TERM_OVER, e, e.amount(), e.until());
        if (v.outcome() == Outcome.ENTITLED)
            begin(
                    policy,
                    v,
                    v.amount(),
                    LifeRule.asks(policy.delivery()) ? State.OFFERED : State.GRANTED);
    }

    /** The money of this period, once; after a rise the difference. */
    private void pay(Policy policy, Entitlement e) {
        String period = Lines.period(policy, sheet.on());
        Lines.Gap gap = known.money().gap(e.id().text(), period, e.amount());
        if (gap.amount().signum() <= 0) return;
        MoneyLine.Kind kind = Lines.kind(policy);
        sheet.money()
                .add(
                        new MoneyLine(
                                sheet.id(),
                                id,
                                e.id().text(),
                                e.policy(),
                                e.unit(),
                                kind,
                                kind == MoneyLine.Kind.BILL ? home.account() : payee(e),
                                period,
                                gap.seq(),
                                gap.amount(),
                                MoneyLine.State.READY,
                                "",
                                "",
                                sheet.at()));
    }

    /** Who is paid: the person, or the first adult for a child or a family. */
    private String payee(Entitlement e) {
        List<String> adults = new ArrayList<>(home.adults(sheet.on()));
        boolean own = adults.contains(e.unit());
        return own || adults.isEmpty() ? e.unit() : adults.getFirst();
    }

    private void ask() {
        if (missing.isEmpty()) {
            stores.tasks().found(sheet.tx(), id);
            return;
        }
        var task =
                new Task(
                        sheet.id(),
                        0,
                        Task.Kind.FACTS,
                        true,
                        id,
                        sheet.at(),
                        sheet.on().plusDays(DAYS_FOR_CLERK));
        String words = String.join("\n", missing);
        stores.tasks().add(sheet.tx(), task, new Task.Words("", "", "", "", words, "", "", ""));
    }
}
