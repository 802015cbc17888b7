package city.qala.sensing;

import city.qala.platform.http.Exchange;
import city.qala.web.Address;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;

/**
 * What a reader has asked the page of a sector to show; all of it lives in the address.
 *
 * @param kind one kind of thing, or empty for all
 * @param district name of the district, or empty for all
 * @param state {@code odd}, {@code silent}, or empty for all
 * @param property the quantity drawn for the selected thing, or empty for the one of its kind
 * @param list whether the reader wants the list without the map
 * @param moment the moment shown
 */
record SectorFilter(
        String kind, String district, String state, String property, boolean list, Moment moment) {

    private static final Duration STRIDE = Duration.ofHours(6);

    static SectorFilter of(Exchange exchange, Moment moment) {
        return new SectorFilter(
                exchange.queryParam("kind").orElse(""),
                exchange.queryParam("district").orElse(""),
                exchange.queryParam("state").orElse(""),
                exchange.queryParam("property").orElse(""),
                exchange.queryParam("view").filter("list"::equals).isPresent(),
                moment);
    }

    boolean admits(Site s) {
        boolean state =
                switch (this.state) {
                    case "odd" -> s.odd();
                    case "silent" -> s.silent();
                    default -> true;
                };
        return state
                && (kind.isEmpty() || s.station().kind().equals(kind))
                && (district.isEmpty() || s.station().district().equals(district));
    }

    /** The part of the address that keeps this filter; the quantity belongs to one thing only. */
    Address address(String path) {
        var options = new LinkedHashMap<String, String>();
        options.put("at", moment.live() ? "" : iso());
        options.put("kind", kind);
        options.put("district", district);
        options.put("state", state);
        options.put("view", list ? "list" : "");
        return new Address(path, options);
    }

    /** The same page some hours earlier or later; back to live when that passes now. */
    Address shifted(String path, int strides) {
        var at = moment.at().plus(STRIDE.multipliedBy(strides)).truncatedTo(ChronoUnit.MINUTES);
        return address(path).with("at", at.toString());
    }

    private String iso() {
        return moment.at().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
