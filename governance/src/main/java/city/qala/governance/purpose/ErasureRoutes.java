package city.qala.governance.purpose;

import city.qala.governance.purpose.Listed.Signed;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Erasures over HTTP: a registrar asks for one, oversight agrees to it or not. */
final class ErasureRoutes implements Routes {
    private static final int MOST_BYTES = 32_768;
    private static final String BASE = "/api/governance/erasures";

    private final Erasures erasures;

    ErasureRoutes(Erasures erasures) {
        this.erasures = erasures;
    }

    private record Wanted(@Nullable String subject, @Nullable String reason) {}

    private record Seen(@Nullable String seal) {}

    @Override
    public void routing(Router to) {
        to.get(BASE, this::list)
                .post(BASE, this::propose)
                .get(BASE + "/{id}", this::show)
                .post(BASE + "/{id}/approve", this::approve)
                .post(BASE + "/{id}/refuse", this::refuse);
    }

    private void list(Exchange x) {
        requireParty(x);
        JsonBody.send(
                x,
                200,
                Map.of("erasures", erasures.newest().stream().map(ErasureRoutes::line).toList()));
    }

    private void propose(Exchange x) {
        Identity.require(x.actor(), Role.REGISTRAR);
        Wanted wanted = JsonBody.read(x, Wanted.class, MOST_BYTES);
        String subject = wanted.subject() == null ? "" : wanted.subject();
        String reason = wanted.reason() == null ? "" : wanted.reason();
        Proposal made = erasures.propose(x.actor(), Subject.parse(subject), reason);
        x.set("Location", x.base() + BASE + "/" + made.id());
        JsonBody.send(x, 202, whole(made));
    }

    private void show(Exchange x) {
        requireParty(x);
        Proposal p =
                erasures.find(id(x))
                        .orElseThrow(() -> Problem.notFound("There is no such erasure."));
        JsonBody.send(x, 200, whole(p));
    }

    private void approve(Exchange x) {
        Identity.require(x.actor(), Role.OVERSIGHT);
        Seen seen = JsonBody.read(x, Seen.class, MOST_BYTES);
        String seal = seen.seal() == null ? "" : seen.seal();
        JsonBody.send(x, 200, Map.of("erased", erasures.agree(x.actor(), id(x), seal)));
    }

    private void refuse(Exchange x) {
        requireParty(x);
        erasures.refuse(x.actor(), id(x));
        x.send(204);
    }

    private Map<String, Object> whole(Proposal p) {
        Map<String, Object> answer = line(p);
        erasures.preview(p)
                .ifPresent(preview -> {
                    answer.put("losses", preview.losses());
                    answer.put("holds", preview.holds());
                    answer.put("seal", preview.seal());
                });
        return answer;
    }

    private static Map<String, Object> line(Proposal p) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", p.id().text());
        answer.put("subject", p.subject());
        answer.put("reason", p.reason());
        answer.put("state", p.state().name().toLowerCase(Locale.ROOT));
        answer.put("proposed", signed(p.proposed()));
        p.decided().ifPresent(s -> answer.put("decided", signed(s)));
        return answer;
    }

    private static Map<String, Object> signed(Signed s) {
        return Map.of("by", s.actor(), "roles", s.roles(), "at", s.at().toString());
    }

    private static void requireParty(Exchange x) {
        Identity.require(x.actor(), Role.REGISTRAR, Role.OVERSIGHT);
    }

    private static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is no such erasure."));
    }
}
