package city.qala.assess;

import city.qala.kernel.Indicator;
import city.qala.web.Frame;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How indicators are said on pages. Pure. */
final class AssessWords {

    private static final int MOST_DECIMALS = 4;

    private AssessWords() {}

    /** A value, or the range of what sources say: never their mean. */
    static String value(Frame page, Figure f) {
        return f.parts().stream()
                .map(p -> (p.name().isEmpty() ? "" : part(page, p.name()) + " ") + range(page, p))
                .collect(Collectors.joining("; "));
    }

    private static String range(Frame page, Figure.Part p) {
        double least = p.claims().stream().mapToDouble(Claim::value).min().orElse(0);
        double most = p.claims().stream().mapToDouble(Claim::value).max().orElse(0);
        return least == most ? number(page, least) : number(page, least) + "–" + number(page, most);
    }

    static String part(Frame page, String name) {
        return page.texts().orElse("assess.part." + name.toLowerCase(Locale.ROOT), name);
    }

    static String unit(Frame page, Definition d) {
        return page.texts().orElse("assess.unit." + key(d.unit()), d.unit());
    }

    static String target(Frame page, Definition d) {
        String sign = d.better() == Indicator.Better.LOWER ? "≤ " : "≥ ";
        return d.scales().stream()
                .map(s ->
                        (s.part().isEmpty() ? "" : part(page, s.part()) + " ")
                                + sign
                                + number(page, s.target()))
                .collect(Collectors.joining("; "));
    }

    static String agreement(Frame page, Figure f) {
        return switch (f.state()) {
            case MISSING -> page.t("assess.state.missing");
            case SINGLE -> page.t("assess.state.single");
            case AGREED -> page.t("assess.state.agreed");
            case DISPUTED -> page.t("assess.state.disputed", page.formats().percent(f.disparity()));
        };
    }

    static String sources(Frame page, Figure f) {
        List<Claim> claims = f.parts().stream().flatMap(p -> p.claims().stream()).toList();
        if (claims.isEmpty()) return "";
        if (f.state() != Figure.State.DISPUTED)
            return claims.stream().map(Claim::source).distinct().collect(Collectors.joining(", "));
        return f.parts().stream()
                .filter(Figure.Part::disputed)
                .flatMap(p -> p.claims().stream())
                .map(c -> c.source() + " " + number(page, c.value()))
                .collect(Collectors.joining(", "));
    }

    /** The band, or two of them where sources disagree. */
    static String band(Frame page, Figure f) {
        OptionalDouble worst = f.performance(false);
        OptionalDouble best = f.performance(true);
        if (worst.isEmpty() || best.isEmpty()) return "";
        String least = page.t("assess.band." + Band.of(worst.getAsDouble()).code());
        String most = page.t("assess.band." + Band.of(best.getAsDouble()).code());
        return least.equals(most) ? least : least + "–" + most;
    }

    static String score(Frame page, RollUp r) {
        if (r.worst().isEmpty() || r.best().isEmpty())
            return r.missing().isEmpty()
                    ? page.t("assess.roll.no-benchmark")
                    : page.t("assess.roll.missing", r.missing().size(), r.indicators());
        String worst = page.formats().number(r.worst().getAsDouble(), 0);
        String best = page.formats().number(r.best().getAsDouble(), 0);
        return page.t(
                "assess.roll.score",
                worst.equals(best) ? worst : page.t("assess.from-to", worst, best));
    }

    static String group(Frame page, String name) {
        return page.texts().orElse("assess.group." + key(name), name);
    }

    static String method(Frame page, Claim c) {
        String words =
                page.t("assess.origin." + c.origin().name().toLowerCase(Locale.ROOT))
                        + ", "
                        + page.t("assess.quality." + c.quality().name().toLowerCase(Locale.ROOT));
        return c.note().isEmpty() ? words : words + "; " + c.note();
    }

    /** A value as exactly as it was entered, up to four decimals. */
    static String number(Frame page, double value) {
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            double scale = Math.pow(10, decimals);
            if (Math.abs(Math.rint(value * scale) / scale - value) < 1e-9)
                return page.formats().number(value, decimals);
        }
        return page.formats().number(value, MOST_DECIMALS);
    }

    /** A name as part of a message key. */
    static String key(String name) {
        String key = name.replace("%", "percent").toLowerCase(Locale.ROOT);
        return key.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
