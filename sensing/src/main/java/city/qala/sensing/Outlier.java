package city.qala.sensing;

import city.qala.sensing.CityBoard.Roll;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A utility's channel whose last hour's mean is far from what is usual for it.
 *
 * @param station the thing
 * @param channel what it measures
 * @param value mean of the last hour
 * @param usual what is usual in this hour
 */
public record Outlier(Station station, Channel channel, double value, UsualBand usual) {

    /** Kinds of things whose every channel is held against what is usual for it. */
    static final Set<String> UTILITIES = Set.of("heat", "water", "power");

    /** Quantities that hold still; how far they must leave the usual, as a share of it. */
    public static final Map<String, Double> FIRM =
            Map.of("voltage", 0.1, "network-pressure", 0.15, "supply-temperature", 0.15);

    /** The same for quantities that sway with what people use. */
    static final double SWAYING = 0.3;

    /** Whether it is above the usual; else below. */
    public boolean above() {
        return value > usual.high();
    }

    /** What points that leave the usual in the same way have in common. */
    String manner() {
        return station.kind() + " " + channel.property() + " " + above();
    }

    /** Utilities that stand far from what is usual, one a station. */
    static List<Outlier> find(Roll roll, Readings readings, ZoneId zone) {
        var found = new ArrayList<Outlier>();
        var now = new Moment(roll.at(), true);
        for (CityBoard.Sign sign : roll.signs()) {
            if (sign.silent() || !UTILITIES.contains(sign.station().kind())) continue;
            sign.station().channels().stream()
                    .flatMap(c -> of(sign.station(), c, now, readings, zone).stream())
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Outlier> of(
            Station station, Channel channel, Moment now, Readings readings, ZoneId zone) {
        UsualBand usual = readings.usual(channel.stream(), now.at(), zone);
        double mean = Readings.mean(readings.hour(channel.stream(), now.at()));
        double share = FIRM.getOrDefault(channel.property(), SWAYING);
        return usual.farFrom(mean, share)
                ? Optional.of(new Outlier(station, channel, mean, usual))
                : Optional.empty();
    }
}
