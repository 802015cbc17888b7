package city.qala.registry.review;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.registry.intake.Declaration;
import city.qala.registry.intake.DeskFrame;
import city.qala.registry.intake.Field;
import city.qala.registry.intake.Meaning;
import city.qala.registry.intake.NameKey;
import city.qala.registry.intake.Values;
import city.qala.registry.people.Doubtful;
import city.qala.registry.review.ReviewStore.Decision;
import city.qala.registry.review.ReviewStore.Paper;
import city.qala.registry.review.ReviewView.Decided;
import city.qala.registry.review.ReviewView.Line;
import city.qala.registry.review.ReviewView.Row;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The queue of doubtful pairs, and a pair side by side. */
final class ReviewPage implements Routes {
    private static final String PATH = "/people/pairs";
    private static final int MOST = 100;

    private final Reviews reviews;
    private final DeskFrame frames;
    private final Function<Exchange, String> csrf;

    ReviewPage(Reviews reviews, Web web, Messages words, Function<Exchange, String> csrf) {
        this.reviews = reviews;
        this.frames = new DeskFrame(web, words);
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::queue)
                .get("/{lang}" + PATH + "/{one}/{other}", this::pair)
                .post("/{lang}" + PATH + "/{one}/{other}/{deed}", this::decide);
    }

    private void queue(Exchange x) {
        requireReviewer(x.actor());
        Frame page = frames.frame(x, Address.of(PATH), "people.tab.pairs");
        List<Doubtful> waiting = reviews.waiting(MOST);
        var rows = new ArrayList<Row>();
        for (Doubtful d : waiting)
            rows.add(
                    new Row(
                            page.link(at(d.one(), d.other())),
                            page.t("pairs.number", rows.size() + 1),
                            page.formats().percent(d.probability()),
                            page.t(d.linked() ? "pairs.linked" : "pairs.apart")));
        List<Decided> decided = reviews.decided(20).stream().map(d -> decided(page, d)).toList();
        int count = reviews.count();
        var view =
                new ReviewView.Queue(
                        rows,
                        decided,
                        page.t("pairs.found", count),
                        rows.isEmpty() ? page.t("pairs.none") : "");
        frames.send(x, 200, page, "registry/pairs.jte", view);
    }

    private void pair(Exchange x) {
        requireReviewer(x.actor());
        var pair = reviews.open(x.actor(), x.pathParam("one"), x.pathParam("other"));
        String at = at(pair.one().id(), pair.other().id());
        Frame page = frames.frame(x, Address.of(at), "people.tab.pairs");
        Optional<Decision> inForce =
                pair.decisions().stream().filter(d -> d.undone().isEmpty()).findFirst();
        var view =
                new ReviewView.Pair(
                        List.of(
                                register(page, pair, pair.one()),
                                register(page, pair, pair.other())),
                        lines(page, pair),
                        terms(page, pair),
                        pair.doubt().map(d -> bits(page, d.weight())).orElse(""),
                        pair.doubt().map(d -> page.formats().percent(d.probability())).orElse(""),
                        page.link(at),
                        csrf.apply(x),
                        inForce.map(d -> said(page, d)).orElse(""),
                        page.t(pair.together() ? "pairs.linked" : "pairs.apart"),
                        pair.decisions().stream().map(d -> decided(page, d)).toList());
        frames.send(x, 200, page, "registry/pair.jte", view);
    }

    private static String register(Frame page, Reviews.Pair pair, Paper paper) {
        Declaration register = pair.registers().get(paper.register());
        return register == null ? paper.register() : register.title(page.language());
    }

    private static List<Line> lines(Frame page, Reviews.Pair pair) {
        Map<String, String> one = cells(pair, pair.one());
        Map<String, String> other = cells(pair, pair.other());
        var names = new LinkedHashMap<String, Boolean>();
        one.keySet().forEach(n -> names.put(n, true));
        other.keySet().forEach(n -> names.put(n, true));
        var lines = new ArrayList<Line>();
        for (String name : names.keySet()) {
            String left = one.getOrDefault(name, "");
            String right = other.getOrDefault(name, "");
            String mark =
                    left.isEmpty() || right.isEmpty()
                            ? "none"
                            : NameKey.words(left).equals(NameKey.words(right)) ? "same" : "other";
            String label = page.texts().orElse("fact." + name, name.replace('_', ' '));
            lines.add(
                    new Line(
                            label,
                            shown(page, name, left),
                            shown(page, name, right),
                            mark,
                            page.t("pairs.mark." + mark)));
        }
        return lines;
    }

    /** Numbers are compared here and not shown; days are told in words. */
    private static String shown(Frame page, String name, String text) {
        if (name.equals(Meaning.IIN.word())) return DeskFrame.masked(text);
        boolean day = text.matches("[0-9]{4}-[01][0-9]-[0-3][0-9]");
        return name.equals(Meaning.BIRTH_DATE.word()) && day
                ? DeskFrame.day(page, LocalDate.parse(text))
                : text;
    }

    /** What is compared, in plain form; what only policies read is not shown for a comparison. */
    private static Map<String, String> cells(Reviews.Pair pair, Paper paper) {
        var cells = new LinkedHashMap<String, String>();
        Declaration register = pair.registers().get(paper.register());
        if (register == null) return cells;
        for (Field f : register.fields()) {
            String text = paper.cells().getOrDefault(f.column(), "");
            boolean hidden = paper.hidden() && f.group().equals("address");
            if (!text.isEmpty() && f.as().isCompared() && !hidden)
                cells.putIfAbsent(f.name(), Values.plain(f, text));
        }
        return cells;
    }

    private static List<ReviewView.Term> terms(Frame page, Reviews.Pair pair) {
        return pair.doubt()
                .map(d ->
                        Terms.of(d.why()).stream()
                                .map(t ->
                                        new ReviewView.Term(
                                                page.texts().orElse("trait." + t.name(), t.name()),
                                                bits(page, t.bits()),
                                                t.bits() < 0))
                                .toList())
                .orElse(List.of());
    }

    private static String bits(Frame page, double bits) {
        return (bits > 0 ? "+" : "") + page.formats().number(bits, 1);
    }

    private static Decided decided(Frame page, Decision d) {
        return new Decided(
                page.link(at(d.one(), d.other())),
                page.formats().moment(d.at(), page.now()),
                d.decider(),
                said(page, d)
                        + d.undone()
                                .map(u -> " · " + page.t("pairs.undone", d.undoer()))
                                .orElse(""));
    }

    private static String said(Frame page, Decision d) {
        String what = page.t(d.same() ? "pairs.same" : "pairs.different");
        return d.second() ? what + " (" + page.t("pairs.second") + ")" : what;
    }

    private void decide(Exchange x) {
        requireReviewer(x.actor());
        FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        String one = x.pathParam("one");
        String other = x.pathParam("other");
        switch (x.pathParam("deed")) {
            case "same" -> reviews.decide(x.actor(), one, other, true);
            case "different" -> reviews.decide(x.actor(), one, other, false);
            case "skip" -> reviews.skip(x.actor(), one, other);
            case "undo" -> reviews.undo(x.actor(), one, other);
            default -> throw Problem.notFound("There is no such thing to do with a pair.");
        }
        boolean stays = x.pathParam("deed").equals("undo");
        DeskFrame.go(x, stays ? at(one, other) : PATH);
    }

    private static String at(String one, String other) {
        return PATH + "/" + one + "/" + other;
    }

    private static void requireReviewer(Actor actor) {
        if (!actor.hasAny(Role.CLERK, Role.REGISTRAR))
            throw Problem.forbidden("Clerks and registrars review pairs.");
    }
}
