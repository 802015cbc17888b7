package city.qala.assess;

import city.qala.kernel.Indicator;
import city.qala.kernel.Problem;
import city.qala.kernel.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an indicator is.
 *
 * @param code in its set, such as {@code EN: EN: AQ: 1C}
 * @param name in every language
 * @param place where it stands in its set
 * @param core whether every city reports it; the others are advanced
 * @param unit of its values, in the words of the set
 * @param numerator what is counted or measured
 * @param denominator what it is divided by; {@code -} if by nothing
 * @param better which way is better
 * @param scales floor and target, one for each part that has its own; none without a benchmark
 * @param basis the ground of the target
 */
public record Definition(
        String code,
        Wording name,
        Place place,
        boolean core,
        String unit,
        String numerator,
        String denominator,
        Indicator.Better better,
        List<Scale> scales,
        String basis) {

    /**
     * Where an indicator stands.
     *
     * @param dimension of three
     * @param subDimension of seven
     * @param category of 22
     */
    public record Place(String dimension, String subDimension, String category) {}

    /**
     * The way from worst to aim.
     *
     * @param part that it is for, such as PM2.5; empty if it is for all
     * @param floor performance 0
     * @param target performance 100
     */
    public record Scale(String part, double floor, double target) {
        public Scale {
            if (floor == target)
                throw Problem.invalid("target", target, "must differ from the floor");
        }
    }

    public Definition {
        if (slug(code).isEmpty()) throw Problem.invalid("code", code, "must have letters");
        scales = List.copyOf(scales);
    }

    /** The code as it stands in addresses: {@code en-en-aq-1c}. */
    public String slug() {
        return slug(code);
    }

    /** The scale of a part; empty if it is reported without a benchmark. */
    public Optional<Scale> scale(String part) {
        return scales.stream()
                .filter(s -> s.part().isEmpty() || s.part().equalsIgnoreCase(part))
                .findFirst();
    }

    /** Whether its values are shares of a hundred. */
    public boolean isShare() {
        return unit.startsWith("%");
    }

    private static String slug(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
