package city.qala.governance.algorithm;

import city.qala.kernel.Actor;
import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.identity.Identity;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people do to the register. One person of oversight or administration may write, test and
 * switch off; to let something run, or to change what runs, it takes two.
 */
final class RegisterDesk {
    private static final int MOST_REASON = 500;

    private final Register register;

    RegisterDesk(Register register) {
        this.register = register;
    }

    /** Whether somebody may keep the register. */
    static boolean keeps(Actor actor) {
        return actor.hasAny(Role.OVERSIGHT, Role.ADMIN);
    }

    /** Writes an entry that does not run; of one that runs it proposes the change. */
    AlgorithmState write(Actor actor, AlgorithmEntry entry, String reason) {
        require(actor, entry.id(), "write");
        return register.change(
                actor,
                entry.id(),
                "write",
                shortened(reason),
                (state, now) -> {
                    boolean runs = state != null && state.phase() == Phase.ACTIVE;
                    return runs
                            ? new Deed.Proposed(EntryJson.seal(entry), Optional.of(entry))
                            : new Deed.Written(entry);
                });
    }

    /** Moves an entry to a phase that lets nothing run. */
    AlgorithmState move(Actor actor, String id, Phase phase, String reason) {
        require(actor, id, "move");
        return register.change(
                actor,
                id,
                "move",
                needed(reason),
                (state, now) -> {
                    AlgorithmState known = known(state, id);
                    boolean allowed =
                            known.phase().leadsTo(phase)
                                    && phase != Phase.ACTIVE
                                    && phase != Phase.SUSPENDED;
                    if (!allowed)
                        throw Problem.conflict(
                                "invalid-transition",
                                "From the phase %s one person cannot move it to %s.",
                                known.phase().code(),
                                phase.code());
                    return new Deed.Moved(phase);
                });
    }

    /** Switches off, at once. */
    AlgorithmState suspend(Actor actor, String id, String reason) {
        require(actor, id, "suspend");
        return register.change(
                actor,
                id,
                "suspend",
                needed(reason),
                (state, now) -> {
                    if (!known(state, id).phase().canStop())
                        throw Problem.conflict("invalid-transition", "It does not run.");
                    return new Deed.Suspended();
                });
    }

    /** Asks for a second person to let it run. */
    AlgorithmState propose(Actor actor, String id, String reason) {
        require(actor, id, "propose");
        return register.change(
                actor,
                id,
                "propose",
                needed(reason),
                (state, now) -> {
                    AlgorithmState known = known(state, id);
                    RegisterRule.notReady(known, now)
                            .ifPresent(p -> {
                                throw p;
                            });
                    return new Deed.Proposed(known.seal(), Optional.empty());
                });
    }

    /**
     * Agrees to a proposal.
     *
     * @param seal hash of the entry that the second person saw
     */
    AlgorithmState approve(Actor actor, String id, long proposal, String seal) {
        require(actor, id, "approve");
        return register.change(
                actor,
                id,
                "approve",
                "",
                (state, now) -> {
                    AlgorithmState known = known(state, id);
                    RegisterEvent asked = pending(known, proposal);
                    if (!(asked.deed() instanceof Deed.Proposed p) || !p.seal().equals(seal))
                        throw Problem.conflict(
                                "version-required", "You agreed to another version of the entry.");
                    RegisterRule.refusedApproval(known, asked, actor, now)
                            .ifPresent(why -> {
                                throw why;
                            });
                    return new Deed.Approved(proposal, seal);
                });
    }

    /** Turns a proposal down. */
    AlgorithmState reject(Actor actor, String id, long proposal, String reason) {
        require(actor, id, "reject");
        return register.change(
                actor,
                id,
                "reject",
                needed(reason),
                (state, now) -> {
                    pending(known(state, id), proposal);
                    return new Deed.Rejected(proposal);
                });
    }

    /**
     * Judges comparisons of faces and keeps what the gate says; a bad row makes the file unfit.
     *
     * @param version what was measured
     */
    AlgorithmState audit(
            Actor actor, AlgorithmVersion version, double fmrTarget, String groups, byte[] scores) {
        require(actor, version.algorithm(), "audit");
        GateLimits limits = GateLimits.usual(fmrTarget);
        var set = new ScoreSet(Groups.of(groups).crossed(), version.threshold(), Set.of());
        var table = new AuditTable("scores");
        InputStream in = new java.io.ByteArrayInputStream(scores);
        table.read(in, set.columns(), set::add);
        if (table.bad() > 0)
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "invalid-parameter",
                            "%s of %s rows cannot be used.",
                            table.bad(),
                            table.rows())
                    .at("scores", table.faults().getFirst());
        GateResult result = FaceGate.judge(set.counts(), limits);
        String hash = EntryJson.sha256(scores);
        return register.change(
                actor,
                version.algorithm(),
                "audit",
                "",
                (state, now) -> {
                    known(state, version.algorithm());
                    return new Deed.Audited(
                            new Evidence(
                                    version,
                                    result.verdict(),
                                    fmrTarget,
                                    hash,
                                    now,
                                    result.groups()));
                });
    }

    /**
     * Lets only keepers through, before anything else is looked at; a refusal is written down.
     *
     * @throws Problem {@code invalid-token} 401 or {@code forbidden} 403
     */
    void require(Actor actor, String id, String verb) {
        Identity.requireKnown(actor);
        if (actor.kind() != Actor.Kind.PERSON)
            throw register.refuse(
                    actor, id, verb, Problem.forbidden("Only people keep the register."));
        if (!keeps(actor))
            throw register.refuse(actor, id, verb, Problem.forbidden("Your role may not do this."));
    }

    private static AlgorithmState known(@Nullable AlgorithmState state, String id) {
        if (state == null) throw Problem.notFound("There is no algorithm %s.", id);
        return state;
    }

    private static RegisterEvent pending(AlgorithmState state, long number) {
        RegisterEvent asked = state.pending().get(number);
        if (asked == null)
            throw Problem.conflict(
                    "invalid-transition", "This proposal is decided already, or never was.");
        return asked;
    }

    private static String needed(String reason) {
        String given = shortened(reason);
        if (given.isEmpty()) throw Problem.invalid("reason", "empty", "must say why");
        return given;
    }

    private static String shortened(String reason) {
        String given = reason.strip();
        if (given.length() > MOST_REASON)
            throw Problem.invalid(
                    "reason", given.length() + " characters", "must have at most " + MOST_REASON);
        if (given.chars().anyMatch(Character::isISOControl))
            throw Problem.invalid("reason", "with control characters", "must be one line");
        return given;
    }
}
