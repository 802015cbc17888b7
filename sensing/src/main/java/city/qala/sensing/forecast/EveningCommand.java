package city.qala.sensing.forecast;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import city.qala.sensing.forecast.EveningWarner.Evening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says for every day of the later part of an hourly file whether its evening will be smoky. */
public final class EveningCommand {

    private EveningCommand() {}

    /**
     * What to do.
     *
     * @param in hourly file, its first column the time in UTC
     * @param column what is judged
     * @param limit in the column's unit
     * @param zone of the town
     * @param train share of the hours with a value that is learned from
     * @param out gets {@code date,probability,warn}
     */
    public record Order(
            Path in, String column, double limit, ZoneOffset zone, double train, Path out) {
        public Order {
            if (!(limit > 0)) throw Problem.invalid("limit", limit, "must be above 0");
            if (!(train > 0 && train < 1))
                throw Problem.invalid("train", train, "must be between 0 and 1");
        }
    }

    /**
     * What was done.
     *
     * @param rows read
     * @param bad rows that could not be read
     * @param model that spoke, {@code morning} if history was too short for a better one
     * @param warnsFrom the probability from which on it warns
     * @param days spoken of
     * @param warned days with a warning
     * @param seconds in all
     * @param warnings file, line and reason of the first bad rows
     */
    public record Summary(
            long rows,
            long bad,
            String model,
            double warnsFrom,
            int days,
            long warned,
            double seconds,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /** Learns before the cut and speaks for every day after the day of the cut. */
    public static Summary run(Order order) {
        long began = System.nanoTime();
        var read = HourlyTable.read(order.in());
        HourlyTable table = read.table();
        int cut = table.cut(order.column(), order.train());
        var warner = EveningWarner.train(table, order.column(), order.limit(), order.zone(), cut);
        List<Evening> said = new ArrayList<>();
        LocalDate last = date(table, table.hours() - 1, order.zone());
        LocalDate day = date(table, cut, order.zone()).plusDays(1);
        for (; !day.isAfter(last); day = day.plusDays(1)) said.add(warner.on(day));
        CsvFile.write(order.out(), out -> write(said, out));
        return new Summary(
                read.file().rows(),
                read.file().bad(),
                warner.model(),
                warner.warnsFrom(),
                said.size(),
                said.stream().filter(Evening::warn).count(),
                (System.nanoTime() - began) / 1e9,
                read.file().faults());
    }

    private static LocalDate date(HourlyTable table, int row, ZoneOffset zone) {
        return table.at(row).atOffset(zone).toLocalDate();
    }

    private static void write(List<Evening> said, Appendable out) {
        try {
            out.append("date,probability,warn\n");
            for (Evening e : said)
                out.append(
                        String.format(
                                Locale.ROOT,
                                "%s,%.4f,%d\n",
                                e.date(),
                                e.probability(),
                                e.warn() ? 1 : 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
