package city.qala.registry.intake;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Declarations and deliveries for programs. */
final class DeliveryRoutes implements Routes {
    private static final String AT = "/api/registry";
    private static final int MOST_BYTES = 256 << 20;
    private static final int MOST_YAML = 100_000;
    private static final int MOST_FAULTS = 1_000;

    private final Intake intake;

    DeliveryRoutes(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void routing(Router to) {
        to.get(AT, this::registers)
                .on("PUT", AT + "/{register}", this::declare)
                .post(AT + "/{register}/deliveries", this::deliver)
                .get(AT + "/{register}/deliveries", this::list)
                .get(AT + "/{register}/deliveries/{id}", this::one)
                .post(AT + "/{register}/deliveries/{id}/{deed}", this::decide);
    }

    private void registers(Exchange x) {
        requireReader(x.actor());
        JsonBody.send(
                x,
                200,
                Map.of(
                        "registers",
                        intake.registers().stream().map(DeliveryRoutes::json).toList()));
    }

    private void declare(Exchange x) {
        if (!x.actor().hasAny(Role.REGISTRAR))
            throw Problem.forbidden("Registrars declare registers.");
        String yaml = new String(x.body(MOST_YAML), StandardCharsets.UTF_8);
        JsonBody.send(x, 200, json(intake.declare(x.actor(), x.pathParam("register"), yaml)));
    }

    private void deliver(Exchange x) {
        requireKeeper(x.actor());
        String type = x.header("Content-Type").orElse("").split(";", 2)[0].strip();
        var format =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "text/csv" -> Delivery.Format.CSV;
                    case "application/jsonl", "application/x-ndjson" -> Delivery.Format.JSONL;
                    default ->
                            throw Problem.of(
                                    Problem.Kind.UNSUPPORTED_MEDIA,
                                    "unsupported-media",
                                    "Send text/csv or application/jsonl.");
                };
        String asOf = x.queryParam("as-of").orElse("");
        Delivery d =
                intake.deliver(
                        x.actor(), x.pathParam("register"), format, asOf, x.body(MOST_BYTES));
        JsonBody.send(x, d.state() == Delivery.State.HELD ? 202 : 200, whole(d));
    }

    private void list(Exchange x) {
        requireReader(x.actor());
        List<Delivery> all = intake.deliveries(x.pathParam("register"), 100);
        JsonBody.send(
                x, 200, Map.of("deliveries", all.stream().map(DeliveryRoutes::json).toList()));
    }

    private void one(Exchange x) {
        requireReader(x.actor());
        JsonBody.send(x, 200, whole(intake.delivery(id(x))));
    }

    private void decide(Exchange x) {
        requireApprover(x.actor());
        Delivery d =
                switch (x.pathParam("deed")) {
                    case "approve" -> intake.approve(x.actor(), id(x));
                    case "refuse" -> intake.refuse(x.actor(), id(x));
                    default -> throw Problem.notFound("A delivery is approved or refused.");
                };
        JsonBody.send(x, 200, json(d));
    }

    private Map<String, Object> whole(Delivery d) {
        Map<String, Object> out = json(d);
        out.put(
                "faults",
                intake.faults(d.id(), MOST_FAULTS).stream()
                        .map(f -> Map.of("line", f.line(), "column", f.column(), "why", f.reason()))
                        .toList());
        return out;
    }

    private static Map<String, Object> json(Declaration r) {
        var out = new LinkedHashMap<String, Object>();
        out.put("register", r.code());
        r.title().forEach((language, title) -> out.put("title-" + language.tag(), title));
        out.put("owner", r.owner());
        out.put("basis", r.basis());
        out.put("rhythm", r.rhythm().name().toLowerCase(Locale.ROOT));
        out.put("rank", r.rank());
        return out;
    }

    private static Map<String, Object> json(Delivery d) {
        var out = new LinkedHashMap<String, Object>();
        out.put("id", d.id().text());
        out.put("register", d.register());
        out.put("state", d.state().name().toLowerCase(Locale.ROOT));
        out.put("why", d.why());
        out.put("asOf", d.asOf().toString());
        out.put("received", d.received().toString());
        out.put("sha256", d.sha256());
        out.put("bytes", d.bytes());
        out.put("rows", d.counts().rows());
        out.put("quarantined", d.counts().quarantined());
        out.put("added", d.counts().added());
        out.put("changed", d.counts().changed());
        out.put("same", d.counts().same());
        out.put("gone", d.counts().gone());
        d.first().ifPresent(f -> out.put("firstAgreed", f.by()));
        return out;
    }

    private static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is no such delivery."));
    }

    static void requireReader(Actor actor) {
        if (!actor.hasAny(Role.REGISTRAR, Role.CLERK, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN))
            throw Problem.forbidden("Registers are seen by the town's staff.");
    }

    static void requireKeeper(Actor actor) {
        if (!actor.hasAny(Role.REGISTRAR, Role.CLERK))
            throw Problem.forbidden("Registrars and clerks deliver registers.");
    }

    static void requireApprover(Actor actor) {
        if (!actor.hasAny(Role.REGISTRAR, Role.DEPARTMENT_ADMIN, Role.ADMIN))
            throw Problem.forbidden("Registrars and administrators settle held deliveries.");
    }
}
