package city.qala.assess;

import city.qala.kernel.Indicator;
import city.qala.kernel.Problem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Indicators as they stand: what was entered and agreed to, and what the city computes now. */
final class Figures {
    private final IndicatorSet set;
    private final ClaimBook book;
    private final Supplier<List<Indicator.Value>> computed;
    private final Clock clock;

    Figures(
            IndicatorSet set,
            ClaimBook book,
            Supplier<List<Indicator.Value>> computed,
            Clock clock) {
        this.set = set;
        this.book = book;
        this.computed = computed;
        this.clock = clock;
    }

    List<Figure> all(int year) {
        List<Claim> claims = claims();
        return set.all().stream().map(d -> FigureRule.of(d, year, claims)).toList();
    }

    /** One indicator in every year that somebody speaks of, newest first. */
    List<Figure> history(Definition definition) {
        List<Claim> claims = claims();
        return claims.stream()
                .filter(c -> c.indicator().equals(definition.slug()))
                .map(Claim::year)
                .distinct()
                .sorted(java.util.Comparator.reverseOrder())
                .map(year -> FigureRule.of(definition, year, claims))
                .toList();
    }

    Figure one(String indicator, int year) {
        return FigureRule.of(definition(indicator), year, claims());
    }

    Definition definition(String indicator) {
        return set.find(indicator)
                .orElseThrow(() -> Problem.notFound("There is no such indicator."));
    }

    /** Everything that is said now, oldest first. */
    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(book.inForce());
        computed.get().forEach(v -> claim(v).ifPresent(claims::add));
        return claims;
    }

    /** The newest year that anybody speaks of; else the one before this. */
    int newestYear() {
        return claims().stream()
                .mapToInt(Claim::year)
                .max()
                .orElse(clock.instant().atZone(ZoneOffset.UTC).getYear() - 1);
    }

    /** The years that somebody speaks of, newest first. */
    List<Integer> years() {
        return claims().stream()
                .map(Claim::year)
                .distinct()
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }

    // Values of districts wait for the drill-down; only the whole city is an indicator's value.
    private java.util.Optional<Claim> claim(Indicator.Value v) {
        int dot = v.code().indexOf('.');
        String slug = dot < 0 ? v.code() : v.code().substring(0, dot);
        if (!v.area().isEmpty()) return java.util.Optional.empty();
        return set.find(slug)
                .map(d ->
                        new Claim(
                                d.slug(),
                                dot < 0 ? "" : v.code().substring(dot + 1),
                                v.during().from().atZone(ZoneOffset.UTC).getYear(),
                                v.value(),
                                v.source(),
                                Claim.Origin.PLATFORM,
                                Claim.Quality.MEASURED,
                                ""));
    }
}
