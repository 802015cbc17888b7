package city.qala.services.street;

import city.qala.kernel.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report as it came in and was found to be whole.
 *
 * @param answers to the questions of the service, by their codes
 */
record NewReport(
        StreetService service,
        Optional<Point> at,
        String address,
        String addressId,
        String description,
        String mediaUrl,
        Map<String, List<String>> answers) {
    NewReport {
        answers = Map.copyOf(answers);
    }
}
