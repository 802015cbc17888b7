package city.qala.registry.people;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.registry.intake.DeskFrame;
import city.qala.registry.people.People.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Persons and households for programs. The purpose stands in the header {@code Qala-Purpose}; a
 * search is sent as a body, since addresses are written into logs.
 */
final class PeopleRoutes implements Routes {
    private static final Set<String> ASKED = Set.of("iin", "name", "born");
    private static final int MOST_BYTES = 8_192;

    private final People people;

    PeopleRoutes(People people) {
        this.people = people;
    }

    @Override
    public void routing(Router to) {
        to.post("/api/registry/people/search", this::search)
                .get("/api/registry/people/{id}", this::person)
                .get("/api/registry/households/{id}", this::household);
    }

    private void search(Exchange x) {
        requireReader(x.actor());
        var body = JsonBody.object(x, ASKED, MOST_BYTES);
        var hits =
                people.search(
                        x.actor(),
                        purpose(x),
                        body.path("iin").asText(),
                        body.path("name").asText(),
                        body.path("born").asText());
        JsonBody.send(
                x,
                200,
                Map.of(
                        "tooMany",
                        hits.tooMany(),
                        "people",
                        hits.found().stream().map(PeopleRoutes::json).toList()));
    }

    private void person(Exchange x) {
        requireReader(x.actor());
        var person = people.person(x.actor(), purpose(x), id(x), view(x));
        Map<String, Object> out = json(person.known());
        person.household().ifPresent(h -> out.put("household", h.text()));
        out.put(
                "history",
                person.events().stream()
                        .map(e ->
                                Map.of(
                                        "at", e.at().toString(),
                                        "kind", e.kind(),
                                        "person", e.person(),
                                        "other", e.other()))
                        .toList());
        JsonBody.send(x, 200, out);
    }

    private void household(Exchange x) {
        requireReader(x.actor());
        var home = people.household(x.actor(), purpose(x), id(x), view(x));
        JsonBody.send(
                x,
                200,
                Map.of(
                        "id",
                        home.id().text(),
                        "members",
                        home.members().stream().map(PeopleRoutes::json).toList()));
    }

    private People.View view(Exchange x) {
        return people.view(x.queryParam("on").orElse(""), x.queryParam("known").orElse(""));
    }

    private static String purpose(Exchange x) {
        return x.header("Qala-Purpose").orElse("");
    }

    private static Map<String, Object> json(Known known) {
        var facts = new LinkedHashMap<String, Object>();
        known.facts()
                .forEach((name, said) ->
                        facts.put(
                                name,
                                Map.of(
                                        "value", shown(said.getFirst()),
                                        "disputed", FactRule.isDisputed(said),
                                        "said", sources(said))));
        var out = new LinkedHashMap<String, Object>();
        out.put("id", known.id().text());
        out.put("facts", facts);
        return out;
    }

    private static List<Map<String, String>> sources(List<Said> said) {
        return said.stream()
                .map(s ->
                        Map.of(
                                "value", shown(s),
                                "register", s.register(),
                                "record", s.source(),
                                "since", s.since().toString()))
                .toList();
    }

    /** Numbers of persons leave masked. */
    static String shown(Said s) {
        boolean number = s.name().equals("iin") || s.name().endsWith("-iin");
        return number ? DeskFrame.masked(s.value()) : s.value();
    }

    static void requireReader(Actor actor) {
        if (!actor.hasAny(Role.CLERK, Role.REGISTRAR))
            throw Problem.forbidden("Clerks and registrars look people up.");
    }

    static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is nobody under this address."));
    }
}
