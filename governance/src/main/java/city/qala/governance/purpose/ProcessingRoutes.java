package city.qala.governance.purpose;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books about personal data over HTTP: for oversight and those who run the town. */
final class ProcessingRoutes implements Routes {
    private static final int MOST_BYTES = 32_768;

    private static final String BASE = "/api/governance";

    private final Processing processing;
    private final Erasure erasure;

    ProcessingRoutes(Processing processing, Erasure erasure) {
        this.processing = processing;
        this.erasure = erasure;
    }

    private record Wanted(@Nullable String subject, @Nullable String reason) {}

    @Override
    public void routing(Router to) {
        to.get(BASE + "/processing", this::record)
                .get(BASE + "/processing/assessment", this::assessment)
                .get(BASE + "/deletions", this::deletions)
                .get(BASE + "/outbound", this::outbound)
                .post(BASE + "/erasures", this::erase);
    }

    private void record(Exchange x) {
        requireStaff(x);
        switch (x.queryParam("format").orElse("json")) {
            case "json" -> JsonBody.send(x, 200, processing.record(x.language()));
            case "csv" ->
                    x.set("Content-Disposition", "attachment; filename=\"processing.csv\"")
                            .send(200, "text/csv; charset=utf-8", processing.csv(x.language()));
            default ->
                    throw Problem.invalid(
                            "format", x.queryParam("format").orElse(""), "must be json or csv");
        }
    }

    private void assessment(Exchange x) {
        requireStaff(x);
        JsonBody.send(x, 200, processing.assessment(x.language()));
    }

    private void deletions(Exchange x) {
        requireStaff(x);
        JsonBody.send(x, 200, Map.of("deletions", processing.deletions()));
    }

    private void outbound(Exchange x) {
        requireStaff(x);
        JsonBody.send(x, 200, processing.outbound());
    }

    private void erase(Exchange x) {
        require(x, Role.REGISTRAR);
        Wanted wanted = JsonBody.read(x, Wanted.class, MOST_BYTES);
        String subject = wanted.subject() == null ? "" : wanted.subject();
        String reason = wanted.reason() == null ? "" : wanted.reason();
        var gone = erasure.erase(x.actor(), Subject.parse(subject), reason);
        JsonBody.send(x, 200, Map.of("erased", gone));
    }

    private static void requireStaff(Exchange x) {
        require(x, Role.OVERSIGHT, Role.ADMIN, Role.REGISTRAR);
    }

    private static void require(Exchange x, String... roles) {
        if (x.actor().isAnonymous())
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "invalid-credentials", "Sign in.");
        if (!x.actor().hasAny(roles)) throw Problem.forbidden("Your role may not do this.");
    }
}
