package city.qala.sensing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of the town that has a page of its own: the kinds of things on it, and which of their
 * quantities stands in the list.
 */
enum Sector {
    /** Counters, car parks, buses and shared bikes. */
    TRAFFIC("traffic", "parking", "bus", "bike"),
    /** Heat and power, and what the gateways say of the mains. */
    ENERGY("heat", "power"),
    /** The water network. */
    WATER("water"),
    /** Bins. */
    WASTE("waste");

    private static final Map<String, String> LEADING =
            Map.of(
                    "traffic", "traffic-count",
                    "parking", "free-spaces",
                    "bus", "passengers",
                    "bike", "bikes-available",
                    "heat", "supply-temperature",
                    "power", "power-load",
                    "water", "flow",
                    "waste", "fill-level");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of words
    private final List<String> kinds;

    Sector(String... kinds) {
        this.kinds = List.of(kinds);
    }

    /** The last part of its address and of its message keys. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Its page without the language. */
    String path() {
        return "/" + word();
    }

    /** Kinds of things on its page, in the order of the page. */
    List<String> kinds() {
        return kinds;
    }

    /** All kinds whose readings move its page: those on it, and the gateways of the outages. */
    String live() {
        Stream<String> more = this == ENERGY ? Stream.of("gateway") : Stream.empty();
        return String.join(",", Stream.concat(kinds.stream(), more).toList());
    }

    /** Whether a thing has a line on its page. Single bays and single bikes are only counted. */
    boolean lists(Station s) {
        return kinds.contains(s.kind()) && !counted(s) && !s.channels().isEmpty();
    }

    /** Whether a thing is one of many that only their sum is told of. */
    static boolean counted(Station s) {
        String type = s.properties().getOrDefault("class", "");
        return (s.kind().equals("bike") && !type.equals("dock"))
                || (s.kind().equals("parking") && type.equals("bay"));
    }

    /** What stands in the list for a thing: the quantity of its kind, else its first one. */
    static Optional<Channel> leading(Station s) {
        String wanted = LEADING.getOrDefault(s.kind(), "");
        return s.channels().stream()
                .filter(c -> c.property().equals(wanted))
                .findFirst()
                .or(() -> s.channels().stream().findFirst());
    }

    /**
     * How far a quantity must leave what is usual before it is called abnormal, as a share of it;
     * empty for what is never compared: batteries, and what drives about.
     */
    static Optional<Double> share(Station s, Channel channel) {
        return switch (s.kind()) {
            case "heat", "water", "power" ->
                    Optional.of(Outlier.FIRM.getOrDefault(channel.property(), Outlier.SWAYING));
            case "traffic" -> Optional.of(Outlier.SWAYING);
            case "parking" -> Optional.of(0.5);
            default -> Optional.empty();
        };
    }
}
