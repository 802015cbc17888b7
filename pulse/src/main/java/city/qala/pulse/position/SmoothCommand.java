package city.qala.pulse.position;

import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Places the events of each device together: {@code device_id,ts_ms,lat,lon,r68_m,r95_m,district}.
 */
public final class SmoothCommand {
    private SmoothCommand() {}

    /**
     * Places the events of a folder that are not dirt.
     *
     * @param in folder with {@code districts.csv}, {@code cells.csv} and {@code events.csv}
     * @param out gets a row for each of them
     */
    public static PositionSummary run(Path in, Path out) {
        Ground ground = Ground.read(in);
        PositionTable table = positions(ground);
        long done = System.nanoTime();
        table.write(out, ground.log(), ground.tracks(), ground.city().districts());
        return ground.summary(ground.log().size() - ground.dirty(), done);
    }

    /** The positions of all events of a folder that count. */
    static PositionTable positions(Ground ground) {
        City city = ground.city();
        EventLog log = ground.log();
        city.map().expect(Density.learn(city, log, ground.tracks()));
        Gaps gaps = Gaps.learn(city, log, ground.tracks());
        var table = new PositionTable(log.size());
        ThreadLocal<DaySmoother> smoothers =
                ThreadLocal.withInitial(() -> new DaySmoother(city, gaps));
        IntStream.range(0, ground.tracks().length)
                .parallel()
                .forEach(d -> smoothers.get().smooth(log, ground.tracks()[d], table));
        return table;
    }
}
