package city.qala.pulse.position;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A folder read and checked: the city, its events, and which of them count. */
final class Ground {
    private final long began = System.nanoTime();
    private final City city;
    private final EventLog log;
    private final int[][] all;
    private final Dirt[] dirt;
    private final int[][] tracks;
    private final long worked;

    private Ground(Path folder) {
        city = City.read(folder);
        log = EventLog.read(folder, city.cells());
        worked = System.nanoTime();
        all = log.tracks();
        dirt = new CleanRule(log, city).judge(all);
        tracks = new int[all.length][];
        for (int d = 0; d < all.length; d++)
            tracks[d] = Arrays.stream(all[d]).filter(e -> dirt[e] == Dirt.NONE).toArray();
    }

    /** Reads {@code districts.csv}, {@code cells.csv} and {@code events.csv}. */
    static Ground read(Path folder) {
        return new Ground(folder);
    }

    City city() {
        return city;
    }

    EventLog log() {
        return log;
    }

    Dirt dirt(int event) {
        return dirt[event];
    }

    /** All events of each device in time. */
    int[][] all() {
        return all;
    }

    /** The events of each device that count, in time. */
    int[][] tracks() {
        return tracks;
    }

    long dirty() {
        return Arrays.stream(dirt).filter(d -> d != Dirt.NONE).count();
    }

    /**
     * The account of a run.
     *
     * @param done when the work was done and writing began
     */
    PositionSummary summary(long written, long done) {
        List<String> warnings = new ArrayList<>(city.cells().faults());
        warnings.addAll(log.faults());
        double seconds = (System.nanoTime() - began) / 1e9;
        return new PositionSummary(
                log.size(),
                log.bad() + city.cells().faults().size(),
                dirty(),
                written,
                seconds,
                (done - worked) / 1e9,
                warnings);
    }
}
