package city.qala.proactive.benefit;

import city.qala.kernel.Wording;
import city.qala.proactive.benefit.BenefitView.Cited;
import city.qala.proactive.benefit.BenefitView.Clause;
import city.qala.proactive.benefit.BenefitView.Pair;
import city.qala.proactive.benefit.BenefitView.Why;
import city.qala.proactive.benefit.Book.Explained;
import city.qala.proactive.decide.Explanation;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.Register;
import city.qala.web.Frame;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Amounts, days and decisions in the words of a page. */
final class Words {
    private final Frame page;

    Words(Frame page) {
        this.page = page;
    }

    String money(BigDecimal amount) {
        int decimals = amount.stripTrailingZeros().scale() > 0 ? 2 : 0;
        return page.t("benefits.money", page.formats().number(amount.doubleValue(), decimals));
    }

    String day(LocalDate day) {
        Instant at = day.atStartOfDay(page.formats().zone()).toInstant();
        return page.formats().day(at) + " " + day.getYear();
    }

    String day(Instant at) {
        return day(LocalDate.ofInstant(at, page.formats().zone()));
    }

    /** A period such as 2026-02 as people say it. */
    String period(String text) {
        return Period.parse(text)
                .map(p ->
                        switch (p.kind()) {
                            case MONTH ->
                                    DateTimeFormatter.ofPattern(
                                                    "LLLL yyyy", page.language().locale())
                                            .format(p.start());
                            case DAY -> day(p.start());
                            default -> text;
                        })
                .orElse(text.equals("once") ? page.t("policies.rhythm.day") : text);
    }

    String rhythm(Policy policy) {
        return page.t("policies.rhythm." + policy.rhythm().word());
    }

    String title(Policy policy) {
        return said(policy.title(), policy.name());
    }

    String said(Optional<Wording> text, String otherwise) {
        return text.map(t -> t.in(page.language())).orElse(otherwise);
    }

    String register(Law law, String name) {
        Register r = law.registers().get(name);
        return r == null ? name : said(r.title(), name);
    }

    String fact(Law law, String name) {
        var v = law.variables().get(name);
        return v == null ? name : said(v.title(), name);
    }

    /** A decision with its reasons, as far as the reader may see them. */
    Why why(Explained e, Predicate<String> sees) {
        Explanation x = e.why();
        Law law = e.law().law();
        List<Pair> facts = new ArrayList<>();
        facts.add(new Pair(page.t("benefits.decided"), day(e.decision().at())));
        facts.add(new Pair(page.t("benefits.for"), period(x.period())));
        if (x.amount().signum() > 0)
            facts.add(new Pair(page.t("benefits.amount"), money(x.amount())));
        facts.add(new Pair(page.t("policies.law"), e.policy().law().in(page.language())));
        facts.add(new Pair(page.t("benefits.version"), e.decision().law().substring(0, 12)));
        List<String> missing =
                x.missing().stream()
                        .map(m ->
                                page.t(
                                        "benefits.missing.one",
                                        fact(law, m.fact()),
                                        register(law, m.register())))
                        .distinct()
                        .toList();
        return new Why(
                title(e.policy()),
                page.t("policies.outcome." + x.outcome().word()),
                facts,
                x.clauses().stream().map(c -> clause(law, e, c, sees)).toList(),
                x.amountFrom().stream().map(c -> cited(law, c, sees)).toList(),
                missing,
                flip(law, x, sees),
                appeal(e),
                page.t(e.same() ? "benefits.again.same" : "benefits.again.other"));
    }

    private Clause clause(Law law, Explained e, Explanation.Reason r, Predicate<String> sees) {
        boolean yes = r.holds().equals(String.valueOf(!r.exclusion()));
        boolean no = r.holds().equals(String.valueOf(r.exclusion()));
        String mark = yes ? "yes" : no ? "no" : "unknown";
        String where = r.law().act().isEmpty() ? e.policy().law().in(page.language()) : r.law().in(page.language());
        return new Clause(
                said(r.says(), r.id()),
                mark,
                page.t("benefits.clause." + r.holds()),
                where,
                r.because().stream().map(c -> cited(law, c, sees)).toList());
    }

    private Cited cited(Law law, Explanation.Cited c, Predicate<String> sees) {
        String name = said(c.title(), c.name());
        if (c.kind() == Explanation.Kind.FACT && !sees.test(c.of()))
            return new Cited(name, page.t("benefits.hidden"), register(law, c.register()));
        String value = value(c.value());
        return switch (c.kind()) {
            case FACT -> {
                String register = register(law, c.register());
                String record = c.record().isEmpty() ? "" : page.t("benefits.record", c.record());
                yield new Cited(
                        name, value, record.isEmpty() ? register : register + ", " + record);
            }
            case FIGURE ->
                    new Cited(
                            name,
                            value,
                            c.law().act().isEmpty()
                                    ? page.t("benefits.figure", c.period())
                                    : page.t(
                                            "benefits.figure.law",
                                            c.period(),
                                            c.law().in(page.language())));
            case COMPUTED -> new Cited(name, value, page.t("benefits.computed"));
        };
    }

    private String value(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> page.t("benefits.yes");
            case "false" -> page.t("benefits.no");
            case "?" -> page.t("benefits.unknown");
            default -> text;
        };
    }

    private String flip(Law law, Explanation x, Predicate<String> sees) {
        return x.flip()
                .filter(f -> sees.test(f.of()))
                .map(f ->
                        page.t(
                                "benefits.flip",
                                fact(law, f.fact()),
                                value(f.now()),
                                value(f.then()),
                                money(f.amount())))
                .orElse("");
    }

    private String appeal(Explained e) {
        LocalDate from = LocalDate.ofInstant(e.decision().at(), page.formats().zone());
        return e.why()
                .appealTo()
                .map(to ->
                        page.t(
                                "benefits.appeal",
                                to.in(page.language()),
                                day(from.plusDays(e.why().appealDays()))))
                .orElse("");
    }
}
