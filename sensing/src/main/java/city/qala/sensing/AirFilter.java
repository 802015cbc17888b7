package city.qala.sensing;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.web.Address;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * What a reader has asked the page of the air to show; all of it lives in the address.
 *
 * @param district name of the district, or empty for all
 * @param pollutant one pollutant instead of the worst of five
 * @param list whether the reader wants the list without the map
 * @param moment the moment shown
 */
record AirFilter(String district, Optional<Pollutant> pollutant, boolean list, Moment moment) {

    private static final Duration STRIDE = Duration.ofHours(6);

    static AirFilter of(Exchange exchange, Moment moment) {
        String wanted = exchange.queryParam("pollutant").orElse("");
        Optional<Pollutant> pollutant = Pollutant.find(wanted);
        if (!wanted.isEmpty() && pollutant.isEmpty())
            throw Problem.query("pollutant must be pm25, pm10, no2, o3 or so2.");
        return new AirFilter(
                exchange.queryParam("district").orElse(""),
                pollutant,
                exchange.queryParam("view").filter("list"::equals).isPresent(),
                moment);
    }

    boolean admits(AirStation s) {
        return district.isEmpty() || s.station().district().equals(district);
    }

    /** The part of the address that keeps this filter. */
    Address address(String path) {
        var options = new LinkedHashMap<String, String>();
        options.put("at", moment.live() ? "" : iso(moment));
        options.put("district", district);
        options.put("pollutant", pollutant.map(Pollutant::code).orElse(""));
        options.put("view", list ? "list" : "");
        return new Address(path, options);
    }

    /** The same page some hours earlier or later; back to live when that passes now. */
    Address shifted(String path, int strides) {
        var at = moment.at().plus(STRIDE.multipliedBy(strides)).truncatedTo(ChronoUnit.MINUTES);
        return address(path).with("at", at.toString());
    }

    private static String iso(Moment moment) {
        return moment.at().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
