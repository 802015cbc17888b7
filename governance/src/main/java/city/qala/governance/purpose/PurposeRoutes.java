package city.qala.governance.purpose;

import city.qala.governance.purpose.Listed.Signed;
import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Purposes over HTTP. Reading is for everybody, as the law wants; names are for oversight. */
final class PurposeRoutes implements Routes {
    private static final int MOST_BYTES = 32_768;

    private static final String BASE = "/api/governance/purposes";

    private final Book book;

    PurposeRoutes(Book book) {
        this.book = book;
    }

    private record Seen(int revision) {}

    private record Ended(@Nullable String reason) {}

    @Override
    public void routing(Router to) {
        to.get(BASE, this::list)
                .post(BASE, this::propose)
                .get(BASE + "/{code}", this::show)
                .post(BASE + "/{code}/propose", this::adopt)
                .post(BASE + "/{code}/approve", this::approve)
                .post(BASE + "/{code}/withdraw", this::withdraw);
    }

    private void list(Exchange x) {
        boolean names = mayName(x.actor());
        List<Map<String, Object>> all = book.list().stream().map(l -> answer(l, names)).toList();
        JsonBody.send(x, 200, Map.of("purposes", all));
    }

    private void show(Exchange x) {
        Listed now = listed(x);
        boolean names = mayName(x.actor());
        var answer = new LinkedHashMap<>(answer(now, names));
        answer.put(
                "history",
                book.history(now.purpose().code()).stream().map(l -> answer(l, names)).toList());
        JsonBody.send(x, 200, answer);
    }

    private void propose(Exchange x) {
        Actor actor = who(x, "propose", "");
        Purpose purpose = JsonBody.read(x, PurposeJson.class, MOST_BYTES).toPurpose();
        Listed proposed = book.propose(actor, purpose);
        x.set("Location", x.base() + BASE + "/" + purpose.code());
        JsonBody.send(x, 201, answer(proposed, true));
    }

    /** Proposes what the book holds already: a draft, or what was withdrawn. */
    private void adopt(Exchange x) {
        Actor actor = who(x, "propose", x.pathParam("code"));
        Listed proposed = book.propose(actor, listed(x).purpose());
        JsonBody.send(x, 200, answer(proposed, true));
    }

    private void approve(Exchange x) {
        Actor actor = who(x, "approve", x.pathParam("code"));
        int seen = JsonBody.read(x, Seen.class, MOST_BYTES).revision();
        JsonBody.send(x, 200, answer(book.approve(actor, x.pathParam("code"), seen), true));
    }

    private void withdraw(Exchange x) {
        Actor actor = who(x, "withdraw", x.pathParam("code"));
        String given = JsonBody.read(x, Ended.class, MOST_BYTES).reason();
        String reason = given == null ? "" : given;
        JsonBody.send(x, 200, answer(book.withdraw(actor, x.pathParam("code"), reason), true));
    }

    private Listed listed(Exchange x) {
        String code = x.pathParam("code");
        return book.find(code).orElseThrow(() -> Problem.notFound("There is no such purpose."));
    }

    // The code may be anything that somebody typed, so only one that there is goes into the log.
    private Actor who(Exchange x, String verb, String code) {
        if (x.actor().isAnonymous())
            throw Problem.of(Problem.Kind.UNAUTHENTICATED, "invalid-credentials", "Sign in.");
        book.requireMay(x.actor(), verb, book.find(code).isPresent() ? code : "");
        return x.actor();
    }

    private static boolean mayName(Actor actor) {
        return actor.hasAny(Role.OVERSIGHT, Role.ADMIN, Role.REGISTRAR);
    }

    private static Map<String, Object> answer(Listed l, boolean names) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("code", l.purpose().code());
        answer.put("status", l.status().name().toLowerCase(java.util.Locale.ROOT));
        answer.put("revision", l.revision());
        answer.put("purpose", PurposeJson.of(l.purpose()));
        l.proposed().ifPresent(s -> answer.put("proposed", signed(s, names)));
        l.approved().ifPresent(s -> answer.put("approved", signed(s, names)));
        l.withdrawn().ifPresent(s -> answer.put("withdrawn", signed(s, names)));
        if (!l.reason().isEmpty()) answer.put("reason", l.reason());
        return answer;
    }

    private static Map<String, Object> signed(Signed s, boolean names) {
        var at = s.at().toString();
        return names
                ? Map.of("at", at, "by", s.actor(), "roles", s.roles())
                : Map.of("at", at, "roles", s.roles());
    }
}
