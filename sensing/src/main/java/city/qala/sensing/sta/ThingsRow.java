package city.qala.sensing.sta;

import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file of Things: a Thing and one of its Datastreams.
 *
 * @param line where it stands in the file
 * @param code short and unique; rows of one code are one Thing
 * @param at where the Thing is; null if the file does not say
 * @param texts {@code kind}, {@code district}, {@code class}, {@code device} and {@code gateway} in
 *     this order, empty where not given
 * @param property what is measured; empty for a Thing without Datastreams
 * @param interval time between two readings; null if not given
 * @param visibility {@code public}, {@code staff} or {@code personal}
 */
record ThingsRow(
        long line,
        String code,
        String name,
        @Nullable Point at,
        List<String> texts,
        String property,
        String unit,
        @Nullable Duration interval,
        String visibility) {

    /** Names of {@link #texts} as properties of a Thing. */
    static final List<String> TEXTS = List.of("kind", "district", "class", "device", "gateway");

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{0,63}");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})\\s*(s|m|min|h|d)");
    private static final Set<String> VISIBILITIES = Set.of("public", "staff", "personal");
    private static final int LONGEST = 200;

    ThingsRow {
        texts = List.copyOf(texts);
    }

    /** Reads a row; what is wrong with it goes to the faults, and null comes back. */
    static @Nullable ThingsRow read(CsvTable.Row row, RowFaults faults) {
        long before = faults.count();
        String code = row.cell("code");
        if (!CODE.matcher(code).matches())
            faults.add(row.line(), "code", "must be 1 to 64 letters, digits, '.', '_', '-' or '/'");
        for (String column : List.of("name", "kind")) {
            if (row.cell(column).isEmpty()) faults.add(row.line(), column, "is mandatory");
        }
        List<String> texts = TEXTS.stream().map(row::cell).toList();
        boolean tooLong = row.cell("name").length() > LONGEST;
        for (String t : texts) tooLong |= t.length() > LONGEST;
        if (tooLong) faults.add(row.line(), "", "a text is longer than 200 characters");
        String property = row.cell("property");
        if (!property.isEmpty() && row.cell("unit").isEmpty())
            faults.add(row.line(), "unit", "is mandatory where there is a property; 1 for counts");
        String visibility = row.cell("visibility").toLowerCase(Locale.ROOT);
        if (visibility.isEmpty()) visibility = "staff";
        if (!VISIBILITIES.contains(visibility))
            faults.add(row.line(), "visibility", "must be public, staff or personal");
        Point at = point(row, faults);
        Duration interval = interval(row, faults);
        if (faults.count() > before) return null;
        return new ThingsRow(
                row.line(),
                code,
                row.cell("name"),
                at,
                texts,
                property,
                row.cell("unit"),
                interval,
                visibility);
    }

    private static @Nullable Point point(CsvTable.Row row, RowFaults faults) {
        String lat = row.cell("lat");
        String lon = row.cell("lon");
        if (lat.isEmpty() && lon.isEmpty()) return null;
        try {
            return new Point(Double.parseDouble(lat), Double.parseDouble(lon));
        } catch (NumberFormatException e) {
            faults.add(row.line(), "lat, lon", "must be two numbers in degrees with a point");
        } catch (Problem e) {
            faults.add(row.line(), "lat, lon", e.detail());
        }
        return null;
    }

    private static @Nullable Duration interval(CsvTable.Row row, RowFaults faults) {
        String text = row.cell("interval");
        if (text.isEmpty()) return null;
        try {
            Matcher m = SHORT.matcher(text.toLowerCase(Locale.ROOT));
            Duration d = m.matches() ? shortForm(m) : Duration.parse(text);
            if (d.compareTo(Duration.ofSeconds(1)) >= 0 && d.compareTo(Duration.ofDays(366)) <= 0)
                return d;
        } catch (DateTimeParseException e) {
            // Told below, as a wrong length is.
        }
        faults.add(
                row.line(), "interval", "must be from 1s to 366d, such as 90s, 10m, 1h or PT10M");
        return null;
    }

    private static Duration shortForm(Matcher m) {
        long n = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "s" -> Duration.ofSeconds(n);
            case "m", "min" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }

    /** Whether the two say the same of their Thing. */
    boolean sameThing(ThingsRow other) {
        boolean samePlace = at == null ? other.at == null : at.equals(other.at);
        return samePlace && name.equals(other.name) && texts.equals(other.texts);
    }
}
