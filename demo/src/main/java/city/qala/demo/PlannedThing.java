package city.qala.demo;

import city.qala.kernel.Point;
import java.util.List;

/**
 * A thing of the town as planned.
 *
 * @param code short and unique
 * @param name what people call it; streets and places come from the map
 * @param kind its kind
 * @param type finer class within the kind such as {@code reference}, or empty text
 * @param at where it stands, or starts
 * @param district name of its district
 * @param gateway code of the gateway it speaks through
 * @param streams what it measures
 */
record PlannedThing(
        String code,
        String name,
        Kind kind,
        String type,
        Point at,
        String district,
        String gateway,
        List<PlannedStream> streams) {
    PlannedThing {
        streams = List.copyOf(streams);
    }

    PlannedThing through(String newGateway) {
        return new PlannedThing(code, name, kind, type, at, district, newGateway, streams);
    }
}
