package city.qala.registry.people;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.registry.intake.DeskFrame;
import city.qala.registry.people.People.Known;
import city.qala.registry.people.PeopleView.Hit;
import city.qala.registry.people.PeopleView.Option;
import city.qala.registry.people.PeopleView.When;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * People for a clerk: a search with a purpose, a person, a household. What is searched for is sent
 * as a form and never stands in an address; every person who is shown will see that.
 */
final class PeoplePage implements Routes {
    private static final String PATH = "/people";

    private final People people;
    private final DeskFrame frames;
    private final PeopleDesk.Purposes purposes;
    private final Function<Exchange, String> csrf;

    PeoplePage(
            People people,
            Web web,
            Messages words,
            PeopleDesk.Purposes purposes,
            Function<Exchange, String> csrf) {
        this.people = people;
        this.frames = new DeskFrame(web, words);
        this.purposes = purposes;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::form)
                .post("/{lang}" + PATH, this::search)
                .get("/{lang}" + PATH + "/{id}", this::person)
                .get("/{lang}/households/{id}", this::household);
    }

    private void form(Exchange x) {
        PeopleRoutes.requireReader(x.actor());
        Frame page = frame(x);
        send(x, 200, page, "", "", "", List.of(), "", "");
    }

    private void search(Exchange x) {
        PeopleRoutes.requireReader(x.actor());
        FormBody form = FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        Frame page = frame(x);
        String purpose = form.field("purpose");
        String name = form.field("name").strip();
        String born = form.field("born").strip();
        try {
            var hits = people.search(x.actor(), purpose, form.field("iin"), name, born);
            String said =
                    hits.tooMany()
                            ? page.t("people.too-many", People.MOST_HITS)
                            : page.t("people.found", hits.found().size());
            List<Hit> rows = hits.found().stream().map(k -> hit(page, k, purpose)).toList();
            send(x, 200, page, purpose, name, born, rows, said, "");
        } catch (Problem p) {
            if (p.kind() != Problem.Kind.INVALID) throw p;
            send(x, 400, page, purpose, name, born, List.of(), "", page.t("people.too-little"));
        }
    }

    private void send(
            Exchange x,
            int status,
            Frame page,
            String purpose,
            String name,
            String born,
            List<Hit> hits,
            String said,
            String wrong) {
        List<Option> options =
                purposes.of(x.actor(), "person", page.language()).stream()
                        .map(p -> new Option(p.code(), p.title(), p.code().equals(purpose)))
                        .toList();
        var view = new PeopleView.Search(options, csrf.apply(x), name, born, hits, said, wrong);
        frames.send(x, status, page, "registry/people.jte", view);
    }

    private static Hit hit(Frame page, Known known, String purpose) {
        Address to = Address.of(PATH + "/" + known.id()).with("purpose", purpose);
        return new Hit(
                page.link(to),
                FactWords.first(known.facts(), "name").orElse(page.t("people.no-name")),
                FactRule.born(known.facts()).map(d -> DeskFrame.day(page, d)).orElse(""),
                Optional.ofNullable(known.facts().get("iin"))
                        .map(said -> PeopleRoutes.shown(said.getFirst()))
                        .orElse(""));
    }

    private void person(Exchange x) {
        PeopleRoutes.requireReader(x.actor());
        Ulid id = PeopleRoutes.id(x);
        Optional<Ulid> now = people.current(id);
        if (now.isPresent() && !now.get().equals(id)) {
            moved(x, now.get());
            return;
        }
        String purpose = x.queryParam("purpose").orElse("");
        var view = people.view(x.queryParam("on").orElse(""), x.queryParam("known").orElse(""));
        var person = people.person(x.actor(), purpose, id, view);
        Address here = here(x, PATH + "/" + id);
        Frame page = frames.frame(x, here, "person.title");
        var words = new FactWords(page, people.titles(page.language()));
        String home =
                person.household()
                        .map(h ->
                                page.link(Address.of("/households/" + h).with("purpose", purpose)))
                        .orElse("");
        var shown =
                new PeopleView.One(
                        FactWords.first(person.known().facts(), "name")
                                .orElse(page.t("people.no-name")),
                        title(x, page, purpose),
                        when(page, here, purpose, view),
                        home,
                        words.groups(person.known().facts()),
                        words.events(person.events(), id));
        frames.send(x, 200, page, "registry/person.jte", shown);
    }

    private static void moved(Exchange x, Ulid now) {
        Address to =
                Address.of(PATH + "/" + now).with("purpose", x.queryParam("purpose").orElse(""));
        DeskFrame.go(x, to.toString());
    }

    private void household(Exchange x) {
        PeopleRoutes.requireReader(x.actor());
        Ulid id = PeopleRoutes.id(x);
        String purpose = x.queryParam("purpose").orElse("");
        var view = people.view(x.queryParam("on").orElse(""), x.queryParam("known").orElse(""));
        var home = people.household(x.actor(), purpose, id, view);
        Address here = here(x, "/households/" + id);
        Frame page = frames.frame(x, here, "household.title");
        var words = new FactWords(page, people.titles(page.language()));
        var members =
                home.members().stream()
                        .map(k ->
                                new PeopleView.Member(
                                        FactWords.first(k.facts(), "name")
                                                .orElse(page.t("people.no-name")),
                                        page.link(
                                                Address.of(PATH + "/" + k.id())
                                                        .with("purpose", purpose)),
                                        words.groups(k.facts())))
                        .toList();
        String address =
                home.members().stream()
                        .map(k -> FactWords.first(k.facts(), "address"))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(page.t("household.title"));
        var shown =
                new PeopleView.Home(
                        address, title(x, page, purpose), when(page, here, purpose, view), members);
        frames.send(x, 200, page, "registry/household.jte", shown);
    }

    private String title(Exchange x, Frame page, String purpose) {
        return purposes.of(x.actor(), "person", page.language()).stream()
                .filter(p -> p.code().equals(purpose))
                .map(PeopleDesk.Named::title)
                .findFirst()
                .orElse(purpose);
    }

    private static When when(Frame page, Address here, String purpose, People.View view) {
        boolean past =
                !here.options().getOrDefault("on", "").isEmpty()
                        || !here.options().getOrDefault("known", "").isEmpty();
        return new When(
                page.link(here.path()),
                purpose,
                here.options().getOrDefault("on", ""),
                here.options().getOrDefault("known", ""),
                past
                        ? page.t(
                                "person.then",
                                DeskFrame.day(page, view.day()),
                                page.formats().moment(view.known(), page.now()))
                        : "");
    }

    private static Address here(Exchange x, String path) {
        return Address.of(path)
                .with("purpose", x.queryParam("purpose").orElse(""))
                .with("on", x.queryParam("on").orElse(""))
                .with("known", x.queryParam("known").orElse(""));
    }

    private Frame frame(Exchange x) {
        return frames.frame(x, Address.of(PATH), "nav.people");
    }
}
