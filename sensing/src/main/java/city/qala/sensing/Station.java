package city.qala.sensing;

import city.qala.kernel.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Thing as pages and rules see it.
 *
 * <p>Conventions on {@code Thing.properties}: {@code kind} ({@code air traffic light heat water
 * power waste parking bus bike stop bench weather gateway}), {@code code} (short and unique),
 * {@code district}, {@code class} ({@code reference} or {@code low-cost}), {@code device} (name of
 * the token that may write), {@code gateway} (code of the gateway it speaks through).
 *
 * @param thing id of the Thing
 * @param name its name
 * @param at where it is; empty for a Thing without a point
 * @param properties its flat text and number properties
 * @param channels what it measures, those that the reader may see
 */
public record Station(
        long thing,
        String name,
        Optional<Point> at,
        Map<String, String> properties,
        List<Channel> channels) {
    public Station {
        properties = Map.copyOf(properties);
        channels = List.copyOf(channels);
    }

    /** Kind of thing, or empty text. */
    public String kind() {
        return properties.getOrDefault("kind", "");
    }

    /** Its name without its district, where the district stands beside it anyway. */
    public String shortName() {
        String tail = ", " + district();
        boolean said =
                !district().isEmpty() && name.endsWith(tail) && name.length() > tail.length();
        return said ? name.substring(0, name.length() - tail.length()) : name;
    }

    /** Short code, else the id. */
    public String code() {
        return properties.getOrDefault("code", Long.toString(thing));
    }

    /** District, or empty text. */
    public String district() {
        return properties.getOrDefault("district", "");
    }
}
