package city.qala.sensing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The five pollutants of the European air quality index, with the limits of its bands.
 *
 * <p>Limits are hourly means in µg/m³: the value where bands 2 to 6 begin. Edition of 2024 (ETC HE
 * Report 2024/17); the table before it (PM2.5 10/20/25/50/75) is still found on many pages.
 */
public enum Pollutant {
    PM25("PM2.5", 5, 15, 50, 90, 140),
    PM10("PM10", 15, 45, 120, 195, 270),
    NO2("NO\u2082", 10, 25, 60, 100, 150),
    O3("O\u2083", 60, 100, 120, 160, 180),
    SO2("SO\u2082", 20, 40, 125, 190, 275);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final double[] limits;

    Pollutant(String label, double... limits) {
        this.label = label;
        this.limits = limits;
    }

    /** Its name as people write it, the same in every language. */
    public String label() {
        return label;
    }

    /** The word used in addresses: {@code pm25}, {@code no2} … */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where bands 2 to 6 begin, µg/m³. */
    public List<Double> limits() {
        return Arrays.stream(limits).boxed().toList();
    }

    /** The pollutant that an ObservedProperty's name means: PM2.5, pm25, NO2 … */
    public static Optional<Pollutant> find(String property) {
        String plain = property.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        for (Pollutant p : values()) {
            if (p.code().equals(plain)) return Optional.of(p);
        }
        return Optional.empty();
    }
}
