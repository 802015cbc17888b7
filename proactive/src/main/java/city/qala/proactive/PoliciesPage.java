package city.qala.proactive;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Wording;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.proactive.PoliciesView.Figure;
import city.qala.proactive.PoliciesView.Pair;
import city.qala.proactive.law.Clause;
import city.qala.proactive.law.Dated;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Parameter;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.PolicyTest;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Benefits in plain words for everybody: what they are, who gets them, where the law says so. */
final class PoliciesPage implements Routes {
    private final Web web;
    private final Messages words;
    private final Supplier<Law> law;

    PoliciesPage(Web web, Messages words, Supplier<Law> law) {
        this.web = web;
        this.words = words;
        this.law = law;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/policies", this::all).get("/{lang}/policies/{policy}", this::one);
    }

    private void all(Exchange x) {
        Frame page = frame(x, "/policies", words.in(x.language()).get("policies.title"));
        List<PoliciesView.Row> now = new ArrayList<>();
        List<PoliciesView.Row> others = new ArrayList<>();
        for (Policy p : law.get().policies()) (isNow(p) ? now : others).add(row(page, p));
        var view = new PoliciesView(now, others);
        boolean desk = x.actor().hasAny(Role.CLERK);
        web.send(
                x, page, "proactive/policies.jte", Map.of("view", view, "desk", desk), Web.NOTHING);
    }

    private void one(Exchange x) {
        Policy p =
                law.get().policies().stream()
                        .filter(q -> q.name().equals(x.pathParam("policy")))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("There is no such policy."));
        Frame page = frame(x, "/policies/" + p.name(), said(p.title(), x.language(), p.name()));
        web.send(x, page, "proactive/policy.jte", Map.of("view", sheet(page, p)), Web.NOTHING);
    }

    private Frame frame(Exchange x, String path, String title) {
        return web.frame(x, words, Address.of(path), title, "policies")
                .as(Frame.Look.RESIDENT)
                .with(List.of("benefits.css"), List.of("page"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(web.clock().instant(), web.town().zone());
    }

    /** In force, and with an amount that the law fixes today. */
    private boolean isNow(Policy p) {
        return p.inForce().on(today()).isPresent()
                && PolicyFigures.of(law.get(), p).stream().allMatch(q -> holds(q, today()));
    }

    private static boolean holds(Parameter q, LocalDate day) {
        return q.isScale() || q.values().values().stream().anyMatch(v -> v.on(day).isPresent());
    }

    private PoliciesView.Row row(Frame page, Policy p) {
        return new PoliciesView.Row(
                page.link("/policies/" + p.name()),
                said(p.title(), page.language(), p.name()),
                said(p.summary(), page.language(), ""),
                p.law().in(page.language()),
                p.uncertain().isEmpty());
    }

    private PoliciesView.Sheet sheet(Frame page, Policy p) {
        Language language = page.language();
        return new PoliciesView.Sheet(
                said(p.title(), language, p.name()),
                said(p.summary(), language, ""),
                page.t(isNow(p) ? "policies.now" : "policies.not-now"),
                said(p.uncertain(), language, ""),
                clauses(p, false, language),
                clauses(p, true, language),
                facts(page, p),
                figures(page, p),
                p.tests().stream().flatMap(t -> examples(page, t)).toList());
    }

    private static List<String> clauses(Policy p, boolean exclusions, Language language) {
        return p.clauses().stream()
                .filter(c -> c.exclusion() == exclusions)
                .map(c -> said(c.says(), language, c.id()) + span(c))
                .toList();
    }

    private static String span(Clause c) {
        String from = c.from().equals(LocalDate.MIN) ? "" : c.from().toString();
        String to = c.to().equals(LocalDate.MAX) ? "" : c.to().toString();
        return from.isEmpty() && to.isEmpty() ? "" : " (" + from + " – " + to + ")";
    }

    private static List<Pair> facts(Frame page, Policy p) {
        List<Pair> out = new ArrayList<>();
        out.add(new Pair(page.t("policies.law"), p.law().in(page.language())));
        if (!p.confidence().isEmpty())
            out.add(
                    new Pair(
                            page.t("policies.confidence"),
                            page.t(
                                    "policies.confidence."
                                            + p.confidence().toLowerCase(Locale.ROOT))));
        out.add(new Pair(page.t("policies.unit"), page.t("policies.unit." + word(p.of()))));
        out.add(new Pair(page.t("policies.rhythm"), page.t("policies.rhythm." + word(p.rhythm()))));
        out.add(
                new Pair(
                        page.t("policies.mode"),
                        page.t("policies.mode." + word(p.delivery().mode()))));
        out.add(
                new Pair(
                        page.t("policies.consent"),
                        page.t("policies.consent." + word(p.delivery().consent()))));
        p.delivery()
                .appealTo()
                .ifPresent(to ->
                        out.add(
                                new Pair(
                                        page.t("policies.appeal"),
                                        page.t(
                                                "policies.appeal.days",
                                                to.in(page.language()),
                                                p.delivery().appealDays()))));
        return out;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Figure> figures(Frame page, Policy p) {
        List<Figure> out = new ArrayList<>();
        for (Parameter q : PolicyFigures.of(law.get(), p)) {
            String title = said(q.title(), page.language(), q.name());
            for (Dated<Object> values : q.values().values()) {
                Optional<Dated.Step<Object>> now = values.on(today());
                for (Dated.Step<Object> s : values.steps())
                    out.add(
                            new Figure(
                                    title,
                                    s.value().map(PoliciesPage::plain).orElse("—"),
                                    s.from().equals(LocalDate.MIN) ? "" : s.from().toString(),
                                    s.law().in(page.language()),
                                    now.isPresent() && now.get().equals(s)));
            }
        }
        return out;
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal n
                ? n.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private static java.util.stream.Stream<Pair> examples(Frame page, PolicyTest t) {
        return t.expected().values().stream()
                .map(e ->
                        new Pair(
                                t.on() + ": " + t.name(),
                                page.t("policies.outcome." + e.outcome())
                                        + e.amount().map(a -> ": " + plain(a)).orElse("")));
    }

    private static String said(Optional<Wording> text, Language language, String otherwise) {
        return text.map(t -> t.in(language)).orElse(otherwise);
    }
}
