package city.qala.assess;

import city.qala.kernel.Problem;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A claim as programs write it. */
record ClaimJson(
        @Nullable String indicator,
        @Nullable String part,
        @Nullable Integer year,
        @Nullable Double value,
        @Nullable String source,
        @Nullable String origin,
        @Nullable String quality,
        @Nullable String note) {

    /** The same as a row of a table, whose cells are texts. */
    static ClaimJson of(Map<String, String> row) {
        return new ClaimJson(
                row.get("indicator"),
                row.get("part"),
                whole(row.getOrDefault("year", "")),
                number(row.getOrDefault("value", "")),
                row.get("source"),
                row.get("origin"),
                row.get("quality"),
                row.get("note"));
    }

    /** The claim of an indicator of the set. */
    Claim toClaim(IndicatorSet set) {
        String named = text(indicator);
        Definition definition =
                set.find(named)
                        .orElseThrow(() ->
                                Problem.invalid("indicator", named, "must be one of the set"));
        if (year == null) throw Problem.invalid("year", year, "must be a year");
        if (value == null) throw Problem.invalid("value", value, "must be a number");
        return new Claim(
                definition.slug(),
                text(part),
                year,
                value,
                text(source),
                pick(Claim.Origin.class, "origin", origin),
                pick(Claim.Quality.class, "quality", quality),
                text(note));
    }

    private static <E extends Enum<E>> E pick(Class<E> of, String name, @Nullable String word) {
        try {
            return Enum.valueOf(of, text(word).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    name, word, "must be one of " + java.util.List.of(of.getEnumConstants()));
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static @Nullable Integer whole(String text) {
        return text.strip().matches("[0-9]{4}") ? Integer.valueOf(text.strip()) : null;
    }

    /** A number as people type it, with a comma or a point. */
    private static @Nullable Double number(String text) {
        String plain = text.strip().replace(',', '.').replace("\u00A0", "").replace(" ", "");
        return plain.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?") ? Double.valueOf(plain) : null;
    }
}
