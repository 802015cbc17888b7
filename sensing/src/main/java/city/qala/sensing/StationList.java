package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import city.qala.sensing.sta.SensorThings;
import city.qala.sensing.sta.SensorThings.Item;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Things as stations: conventions on their properties read once for a page or a rule. */
final class StationList {

    private static final Duration USUAL = Duration.ofMinutes(10);

    private final SensorThings things;

    StationList(SensorThings things) {
        this.things = things;
    }

    List<Station> of(Actor reader) {
        List<Station> all = new ArrayList<>();
        things.things(reader, item -> all.add(station(item)));
        all.sort(Comparator.comparing(Station::code));
        return all;
    }

    Optional<Station> find(Actor reader, String code) {
        List<Station> found = new ArrayList<>();
        things.things(
                reader,
                item -> {
                    if (code.equals(code(item))) found.add(station(item));
                });
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    private static String code(Item item) {
        Object code = item.body().get("properties") instanceof Map<?, ?> p ? p.get("code") : null;
        return code == null ? Long.toString(item.id()) : code.toString();
    }

    static Station station(Item item) {
        List<Channel> channels = item.streams().stream().map(StationList::channel).toList();
        return new Station(
                item.id(),
                text(item.body().get("name")),
                point(item.place()),
                flat(item.body().get("properties")),
                channels);
    }

    private static Channel channel(SensorThings.Stream s) {
        Object unit =
                s.body().get("unitOfMeasurement") instanceof Map<?, ?> u ? u.get("symbol") : null;
        return new Channel(
                s.number(),
                text(s.body().get("name")),
                s.property(),
                text(unit),
                interval(s.body().get("properties")),
                Visibility.valueOf(s.sight().name()));
    }

    // A duration that cannot be read is as good as none: ten minutes, as most sensors of a town.
    private static Duration interval(@Nullable Object properties) {
        Object text = properties instanceof Map<?, ?> p ? p.get("interval") : null;
        if (!(text instanceof String s)) return USUAL;
        try {
            Duration d = Duration.parse(s);
            return d.isPositive() ? d : USUAL;
        } catch (DateTimeParseException e) {
            return USUAL;
        }
    }

    private static Map<String, String> flat(@Nullable Object properties) {
        Map<String, String> flat = new LinkedHashMap<>();
        if (properties instanceof Map<?, ?> map)
            map.forEach((k, v) -> {
                if (v instanceof String || v instanceof Number || v instanceof Boolean)
                    flat.put(String.valueOf(k), v.toString());
            });
        return flat;
    }

    private static Optional<Point> point(@Nullable Map<?, ?> geo) {
        Object shape = geo;
        if (geo != null && "Feature".equals(geo.get("type"))) shape = geo.get("geometry");
        if (!(shape instanceof Map<?, ?> point)
                || !"Point".equals(point.get("type"))
                || !(point.get("coordinates") instanceof List<?> c)
                || c.size() < 2
                || !(c.get(0) instanceof Number lon)
                || !(c.get(1) instanceof Number lat)) return Optional.empty();
        try {
            return Optional.of(new Point(lat.doubleValue(), lon.doubleValue()));
        } catch (Problem offTheEarth) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable Object o) {
        return o == null ? "" : o.toString();
    }
}
