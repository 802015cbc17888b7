package city.qala.governance.algorithm;

import city.qala.kernel.Actor;
import city.qala.kernel.AlgorithmGate.Off;
import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.Approval;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is true of algorithms, given what happened. Pure: the same history, the same answer. */
final class RegisterRule {
    static final String SYSTEM = "system";

    private RegisterRule() {}

    /** How all algorithms stand after a history. */
    static Map<String, AlgorithmState> after(List<RegisterEvent> history) {
        var states = new TreeMap<String, AlgorithmState>();
        for (RegisterEvent event : history) {
            AlgorithmState next = next(states.get(event.algorithm()), event);
            if (next != null) states.put(event.algorithm(), next.remembering(event));
        }
        return states;
    }

    private static @Nullable AlgorithmState next(
            @Nullable AlgorithmState before, RegisterEvent event) {
        Instant at = event.at();
        if (before == null) {
            return switch (event.deed()) {
                case Deed.Installed i -> first(i.entry(), installed(i), at);
                case Deed.Written w -> first(w.entry(), Phase.IDEA, at);
                default -> null;
            };
        }
        AlgorithmState now = settled(before, at);
        return switch (event.deed()) {
            case Deed.Installed i -> now.with(i.entry());
            case Deed.Written w -> now.phase() == Phase.ACTIVE ? now : now.with(w.entry());
            case Deed.Moved m -> m.phase() == Phase.ACTIVE ? now : now.in(m.phase(), at);
            case Deed.Suspended s ->
                    now.phase().canStop()
                            ? now.stopped(at, role(event.actor()), event.reason())
                            : now;
            case Deed.Lapsed l -> now;
            case Deed.Proposed p -> now.waiting(more(now.pending(), event));
            case Deed.Approved a -> approved(now, event, a);
            case Deed.Rejected r -> now.waiting(less(now.pending(), r.proposal()));
            case Deed.Audited a -> settled(now.with(a.evidence()), at);
        };
    }

    private static AlgorithmState first(AlgorithmEntry entry, Phase phase, Instant at) {
        return new AlgorithmState(
                entry,
                EntryJson.seal(entry),
                phase,
                at,
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of());
    }

    // What concerns people never starts by being installed.
    private static Phase installed(Deed.Installed i) {
        return i.phase() == Phase.ACTIVE && i.entry().concernsPeople() ? Phase.TEST : i.phase();
    }

    private static AlgorithmState approved(
            AlgorithmState now, RegisterEvent event, Deed.Approved approved) {
        RegisterEvent asked = now.pending().get(approved.proposal());
        if (asked == null || !(asked.deed() instanceof Deed.Proposed proposal)) return now;
        AlgorithmState without = now.waiting(less(now.pending(), approved.proposal()));
        if (refusedApproval(now, asked, event.actor(), event.at()).isPresent()) return without;
        return proposal.change()
                .map(without::with)
                .orElseGet(() -> without.in(Phase.ACTIVE, event.at()));
    }

    /**
     * Why a second person's consent does not count; empty if it does. The consent is of two people
     * with different roles, one of them of oversight, to the entry exactly as it is now.
     */
    static Optional<Problem> refusedApproval(
            AlgorithmState state, RegisterEvent asked, Actor second, Instant at) {
        try {
            var approval =
                    new Approval(
                            "algorithm " + asked.algorithm(),
                            asked.actor(),
                            asked.at(),
                            second,
                            at);
            if (!approval.first().hasAny(Role.OVERSIGHT) && !second.hasAny(Role.OVERSIGHT))
                return Optional.of(fourEyes("One of the two must be of oversight."));
        } catch (Problem p) {
            return Optional.of(p);
        }
        if (!(asked.deed() instanceof Deed.Proposed proposal))
            return Optional.of(stale("This is not a proposal."));
        AlgorithmEntry wanted = proposal.change().orElse(state.entry());
        if (!EntryJson.seal(wanted).equals(proposal.seal()))
            return Optional.of(stale("The entry has changed since it was proposed."));
        if (proposal.change().isEmpty()) return notReady(state, at);
        return state.phase() == Phase.ACTIVE
                ? lacks(state.with(wanted), at)
                : Optional.of(stale("It does not run; change the entry itself."));
    }

    /** Why an algorithm may not be let run now; empty if it may. */
    static Optional<Problem> notReady(AlgorithmState state, Instant now) {
        if (!state.phase().leadsTo(Phase.ACTIVE))
            return Optional.of(
                    stale("From the phase " + state.phase().code() + " it cannot be let run."));
        return lacks(state, now);
    }

    private static Optional<Problem> lacks(AlgorithmState state, Instant now) {
        List<EntryField> missing = state.entry().missing();
        if (!missing.isEmpty()) {
            Problem lacks =
                    Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "grounds-missing",
                            "The entry is not complete; %s fields are missing.",
                            missing.size());
            for (EntryField field : missing)
                lacks = lacks.at("/fields/" + field.code(), "is missing in a language");
            return Optional.of(lacks);
        }
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (!state.entry().review().orElseThrow().isAfter(today))
            return Optional.of(
                    grounds("The day of its review has passed.")
                            .at("/fields/review-date", "must be in the future"));
        if (!state.entry().concernsPeople()) return Optional.empty();
        return whyNoEvidence(state, state.entry().version(), now)
                .map(why -> grounds("It needs a passing audit of bias of this version: " + why));
    }

    /** The state with everything that time or failing evidence has ended. */
    static AlgorithmState settled(AlgorithmState state, Instant now) {
        if (state.phase() != Phase.ACTIVE || !state.entry().concernsPeople()) return state;
        Optional<String> why = whyNoEvidence(state, state.entry().version(), now);
        if (why.isEmpty()) return state;
        Instant since =
                switch (why.get()) {
                    case "audit-lapsed" -> state.evidence().orElseThrow().until();
                    case "audit-failed" -> state.evidence().orElseThrow().at();
                    default -> state.since();
                };
        return state.stopped(since, SYSTEM, why.get());
    }

    /** Why a version may not run; empty if it may. */
    static Optional<Off> refusal(
            @Nullable AlgorithmState given, AlgorithmVersion version, Instant now) {
        if (given == null) return Optional.of(new Off(Instant.EPOCH, SYSTEM, "no-entry"));
        AlgorithmState state = settled(given, now);
        if (state.phase() != Phase.ACTIVE)
            return Optional.of(state.off().orElse(new Off(state.since(), SYSTEM, "not-active")));
        if (!state.entry().missing().isEmpty())
            return Optional.of(new Off(state.since(), SYSTEM, "incomplete"));
        if (!state.entry().version().equals(version))
            return Optional.of(new Off(state.since(), SYSTEM, "other-version"));
        return Optional.empty();
    }

    private static Optional<String> whyNoEvidence(
            AlgorithmState state, AlgorithmVersion version, Instant now) {
        Optional<Evidence> newest = state.evidence();
        if (newest.isEmpty()) return Optional.of("audit-missing");
        if (newest.get().carries(version, now)) return Optional.empty();
        boolean failed = newest.get().verdict() != Verdict.PASS;
        return Optional.of(failed ? "audit-failed" : "audit-lapsed");
    }

    /** The role by which the public knows somebody. */
    static String role(Actor actor) {
        if (actor.kind() == Actor.Kind.SYSTEM) return SYSTEM;
        for (String role : List.of(Role.OVERSIGHT, Role.ADMIN)) {
            if (actor.hasAny(role)) return role;
        }
        return actor.roles().stream().sorted().findFirst().orElse("");
    }

    private static Map<Long, RegisterEvent> more(
            Map<Long, RegisterEvent> pending, RegisterEvent event) {
        var all = new HashMap<>(pending);
        all.put(event.number(), event);
        return all;
    }

    private static Map<Long, RegisterEvent> less(Map<Long, RegisterEvent> pending, long number) {
        var all = new HashMap<>(pending);
        all.remove(number);
        return all;
    }

    private static Problem stale(String text) {
        return Problem.conflict("invalid-transition", text);
    }

    private static Problem grounds(String text) {
        return Problem.of(Problem.Kind.UNPROCESSABLE, "grounds-missing", text);
    }

    private static Problem fourEyes(String text) {
        return Problem.of(Problem.Kind.FORBIDDEN, "four-eyes-required", text);
    }
}
