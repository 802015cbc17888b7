package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmGate.Off;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The public register: the list, each entry with its history, and the switch for its keepers. */
final class AlgorithmPage implements Routes {
    private static final String LIST = "/algorithms";
    private static final List<String> STYLES = List.of("algorithms.css");

    // What runs or was stopped, then what may come, then what is past.
    private static final List<Phase> ORDER =
            List.of(
                    Phase.ACTIVE,
                    Phase.SUSPENDED,
                    Phase.TEST,
                    Phase.DESIGN,
                    Phase.IDEA,
                    Phase.RETIRED);
    private static final Comparator<AlgorithmState> IN_USE_FIRST =
            Comparator.comparingInt(s -> ORDER.indexOf(s.phase()));

    private final Web web;
    private final Messages words;
    private final Function<Exchange, String> csrf;
    private final Register register;
    private final RegisterDesk desk;
    private final AlgorithmFigures figures;

    AlgorithmPage(
            Web web,
            Messages words,
            Function<Exchange, String> csrf,
            Register register,
            RegisterDesk desk,
            AlgorithmFigures figures) {
        this.web = web;
        this.words = words;
        this.csrf = csrf;
        this.register = register;
        this.desk = desk;
        this.figures = figures;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + LIST, this::list)
                .get("/{lang}" + LIST + "/{id}", x -> show(x, 200, ""))
                .post("/{lang}" + LIST + "/{id}/suspend", this::suspend)
                .post("/{lang}" + LIST + "/{id}/activate", this::propose)
                .post("/{lang}" + LIST + "/{id}/proposals/{number}/approve", this::approve)
                .post("/{lang}" + LIST + "/{id}/proposals/{number}/reject", this::reject);
    }

    private void list(Exchange x) {
        String title = words.in(x.language()).get("algorithm.title");
        Frame page = frame(x, LIST, title);
        var rows = new AlgorithmRows(page);
        List<AlgorithmState> states = register.states();
        List<String> offs =
                states.stream()
                        .filter(s -> s.phase().canStop())
                        .flatMap(
                                s -> register.refusal(s).map(off -> rows.off().of(s, off)).stream())
                        .toList();
        var view =
                new AlgorithmsView(
                        page,
                        offs,
                        states.stream()
                                .sorted(IN_USE_FIRST)
                                .map(s -> rows.row(s, register.refusal(s)))
                                .toList());
        send(x, 200, page, "governance/algorithms.jte", view);
    }

    private void show(Exchange x, int status, String wrong) {
        AlgorithmState state = state(x);
        String name = AlgorithmRows.name(state, x.language());
        Frame page = frame(x, LIST + "/" + state.entry().id(), name);
        Optional<Off> off = register.refusal(state);
        List<AlgorithmFigures.Month> months = figures.months(state.entry().id());
        var sheet = new AlgorithmSheet(page, state, RegisterDesk.keeps(x.actor()));
        var view = sheet.view(off, months, csrf.apply(x), wrong);
        send(x, status, page, "governance/algorithm.jte", view);
    }

    private void suspend(Exchange x) {
        act(x, "suspend", form -> desk.suspend(x.actor(), id(x), form.field("reason")));
    }

    private void propose(Exchange x) {
        act(x, "propose", form -> desk.propose(x.actor(), id(x), form.field("reason")));
    }

    private void approve(Exchange x) {
        act(x, "approve", form -> desk.approve(x.actor(), id(x), number(x), form.field("seal")));
    }

    private void reject(Exchange x) {
        act(x, "reject", form -> desk.reject(x.actor(), id(x), number(x), form.field("reason")));
    }

    /** Does what a form asks; what the reader can mend is told on the page itself. */
    private void act(Exchange x, String verb, Consumer<FormBody> deed) {
        desk.require(x.actor(), id(x), verb);
        AlgorithmState state = state(x);
        FormBody form = FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        try {
            deed.accept(form);
        } catch (Problem p) {
            boolean mendable =
                    switch (p.kind()) {
                        case INVALID, CONFLICT, UNPROCESSABLE -> true;
                        case FORBIDDEN -> p.code().equals("four-eyes-required");
                        default -> false;
                    };
            if (!mendable) throw p;
            show(x, p.status(), told(x, p));
            return;
        }
        x.set("Location", "/" + x.language().tag() + LIST + "/" + state.entry().id())
                .set("Cache-Control", "no-store")
                .send(303);
    }

    private String told(Exchange x, Problem p) {
        String key = "algorithm.wrong." + p.code();
        var texts = words.in(x.language());
        return texts.has(key) ? texts.get(key) : p.detail();
    }

    private AlgorithmState state(Exchange x) {
        return register.find(id(x))
                .orElseThrow(() -> Problem.notFound("There is no such algorithm."));
    }

    private static String id(Exchange x) {
        return x.pathParam("id");
    }

    private static long number(Exchange x) {
        String given = x.pathParam("number");
        if (!given.matches("[0-9]{1,15}")) throw Problem.notFound("There is no such proposal.");
        return Long.parseLong(given);
    }

    private Frame frame(Exchange x, String path, String title) {
        return web.frame(x, words, Address.of(path), title, "algorithms")
                .with(STYLES, List.of("page"));
    }

    private void send(Exchange x, int status, Frame page, String template, Object view) {
        web.send(x, status, page, template, Map.of("view", view), Web.NOTHING);
    }
}
