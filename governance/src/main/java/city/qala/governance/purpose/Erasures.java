package city.qala.governance.purpose;

import city.qala.governance.purpose.Listed.Signed;
import city.qala.governance.purpose.Proposal.State;
import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditEntry.Outcome;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Conflict;
import city.qala.platform.db.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Erasures as people decide them: a registrar asks for one, oversight agrees after having seen what
 * will be destroyed. One person alone never erases somebody.
 */
public final class Erasures {
    private static final String PROPOSE = "personal.erase-propose";
    private static final String AGREE = "personal.erase";
    private static final String REFUSE = "personal.erase-refuse";
    private static final int MOST = 100;
    private static final int SEAL_BYTES = 8;

    private final Database ledger;
    private final ErasureStore store;
    private final Erasure erasure;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Erasures(Database ledger, Erasure erasure, AuditLog audit, Clock clock) {
        this.ledger = ledger;
        this.store = new ErasureStore(ledger);
        this.erasure = erasure;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the second person sees before agreeing.
     *
     * @param losses how many rows of which table, how much of which part of the city would go
     * @param holds why it may not be done now, as codes; empty if it may
     * @param seal short name of exactly these losses: an agreement names it
     */
    public record Preview(SequencedMap<String, Long> losses, List<String> holds, String seal) {
        public Preview {
            losses = java.util.Collections.unmodifiableSequencedMap(losses);
            holds = List.copyOf(holds);
        }
    }

    /** Those that wait, then the newest of the others; at most a hundred. */
    public List<Proposal> newest() {
        return store.newest(MOST);
    }

    /** One of them. */
    public Optional<Proposal> find(Ulid id) {
        return store.find(id);
    }

    /** What would go; nothing is left to go once it is decided. */
    public Optional<Preview> preview(Proposal p) {
        if (p.state() != State.WAITING) return Optional.empty();
        Subject subject = Subject.parse(p.subject());
        var losses = erasure.losses(subject);
        return Optional.of(new Preview(losses, erasure.held(subject), seal(p.id(), losses)));
    }

    /**
     * Asks for an erasure.
     *
     * @param reason 3 to 300 signs, kept for good; without personal data
     * @throws Problem {@code erasure-held} 422 if a law keeps the data for now, {@code
     *     invalid-transition} if one of the same subject waits already
     */
    public Proposal propose(Actor actor, Subject subject, String reason) {
        requireMay(actor, PROPOSE, Role.REGISTRAR);
        String why = reason.strip();
        if (why.length() < 3 || why.length() > 300)
            throw Problem.invalid("reason", why.length(), "must have 3 to 300 signs");
        erasure.requireFree(subject);
        Instant now = now();
        var proposal =
                new Proposal(
                        Ulid.make(now, random),
                        subject.toString(),
                        why,
                        State.WAITING,
                        Signed.of(actor, now),
                        Optional.empty());
        try {
            ledger.change(tx -> {
                store.add(tx, proposal);
                audit.write(tx, entry(actor, PROPOSE, Outcome.DONE, proposal));
            });
        } catch (Conflict e) {
            throw Problem.conflict(
                    "invalid-transition", "An erasure of the same data waits already.");
        }
        return proposal;
    }

    /**
     * Agrees to an erasure, and does it.
     *
     * @param seal of the losses that the second person saw
     * @return what is gone, by part
     * @throws Problem {@code four-eyes-required} for the first person, {@code invalid-transition}
     *     if it is decided or would destroy something else than what was seen
     */
    public Map<String, Long> agree(Actor actor, Ulid id, String seal) {
        requireMay(actor, AGREE, Role.OVERSIGHT);
        Proposal p = waiting(id);
        Instant now = now();
        Approval approval;
        try {
            approval =
                    new Approval(
                            "erasure " + id, p.proposed().person(), p.proposed().at(), actor, now);
        } catch (Problem problem) {
            audit.write(entry(actor, AGREE, Outcome.REFUSED, p));
            throw problem;
        }
        if (!preview(p).orElseThrow().seal().equals(seal)) throw changed();
        Signed signed = Signed.of(actor, now);
        return erasure.erase(
                approval,
                Subject.parse(p.subject()),
                p.reason(),
                tx -> {
                    if (!store.decide(tx, id, State.DONE, signed)) throw changed();
                });
    }

    /** Ends an erasure that waits; one person is enough to leave everything as it is. */
    public void refuse(Actor actor, Ulid id) {
        requireMay(actor, REFUSE, Role.OVERSIGHT, Role.REGISTRAR);
        Proposal p = waiting(id);
        Signed signed = Signed.of(actor, now());
        ledger.change(tx -> {
            if (!store.decide(tx, id, State.REFUSED, signed)) throw changed();
            audit.write(tx, entry(actor, REFUSE, Outcome.DONE, p));
        });
    }

    private Proposal waiting(Ulid id) {
        Proposal p =
                store.find(id).orElseThrow(() -> Problem.notFound("There is no such erasure."));
        if (p.state() != State.WAITING) throw changed();
        return p;
    }

    private void requireMay(Actor actor, String verb, String... roles) {
        if (actor.kind() == Actor.Kind.PERSON && actor.hasAny(roles)) return;
        audit.write(new AuditEntry(now(), actor, verb, Outcome.REFUSED, "", "", Map.of()));
        throw Problem.forbidden("Your role may not do this.");
    }

    private AuditEntry entry(Actor actor, String verb, Outcome outcome, Proposal p) {
        return new AuditEntry(
                now(), actor, verb, outcome, p.subject(), "", Map.of("erasure", p.id().text()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Problem changed() {
        return Problem.conflict(
                "invalid-transition", "This erasure is not what was seen any more.");
    }

    private static String seal(Ulid id, Map<String, Long> losses) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((id + " " + losses).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, SEAL_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
