package city.qala.proactive.decide;

import city.qala.kernel.Language;
import city.qala.kernel.Wording;
import city.qala.web.Messages;
import city.qala.web.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An explanation in sentences of the reader's language: the answer, a sentence a clause, where the
 * amount comes from, what is missing, what would change the answer, and where to object. At most
 * twelve.
 */
final class ExplanationText {
    private static final int MOST = 12;
    private static final int CITED = 4;
    private static final Messages WORDS = Messages.of(ExplanationText.class);

    private final Language language;
    private final Texts words;

    private ExplanationText(Language language) {
        this.language = language;
        this.words = WORDS.in(language);
    }

    /** The sentences. */
    static List<String> of(Explanation e, Optional<Wording> title, Language language) {
        return new ExplanationText(language).sentences(e, title);
    }

    private List<String> sentences(Explanation e, Optional<Wording> title) {
        List<String> end = new ArrayList<>();
        if (!e.missing().isEmpty()) end.add(words.get("why.missing", missing(e)));
        e.flip()
                .ifPresent(
                        f -> end.add(words.get("why.flip", name(e, f), f.of(), f.now(), f.then())));
        e.appealTo()
                .ifPresent(to -> end.add(words.get("why.appeal", to.in(language), e.appealDays())));
        List<String> out = new ArrayList<>();
        String what = title.map(t -> t.in(language)).orElse(e.policy());
        out.add(words.get("why." + e.outcome().word(), what, plain(e.amount())));
        for (Explanation.Reason r : e.clauses())
            if (out.size() + end.size() < MOST - 1) out.add(clause(r));
        if (!e.amountFrom().isEmpty() && out.size() + end.size() < MOST)
            out.add(words.get("why.amount", cited(e.amountFrom())));
        out.addAll(end);
        return List.copyOf(out);
    }

    private String clause(Explanation.Reason r) {
        String says = r.says().map(s -> s.in(language)).orElse(r.id());
        String key = r.exclusion() ? "why.exclusion-" : "why.clause-";
        String law = r.law().act().isEmpty() ? "" : " (" + r.law().in(language) + ")";
        return words.get(key + r.holds(), says + law, cited(r.because()));
    }

    private String cited(List<Explanation.Cited> all) {
        List<String> out = new ArrayList<>();
        for (Explanation.Cited c : all) if (out.size() < CITED) out.add(cited(c));
        if (all.size() > CITED) out.add("…");
        return out.isEmpty() ? "—" : String.join("; ", out);
    }

    private String cited(Explanation.Cited c) {
        String what = c.title().map(t -> t.in(language)).orElse(c.name());
        String value =
                switch (c.value()) {
                    case "true" -> words.get("why.yes");
                    case "false" -> words.get("why.no");
                    case "?" -> words.get("why.unknown");
                    default -> c.value();
                };
        String from =
                switch (c.kind()) {
                    case FACT ->
                            c.of()
                                    + ", "
                                    + c.register()
                                    + (c.record().isEmpty() ? "" : " " + c.record());
                    case FIGURE -> c.law().act().isEmpty() ? c.period() : figure(c);
                    case COMPUTED -> words.get("why.computed");
                };
        return what + " = " + value + (from.isEmpty() ? "" : " [" + from + "]");
    }

    private String figure(Explanation.Cited c) {
        String law = c.law().in(language);
        return c.period().isEmpty() ? law : c.period() + ", " + law;
    }

    private String missing(Explanation e) {
        return String.join(
                "; ",
                e.missing().stream()
                        .limit(CITED)
                        .map(m -> m.fact() + " (" + m.of() + ", " + m.register() + ")")
                        .toList());
    }

    private String name(Explanation e, Explanation.Flip f) {
        return e.clauses().stream()
                .flatMap(r -> r.because().stream())
                .filter(c -> c.name().equals(f.fact()))
                .flatMap(c -> c.title().stream())
                .map(t -> t.in(language).toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(f.fact());
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
