package city.qala.governance.resident;

import city.qala.governance.resident.Residents.Opened;
import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Release;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * The residents' file for staff and programs. The purpose stands in the header {@code
 * Qala-Purpose}; an emergency adds its reason in {@code Qala-Urgent}, an investigation the day and
 * the reference of its delay in {@code Qala-Release}. Both may be percent-encoded.
 */
final class ResidentRoutes implements Routes {
    private static final int MOST_BYTES = 65_536;

    private static final String[] STAFF = {
        Role.CLERK, Role.REGISTRAR, Role.ANALYST, Role.OPERATOR, Role.OVERSIGHT
    };

    private final Residents residents;

    ResidentRoutes(Residents residents) {
        this.residents = residents;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/residents", this::list)
                .post("/api/residents", this::put)
                .get("/api/residents/{id}", this::one);
    }

    private void list(Exchange x) {
        Identity.require(x.actor(), STAFF);
        String district = x.queryParam("district").orElse("");
        List<Map<String, Object>> files =
                residents.openAll(x.actor(), purpose(x), district).stream()
                        .map(o -> ResidentJson.of(o.resident(), o.grant()))
                        .toList();
        JsonBody.send(x, 200, Map.of("residents", files));
    }

    private void put(Exchange x) {
        Identity.require(x.actor(), Role.REGISTRAR);
        var delivery = JsonBody.read(x, ResidentJson.Delivery.class, MOST_BYTES).residents();
        if (delivery == null || delivery.isEmpty())
            throw Problem.invalid("residents", "nothing", "must be a list");
        residents.put(x.actor(), delivery.stream().map(ResidentJson::resident).toList());
        JsonBody.send(x, 200, Map.of("residents", delivery.size()));
    }

    private void one(Exchange x) {
        Identity.require(x.actor(), STAFF);
        Ulid id =
                Ulid.find(x.pathParam("id"))
                        .orElseThrow(() -> Problem.notFound("There is no such resident."));
        Opened opened = open(x, x.actor(), id);
        JsonBody.send(x, 200, ResidentJson.of(opened.resident(), opened.grant()));
    }

    private Opened open(Exchange x, Actor actor, Ulid id) {
        var urgent = x.header("Qala-Urgent").map(ResidentRoutes::decode);
        if (urgent.isPresent()) return residents.openUrgently(actor, purpose(x), id, urgent.get());
        var release = x.header("Qala-Release").map(ResidentRoutes::decode);
        return release.isPresent()
                ? residents.openDelayed(actor, purpose(x), id, release(release.get()))
                : residents.open(actor, purpose(x), id);
    }

    private static String purpose(Exchange x) {
        return x.header("Qala-Purpose").orElse("").strip();
    }

    private static Release release(String text) {
        String[] parts = text.strip().split(" ", 2);
        try {
            return Release.delayed(
                    LocalDate.parse(parts[0]), parts.length > 1 ? parts[1].strip() : "");
        } catch (DateTimeParseException e) {
            throw Problem.invalid("Qala-Release", parts[0], "must begin with a day");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("header", "text", "must be plain or percent-encoded");
        }
    }
}
