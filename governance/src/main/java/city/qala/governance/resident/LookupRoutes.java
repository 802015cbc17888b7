package city.qala.governance.resident;

import city.qala.kernel.Problem;
import city.qala.kernel.Release;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where registers with doors of their own report who looked there. */
final class LookupRoutes implements Routes {
    private static final int MOST_BYTES = 65_536;

    /** A list of looks. */
    record ReportsJson(@Nullable List<ReportJson> lookups) {}

    /** One look. */
    record ReportJson(
            @Nullable String at,
            @Nullable String organisation,
            @Nullable String role,
            boolean system,
            @Nullable String purpose,
            @Nullable List<String> fields,
            @Nullable List<String> subjects,
            @Nullable String district,
            @Nullable String shownFrom,
            @Nullable String reference) {

        Lookups.Report report() {
            return new Lookups.Report(
                    instant(),
                    CaseRoutes.text(organisation),
                    CaseRoutes.text(role),
                    system,
                    CaseRoutes.text(purpose),
                    fields == null ? List.of() : fields,
                    subjects == null ? List.of() : subjects.stream().map(Subject::parse).toList(),
                    CaseRoutes.text(district),
                    release());
        }

        private Instant instant() {
            try {
                return Instant.parse(CaseRoutes.text(at));
            } catch (DateTimeParseException e) {
                throw Problem.invalid("at", at, "must be a time like 2026-01-31T10:00:00Z");
            }
        }

        private Release release() {
            if (shownFrom == null) return Release.AT_ONCE;
            try {
                return Release.delayed(LocalDate.parse(shownFrom), CaseRoutes.text(reference));
            } catch (DateTimeParseException e) {
                throw Problem.invalid("shownFrom", shownFrom, "must be a day");
            }
        }
    }

    private final Lookups lookups;

    LookupRoutes(Lookups lookups) {
        this.lookups = lookups;
    }

    @Override
    public void routing(Router to) {
        to.post("/api/lookups", this::take);
    }

    private void take(Exchange x) {
        Identity.require(x.actor(), Role.REGISTRAR);
        var reports = JsonBody.read(x, ReportsJson.class, MOST_BYTES).lookups();
        if (reports == null || reports.isEmpty())
            throw Problem.invalid("lookups", "nothing", "must be a list");
        lookups.report(x.actor(), reports.stream().map(ReportJson::report).toList());
        JsonBody.send(x, 200, Map.of("lookups", reports.size()));
    }
}
