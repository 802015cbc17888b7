package city.qala.governance.resident;

import city.qala.governance.resident.Case.Kind;
import city.qala.governance.resident.Case.Outcome;
import city.qala.governance.resident.Case.Status;
import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases for programs. */
final class CaseRoutes implements Routes {
    private static final int MOST_BYTES = 65_536;

    /** A question of a resident. */
    record AskJson(
            @Nullable String kind,
            @Nullable String line,
            @Nullable String field,
            @Nullable String words,
            @Nullable String wish) {

        Question question() {
            return new Question(
                    oneOf("kind", Kind.class, kind),
                    text(line),
                    text(field),
                    text(words),
                    text(wish));
        }
    }

    /** An answer of a clerk, or an officer's explanation. */
    record AnswerJson(@Nullable String outcome, @Nullable String answer) {}

    private final Cases cases;

    CaseRoutes(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/cases", this::list)
                .post("/api/cases", this::ask)
                .get("/api/cases/{id}", this::one)
                .post("/api/cases/{id}/answer", this::answer)
                .post("/api/cases/{id}/withdraw", this::withdraw);
    }

    private void list(Exchange x) {
        Actor actor = x.actor();
        Identity.requireKnown(actor);
        List<Case> found;
        if (Residents.resident(actor).isPresent()) {
            found = cases.mine(actor);
        } else if (actor.hasAny(Role.CLERK, Role.OVERSIGHT)) {
            found = cases.queue(Cases.OF_RESIDENTS, Status.OPEN);
        } else {
            found = cases.toOfficer(actor);
        }
        JsonBody.send(x, 200, Map.of("cases", found.stream().map(this::head).toList()));
    }

    private void ask(Exchange x) {
        Identity.require(x.actor(), Role.RESIDENT);
        Case made = cases.ask(x.actor(), JsonBody.read(x, AskJson.class, MOST_BYTES).question());
        x.set("Location", x.base() + "/api/cases/" + made.id());
        JsonBody.send(x, 201, head(made));
    }

    private void one(Exchange x) {
        Identity.requireKnown(x.actor());
        JsonBody.send(x, 200, whole(cases.read(x.actor(), id(x))));
    }

    private void answer(Exchange x) {
        Identity.requireKnown(x.actor());
        var json = JsonBody.read(x, AnswerJson.class, MOST_BYTES);
        Outcome outcome = oneOf("outcome", Outcome.class, json.outcome());
        JsonBody.send(x, 200, whole(cases.answer(x.actor(), id(x), outcome, text(json.answer()))));
    }

    private void withdraw(Exchange x) {
        Identity.require(x.actor(), Role.RESIDENT);
        cases.withdraw(x.actor(), id(x));
        x.send(204);
    }

    /** An id that is none is answered as one that nobody has. */
    static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is no such case."));
    }

    private Map<String, Object> head(Case c) {
        Map<String, Object> out = facts(c);
        out.put("urgency", word(cases.urgency(c)));
        return out;
    }

    private static Map<String, Object> facts(Case c) {
        var out = new LinkedHashMap<String, Object>();
        out.put("id", c.id().text());
        out.put("number", c.number());
        out.put("kind", word(c.kind()));
        out.put("status", word(c.status()));
        out.put("made", c.made().toString());
        out.put("due", c.due().toString());
        return out;
    }

    static Map<String, Object> whole(Cases.Whole whole) {
        Map<String, Object> out = facts(whole.file());
        CaseWords w = whole.words();
        out.put("line", w.line());
        out.put("field", w.field());
        out.put("words", w.words());
        out.put("wish", w.wish());
        out.put("answer", w.answer());
        w.outcome().ifPresent(o -> out.put("outcome", word(o)));
        w.answered().ifPresent(at -> out.put("answered", at.toString()));
        out.put("history", whole.steps().stream().map(CaseRoutes::step).toList());
        return out;
    }

    /** A resident is told what was done and when; who of the town's staff did it stays inside. */
    private static Map<String, Object> step(CaseStep s) {
        return Map.of("at", s.at().toString(), "what", word(s.what()));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The constant of this name in small letters. */
    static <E extends Enum<E>> E oneOf(String name, Class<E> type, @Nullable String value) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(value)) return constant;
        }
        String all =
                Arrays.stream(type.getEnumConstants())
                        .map(CaseRoutes::word)
                        .collect(Collectors.joining(", "));
        throw Problem.invalid(name, value, "must be one of " + all);
    }
}
