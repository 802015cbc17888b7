package city.qala.governance.purpose;

import city.qala.governance.purpose.Listed.Signed;
import city.qala.governance.purpose.Listed.Status;
import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.db.Conflict;
import city.qala.platform.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The book of purposes over the ledger. Revisions decide races: the first to write one wins. */
final class Book implements PurposeBook {
    private static final String[] PROPOSE = {Role.ADMIN, Role.REGISTRAR, Role.OVERSIGHT};
    private static final String[] APPROVE = {Role.OVERSIGHT, Role.REGISTRAR};
    private static final String[] WITHDRAW = {Role.OVERSIGHT, Role.ADMIN, Role.REGISTRAR};

    private final Database ledger;
    private final PurposeStore store;
    private final PurposeShelf shelf;
    private final AuditLog audit;
    private final Set<String> declared;
    private final Clock clock;

    /**
     * @param declared every field that an inventory declares
     */
    Book(
            Database ledger,
            PurposeStore store,
            PurposeShelf shelf,
            AuditLog audit,
            Set<String> declared,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.shelf = shelf;
        this.audit = audit;
        this.declared = Set.copyOf(declared);
        this.clock = clock;
    }

    @Override
    public List<Listed> list() {
        return shelf.list();
    }

    @Override
    public Optional<Listed> find(String code) {
        return shelf.now(code);
    }

    @Override
    public List<Listed> history(String code) {
        return shelf.history(code);
    }

    /** Puts what came with the program into the book, where nobody has said anything about it. */
    void offer(List<Purpose> shipped) {
        for (Purpose p : shipped) {
            Optional<Listed> now = shelf.now(p.code());
            boolean untouched = now.map(l -> l.status() == Status.DRAFT).orElse(true);
            if (!untouched || now.map(l -> l.purpose().equals(p)).orElse(false)) continue;
            int revision = now.map(Listed::revision).orElse(0) + 1;
            ledger.change(tx -> store.add(tx, plain(p, Status.DRAFT, revision)));
        }
        shelf.reload();
    }

    @Override
    public Listed propose(Actor actor, Purpose purpose) {
        String code = purpose.code();
        requireMay(actor, "propose", code);
        refuseByLaw(code);
        requireDeclared(purpose);
        int revision = shelf.now(code).map(Listed::revision).orElse(0) + 1;
        var proposed =
                new Listed(
                        purpose,
                        Status.PROPOSED,
                        revision,
                        Optional.of(Signed.of(actor, clock.instant())),
                        Optional.empty(),
                        Optional.empty(),
                        "");
        return keep(actor, "propose", proposed);
    }

    @Override
    public Listed approve(Actor actor, String code, int revision) {
        requireMay(actor, "approve", code);
        refuseByLaw(code);
        Listed now = shelf.now(code).orElseThrow(() -> unknown(code));
        if (now.status() != Status.PROPOSED || now.revision() != revision)
            throw refused(actor, "approve", code, changed(code));
        Signed first = now.proposed().orElseThrow();
        Instant at = clock.instant();
        try {
            var _ = new Approval("purpose " + code, first.person(), first.at(), actor, at);
        } catch (Problem p) {
            throw refused(actor, "approve", code, p);
        }
        var active =
                new Listed(
                        now.purpose(),
                        Status.ACTIVE,
                        revision + 1,
                        now.proposed(),
                        Optional.of(Signed.of(actor, clock.instant())),
                        Optional.empty(),
                        "");
        return keep(actor, "approve", active);
    }

    @Override
    public Listed withdraw(Actor actor, String code, String reason) {
        requireMay(actor, "withdraw", code);
        refuseByLaw(code);
        String why = reason.strip();
        if (why.length() < 3 || why.length() > 300)
            throw Problem.invalid("reason", why.length(), "must have 3 to 300 signs");
        Listed now = shelf.now(code).orElseThrow(() -> unknown(code));
        if (now.status() == Status.WITHDRAWN || now.status() == Status.DRAFT)
            throw refused(actor, "withdraw", code, changed(code));
        var ended =
                new Listed(
                        now.purpose(),
                        Status.WITHDRAWN,
                        now.revision() + 1,
                        now.proposed(),
                        now.approved(),
                        Optional.of(Signed.of(actor, clock.instant())),
                        why);
        return keep(actor, "withdraw", ended);
    }

    private Listed keep(Actor actor, String verb, Listed next) {
        String code = next.purpose().code();
        try {
            ledger.change(tx -> {
                store.add(tx, next);
                audit.write(tx, entry(actor, verb, code, AuditEntry.Outcome.DONE));
            });
        } catch (Conflict e) {
            shelf.reload();
            throw refused(actor, verb, code, changed(code));
        }
        shelf.reload();
        return next;
    }

    /**
     * Ends the request of somebody who may not do this to a purpose at all, before anything is
     * read.
     *
     * @param verb {@code propose}, {@code approve} or {@code withdraw}
     */
    void requireMay(Actor actor, String verb, String code) {
        String[] roles =
                switch (verb) {
                    case "propose" -> PROPOSE;
                    case "approve" -> APPROVE;
                    default -> WITHDRAW;
                };
        if (actor.kind() == Actor.Kind.PERSON && actor.hasAny(roles)) return;
        throw refused(
                actor, verb, code, Problem.forbidden("Your role may not do this to a purpose."));
    }

    // A field that is not in the books could be anything.
    private void requireDeclared(Purpose purpose) {
        for (String field : purpose.fields().names()) {
            if (!declared.contains(field))
                throw Problem.invalid("fields", field, "must be in the inventory");
        }
    }

    private void refuseByLaw(String code) {
        if (shelf.isByLaw(code))
            throw Problem.forbidden("The purpose %s is the law's own; it stays.", code);
    }

    private Problem refused(Actor actor, String verb, String code, Problem why) {
        audit.write(entry(actor, verb, code, AuditEntry.Outcome.REFUSED));
        return why;
    }

    private AuditEntry entry(Actor actor, String verb, String code, AuditEntry.Outcome outcome) {
        return new AuditEntry(
                clock.instant(), actor, "purpose." + verb, outcome, "", code, Map.of());
    }

    private static Listed plain(Purpose p, Status status, int revision) {
        return new Listed(
                p, status, revision, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    private static Problem changed(String code) {
        return Problem.conflict(
                "invalid-transition", "The purpose %s is not what was seen any more.", code);
    }

    private static Problem unknown(String code) {
        return Problem.notFound("There is no purpose %s.", code);
    }
}
