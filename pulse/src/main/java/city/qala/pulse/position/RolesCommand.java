package city.qala.pulse.position;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Tells what each device is to the city: {@code device_id,role,home_district}. */
public final class RolesCommand {
    private RolesCommand() {}

    /**
     * Judges the devices of a folder.
     *
     * @param in folder with {@code districts.csv}, {@code cells.csv} and {@code events.csv}
     * @param out gets a row for each device with an event that counts; the home of residents only
     */
    public static PositionSummary run(Path in, Path out) {
        Ground ground = Ground.read(in);
        PositionTable table = SmoothCommand.positions(ground);
        long done = System.nanoTime();
        long[] written = {0};
        CsvFile.write(out, rows -> written[0] = write(ground, table, rows));
        return ground.summary(written[0], done);
    }

    private static long write(Ground ground, PositionTable table, Appendable rows) {
        EventLog log = ground.log();
        var rule = new RoleRule(log, ground.city().cells(), ground.tracks());
        long written = 0;
        try {
            rows.append("device_id,role,home_district\n");
            for (int[] track : ground.tracks()) {
                if (track.length == 0) continue;
                Role role = rule.role(track, table);
                int home = role == Role.RESIDENT ? rule.home(track, table) : -1;
                rows.append(log.deviceName(log.device(track[0])))
                        .append(',')
                        .append(role.word())
                        .append(',')
                        .append(
                                home < 0
                                        ? ""
                                        : ground.city().districts().name(table.district(home)))
                        .append('\n');
                written++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }
}
