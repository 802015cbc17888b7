package city.qala.sensing.forecast;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Forecasts a column of an hourly file at every origin of its later part. */
public final class ForecastCommand {

    private ForecastCommand() {}

    /**
     * What to do.
     *
     * @param in hourly file, its first column the time in UTC
     * @param column what is forecast
     * @param everyHours origins are the UTC hours that this divides
     * @param train share of the hours with a value that is learned from
     * @param out gets {@code origin,horizon_h,value,lo80,hi80}
     */
    public record Order(Path in, String column, int everyHours, double train, Path out) {
        public Order {
            if (!(everyHours >= 1 && everyHours <= 24))
                throw Problem.invalid("origins", everyHours, "must be between 1 and 24 hours");
            if (!(train > 0 && train < 1))
                throw Problem.invalid("train", train, "must be between 0 and 1");
        }
    }

    /**
     * What was done.
     *
     * @param rows read
     * @param bad rows that could not be read
     * @param model that spoke, {@code persistence} if history was too short for a better one
     * @param cut first hour after training
     * @param origins at which a forecast was said
     * @param forecasts written
     * @param trainSeconds for learning
     * @param seconds in all
     * @param warnings file, line and reason of the first bad rows, and what else is to be known
     */
    public record Summary(
            long rows,
            long bad,
            String model,
            String cut,
            long origins,
            long forecasts,
            double trainSeconds,
            double seconds,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /** Learns before the cut and forecasts after it. */
    public static Summary run(Order order) {
        long began = System.nanoTime();
        var read = HourlyTable.read(order.in());
        HourlyTable table = read.table();
        int cut = table.cut(order.column(), order.train());
        Forecaster forecaster = Forecaster.train(table, order.column(), cut);
        double trainSeconds = (System.nanoTime() - began) / 1e9;
        List<Integer> origins = origins(table, order, cut);
        CsvFile.write(order.out(), out -> write(forecaster, origins, out));
        return new Summary(
                read.file().rows(),
                read.file().bad(),
                forecaster.model(),
                table.at(Math.min(cut, table.hours() - 1)).toString(),
                origins.size(),
                (long) origins.size() * Forecaster.HORIZONS,
                trainSeconds,
                (System.nanoTime() - began) / 1e9,
                read.file().faults());
    }

    private static List<Integer> origins(HourlyTable table, Order order, int cut) {
        double[] values = table.values(order.column());
        List<Integer> origins = new ArrayList<>();
        for (int row = cut; row < table.hours(); row++) {
            boolean due = Math.floorMod(table.hour(row), 24) % order.everyHours() == 0;
            if (due && !Double.isNaN(values[row])) origins.add(row);
        }
        return origins;
    }

    private static void write(Forecaster forecaster, List<Integer> origins, Appendable out) {
        try {
            out.append("origin,horizon_h,value,lo80,hi80\n");
            for (int row : origins) {
                for (Forecast f : forecaster.at(row)) {
                    out.append(f.origin().toString()).append(',');
                    out.append(Integer.toString(f.horizonHours())).append(',');
                    out.append(number(f.value())).append(',');
                    out.append(number(f.lo80())).append(',');
                    out.append(number(f.hi80())).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
