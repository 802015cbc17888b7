package city.qala.pulse.position;

import java.nio.file.Path;
import java.util.stream.IntStream;

/** Places every event by itself: {@code device_id,ts_ms,lat,lon,r68_m,r95_m,district}. */
public final class LocateCommand {
    private LocateCommand() {}

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

    private static PositionTable positions(Ground ground) {
        City city = ground.city();
        EventLog log = ground.log();
        var table = new PositionTable(log.size());
        city.map().expect(Density.learn(city, log, ground.tracks()));
        var answers = new Answers(city.cells().size());
        ThreadLocal<Locator> locators = ThreadLocal.withInitial(() -> new Locator(city, answers));
        IntStream.range(0, ground.tracks().length)
                .parallel()
                .forEach(d -> {
                    Locator locator = locators.get();
                    for (int event : ground.tracks()[d]) locator.place(log, event, table);
                });
        return table;
    }
}
