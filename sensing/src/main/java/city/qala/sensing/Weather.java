package city.qala.sensing;

import city.qala.sensing.Readings.Reading;
import java.util.List;
import java.util.Optional;

/**
 * The weather that the city's own weather stations tell; what is silent is left out.
 *
 * @param temperature °C
 * @param windSpeed m/s
 * @param windFrom degrees from which the wind blows
 */
record Weather(
        Optional<Double> temperature, Optional<Double> windSpeed, Optional<Double> windFrom) {

    /** The weather at the first weather station that speaks. */
    static Weather of(List<Station> stations, Readings readings, Moment moment) {
        return new Weather(
                first(stations, readings, moment, "temperature"),
                first(stations, readings, moment, "windspeed"),
                first(stations, readings, moment, "winddirection"));
    }

    private static Optional<Double> first(
            List<Station> stations, Readings readings, Moment moment, String property) {
        for (Station station : stations) {
            if (!station.kind().equals("weather") && !station.kind().equals("air")) continue;
            for (Channel channel : station.channels()) {
                if (!plain(channel.property()).equals(property)) continue;
                Optional<Reading> newest = readings.newest(channel.stream(), moment);
                boolean silent =
                        readings.rules()
                                .silent(newest.map(Reading::at), channel.interval(), moment.at());
                if (!silent) return newest.map(Reading::value);
            }
        }
        return Optional.empty();
    }

    private static String plain(String property) {
        return property.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** An arrow that points where the wind blows to; empty if the direction is not known. */
    String arrow() {
        if (windFrom.isEmpty()) return "";
        int eighth = (int) Math.round(((windFrom.get() + 180) % 360) / 45) % 8;
        return List.of(
                        "\u2191", "\u2197", "\u2192", "\u2198", "\u2193", "\u2199", "\u2190",
                        "\u2196")
                .get(eighth);
    }
}
