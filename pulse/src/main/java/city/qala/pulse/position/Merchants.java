package city.qala.pulse.position;

import city.qala.platform.files.CsvFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merchants: what they sell and in which district. A merchant's own category stands above that of
 * its code, because one code covers several trades.
 */
final class Merchants {
    /** Codes of ISO 18245 that say enough by themselves, for merchants without a category. */
    private static final Map<String, String> BY_CODE =
            Map.of(
                    "5812", "restaurant",
                    "5814", "fastfood",
                    "5462", "bakery",
                    "5411", "grocery",
                    "5499", "convenience",
                    "5912", "pharmacy",
                    "5541", "fuel",
                    "5651", "clothing",
                    "7832", "cinema");

    private final Map<String, Merchant> known = new HashMap<>();

    /** A merchant with a place. */
    record Merchant(String category, int district) {}

    /** Reads {@code merchant_id,category,mcc,lat,lon}; one without a place is left out. */
    static Merchants read(Path file, Districts districts) {
        var merchants = new Merchants();
        CsvFile.read(
                file,
                header -> {
                    int id = CsvFile.column(header, "merchant_id");
                    int category = CsvFile.column(header, "category");
                    int code = CsvFile.column(header, "mcc");
                    int lat = CsvFile.column(header, "lat");
                    int lon = CsvFile.column(header, "lon");
                    return row -> {
                        String sells = row.cells().get(category);
                        if (sells.isEmpty())
                            sells = BY_CODE.getOrDefault(row.cells().get(code), "other");
                        try {
                            Plane plane = districts.plane();
                            double x = plane.x(Double.parseDouble(row.cells().get(lon)));
                            double y = plane.y(Double.parseDouble(row.cells().get(lat)));
                            merchants.known.put(
                                    row.cells().get(id), new Merchant(sells, districts.of(x, y)));
                            return "";
                        } catch (NumberFormatException e) {
                            return "lat or lon is not a number";
                        }
                    };
                });
        return merchants;
    }

    /** A merchant by its number; null if nobody knows it or it has no place. */
    @Nullable Merchant find(String id) {
        return known.get(id);
    }
}
