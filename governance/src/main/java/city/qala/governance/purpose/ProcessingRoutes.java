package city.qala.governance.purpose;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import java.util.Map;

/** The books about personal data over HTTP: for oversight and those who run the town. */
final class ProcessingRoutes implements Routes {
    private static final String BASE = "/api/governance";

    private final Processing processing;

    ProcessingRoutes(Processing processing) {
        this.processing = processing;
    }

    @Override
    public void routing(Router to) {
        to.get(BASE + "/processing", this::record)
                .get(BASE + "/processing/assessment", this::assessment)
                .get(BASE + "/deletions", this::deletions)
                .get(BASE + "/outbound", this::outbound);
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

    private static void requireStaff(Exchange x) {
        Identity.require(x.actor(), Role.OVERSIGHT, Role.ADMIN, Role.REGISTRAR);
    }
}
