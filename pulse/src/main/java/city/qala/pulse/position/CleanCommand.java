package city.qala.pulse.position;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Tells which events of a folder are dirt: {@code device_id,ts_ms,what}. */
public final class CleanCommand {
    private CleanCommand() {}

    /**
     * Judges every event.
     *
     * @param in folder with {@code districts.csv}, {@code cells.csv} and {@code events.csv}
     * @param out gets a row for each event that is dirt
     */
    public static PositionSummary run(Path in, Path out) {
        Ground ground = Ground.read(in);
        long done = System.nanoTime();
        CsvFile.write(out, rows -> write(ground, rows));
        return ground.summary(ground.dirty(), done);
    }

    private static void write(Ground ground, Appendable rows) {
        EventLog log = ground.log();
        try {
            rows.append("device_id,ts_ms,what\n");
            for (int[] track : ground.all())
                for (int event : track)
                    if (ground.dirt(event) != Dirt.NONE)
                        rows.append(log.deviceName(log.device(event)))
                                .append(',')
                                .append(Long.toString(log.time(event)))
                                .append(',')
                                .append(ground.dirt(event).word())
                                .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
