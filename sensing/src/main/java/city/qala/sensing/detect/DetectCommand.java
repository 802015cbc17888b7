package city.qala.sensing.detect;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Scores a series in a file: {@code timestamp,value} in, {@code timestamp,anomaly_score} out. */
public final class DetectCommand {

    private final AnomalyDetector detector = new AnomalyDetector();
    private final List<String> times = new ArrayList<>();
    private double[] scores = new double[1 << 12];
    private long alarms;

    private DetectCommand() {}

    /**
     * What was done.
     *
     * @param rows scored
     * @param bad rows without a readable time or value; they have the score 0
     * @param alarms rows whose score reaches the threshold
     * @param threshold the same for every file
     * @param seconds that it took
     * @param warnings file, line and reason of the first bad rows
     */
    public record Summary(
            long rows,
            long bad,
            long alarms,
            double threshold,
            double seconds,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Scores every row of a file in one pass.
     *
     * @param in columns {@code timestamp} (ISO, a space for the T is fine; local if it names no
     *     offset) and {@code value}
     * @param out gets one row for each row of {@code in}, in its order
     */
    public static Summary run(Path in, Path out) {
        long began = System.nanoTime();
        var run = new DetectCommand();
        CsvFile read = CsvFile.read(in, run::reader);
        CsvFile.write(out, run::write);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Summary(
                run.times.size(),
                read.bad(),
                run.alarms,
                AnomalyDetector.THRESHOLD,
                seconds,
                read.faults());
    }

    private CsvFile.Reader reader(List<String> header) {
        int time = CsvFile.column(header, "timestamp");
        int value = CsvFile.column(header, "value");
        return row -> take(row.cells().get(time), row.cells().get(value));
    }

    private String take(String time, String value) {
        try {
            keep(time, detector.score(epochSecond(time), Double.parseDouble(value)));
            return "";
        } catch (DateTimeException e) {
            keep(time, 0);
            return "timestamp \"" + time + "\" is not a time";
        } catch (NumberFormatException e) {
            keep(time, 0);
            return "value \"" + value + "\" is not a number";
        }
    }

    private void keep(String time, double score) {
        if (times.size() == scores.length)
            scores = java.util.Arrays.copyOf(scores, 2 * scores.length);
        scores[times.size()] = score;
        times.add(time);
        if (score >= AnomalyDetector.THRESHOLD) alarms++;
    }

    private void write(Appendable out) {
        try {
            out.append("timestamp,anomaly_score\n");
            for (int i = 0; i < times.size(); i++)
                out.append(times.get(i)).append(',').append(text(scores[i])).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Six decimals, rounded down so that rounding never lifts a score to the threshold. */
    private static String text(double score) {
        return Double.toString(Math.floor(score * 1e6) / 1e6 + 0.0);
    }

    /** Seconds since 1970 on the clock that the text is written in. */
    static long epochSecond(String text) {
        String iso = text.strip().replace(' ', 'T');
        boolean placed =
                iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return placed
                ? OffsetDateTime.parse(iso).toEpochSecond()
                : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
    }
}
