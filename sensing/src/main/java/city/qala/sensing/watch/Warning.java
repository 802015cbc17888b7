package city.qala.sensing.watch;

import city.qala.kernel.Signals;
import city.qala.sensing.Channel;
import city.qala.sensing.Station;
import java.time.Instant;
import java.util.Map;

/**
 * Where a warning of an evening is told, and who knows the reasons for it.
 *
 * @param signals the control room
 * @param reasons what is known of the city
 */
public record Warning(Signals signals, Reasons reasons) {

    /** What is known of the city at a moment, as plain facts. */
    public interface Reasons {
        /**
         * Why an evening may be smoky at a station.
         *
         * @param now when it is said
         * @param evening a moment of the evening
         */
        Map<String, String> of(Station station, Channel channel, Instant now, Instant evening);
    }
}
