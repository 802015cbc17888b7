package city.qala.pulse.movement;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says for every district and category whether sales move with footfall: {@code series.csv} in,
 * {@code district,category,lag_h,beta,lo95,hi95,p,significant,words} out.
 */
public final class MovesWithCommand {

    /** Of the links called so, at most one in twenty may be luck (Benjamini and Hochberg 1995). */
    private static final double FALSE_SHARE = 0.05;

    private static final long HOUR_MS = 3_600_000;

    private final TreeMap<Pair, HourSeries> series = new TreeMap<>();

    private MovesWithCommand() {}

    private record Pair(String district, String category) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int by = district.compareTo(other.district);
            return by != 0 ? by : category.compareTo(other.category);
        }
    }

    private record Found(Pair pair, Link link) {}

    /**
     * What to do.
     *
     * @param in folder with {@code series.csv} or {@code series.csv.gz}
     * @param out gets one row for each district and category that can be compared
     * @param footfallNoise standard deviation of noise in an hour's footfall, 0 if it is raw
     * @param salesNoise the same of sales; it widens intervals by itself and biases nothing
     */
    public record Order(Path in, Path out, double footfallNoise, double salesNoise) {
        public Order {
            if (!(footfallNoise >= 0))
                throw Problem.invalid("footfall-noise", footfallNoise, "≥ 0");
            if (!(salesNoise >= 0)) throw Problem.invalid("sales-noise", salesNoise, "≥ 0");
        }
    }

    /**
     * What was done.
     *
     * @param rows read
     * @param bad rows that could not be read
     * @param pairs of district and category
     * @param linked pairs that move together
     * @param uncompared pairs with fewer than four weeks of clear hours
     * @param seconds that it took
     * @param warnings file, line and reason of the first bad rows
     */
    public record Summary(
            long rows,
            long bad,
            int pairs,
            int linked,
            int uncompared,
            double seconds,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /** Compares all pairs of a folder. */
    public static Summary run(Order order) {
        long began = System.nanoTime();
        var run = new MovesWithCommand();
        CsvFile read = CsvFile.read(file(order.in()), run::reader);
        List<Found> found = run.compare(order.footfallNoise());
        double limit = limit(found);
        CsvFile.write(order.out(), out -> write(out, found, limit));
        return new Summary(
                read.rows(),
                read.bad(),
                run.series.size(),
                (int) found.stream().filter(f -> f.link().isWith(limit)).count(),
                run.series.size() - found.size(),
                (System.nanoTime() - began) / 1e9,
                read.faults());
    }

    private static Path file(Path folder) {
        Path plain = folder.resolve("series.csv");
        return Files.exists(plain) ? plain : folder.resolve("series.csv.gz");
    }

    private CsvFile.Reader reader(List<String> header) {
        int district = CsvFile.column(header, "district");
        int category = CsvFile.column(header, "category");
        int hour = CsvFile.column(header, "hour_ms");
        int footfall = CsvFile.column(header, "footfall");
        int sales = CsvFile.column(header, "sales");
        int weather = CsvFile.column(header, "weather_index");
        return row -> {
            List<String> c = row.cells();
            try {
                long ms = Long.parseLong(c.get(hour));
                if (ms % HOUR_MS != 0) return "hour_ms " + ms + " is not a full hour";
                var pair = new Pair(c.get(district), c.get(category));
                boolean isNew =
                        series.computeIfAbsent(pair, p -> new HourSeries())
                                .add(
                                        ms / HOUR_MS,
                                        number(c.get(footfall)),
                                        number(c.get(sales)),
                                        number(c.get(weather)));
                return isNew ? "" : "this hour stands there twice; the first counts";
            } catch (NumberFormatException e) {
                return "not a number: " + e.getMessage();
            }
        };
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) throw new NumberFormatException(text);
        return number;
    }

    private List<Found> compare(double footfallNoise) {
        List<Found> found = new ArrayList<>();
        series.forEach((pair, hours) -> {
            Optional<Link> link = LinkRule.of(hours, footfallNoise);
            link.ifPresent(l -> found.add(new Found(pair, l)));
        });
        return found;
    }

    /** The greatest chance that still counts as a link, over all pairs together. */
    private static double limit(List<Found> found) {
        double[] chances = found.stream().mapToDouble(f -> f.link().chance()).sorted().toArray();
        double limit = -1;
        for (int i = 0; i < chances.length; i++)
            if (chances[i] <= FALSE_SHARE * (i + 1) / chances.length) limit = chances[i];
        return limit;
    }

    private static void write(Appendable out, List<Found> found, double limit) {
        try {
            out.append("district,category,lag_h,beta,lo95,hi95,p,significant,words\n");
            for (Found f : found) out.append(row(f, limit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Found found, double limit) {
        Link link = found.link();
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%.4f,%.4f,%.4f,%.3g,%d,%s%n",
                found.pair().district(),
                found.pair().category(),
                link.lagHours(),
                link.elasticity(),
                link.low(),
                link.high(),
                link.chance(),
                link.isWith(limit) ? 1 : 0,
                link.words(limit));
    }
}
