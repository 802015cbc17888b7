package city.qala.governance.audit;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The log for oversight, and its signed states for everybody. */
final class AuditRoutes implements Routes {
    private static final int DAYS = 400;

    private final AuditTrail trail;

    AuditRoutes(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/governance/audit/entries", this::search);
        to.get("/api/governance/audit/entries/{number}/proof", this::proof);
        to.get("/api/governance/audit/consistency", this::consistency);
        to.get("/api/governance/audit/evidence", this::evidence);
        to.get("/data/audit/roots", this::roots);
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    private void search(Exchange x) {
        requireOversight(x);
        x.send(200, Shapes.TYPE, Shapes.bytes(Shapes.page(trail.search(x.actor(), query(x)))));
    }

    private void proof(Exchange x) {
        requireOversight(x);
        Inclusion proof = trail.proof(number(x.pathParam("number"), "number"));
        var list = java.util.List.of(proof);
        x.send(200, Shapes.TYPE, Shapes.bytes(Shapes.evidence(proof.root(), list)));
    }

    private void consistency(Exchange x) {
        requireOversight(x);
        long from = number(x.queryParam("from").orElse(""), "from");
        long to = x.queryParam("to").map(t -> number(t, "to")).orElse(0L);
        x.send(200, Shapes.TYPE, Shapes.bytes(Shapes.consistency(trail.consistency(from, to))));
    }

    private void evidence(Exchange x) {
        requireOversight(x);
        byte[] evidence = trail.export(x.actor(), query(x));
        x.set("Content-Disposition", "attachment; filename=\"audit-evidence.json\"");
        x.send(200, Shapes.TYPE, evidence);
    }

    private void roots(Exchange x) {
        x.send(200, Shapes.TYPE, trail.published(DAYS));
    }

    /** Oversight only: whoever runs the machine neither sees the log nor who asks it. */
    private static void requireOversight(Exchange x) {
        if (x.actor().isAnonymous())
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "invalid-token", "Sign in to see this.");
        if (!x.actor().hasAny(Role.OVERSIGHT))
            throw Problem.forbidden("The audit log is open to oversight only.");
    }

    private static AuditQuery query(Exchange x) {
        return new AuditQuery(
                x.queryParam("subject").map(AuditRoutes::subject),
                x.queryParam("actor").orElse(""),
                x.queryParam("purpose").orElse(""),
                x.queryParam("action").orElse(""),
                x.queryParam("from").map(t -> time(t, "from")).orElse(Instant.EPOCH),
                x.queryParam("to").map(t -> time(t, "to")).orElse(Instant.MAX),
                x.queryParam("before").map(t -> number(t, "before")).orElse(Long.MAX_VALUE),
                (int)
                        Math.min(
                                Integer.MAX_VALUE,
                                x.queryParam("limit").map(t -> number(t, "limit")).orElse(100L)));
    }

    private static Subject subject(String text) {
        int slash = text.indexOf('/');
        Optional<Ulid> id = slash < 0 ? Optional.empty() : Ulid.find(text.substring(slash + 1));
        return new Subject(
                slash < 0 ? "" : text.substring(0, slash),
                id.orElseThrow(() -> Problem.invalid("subject", text, "must be like person/01J…")));
    }

    private static Instant time(String text, String name) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(name, text, "must be a time like 2026-03-02T06:00:00Z");
        }
    }

    private static long number(String text, String name) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid(name, text, "must be a whole number");
        }
    }
}
