package city.qala.vision.watch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Faces that passed, by camera and hour: all that stays of those who are on no list. */
final class Tally {
    private final Map<Hour, Counts> waiting = new HashMap<>();

    /** An hour at a camera. */
    record Hour(String camera, Instant at) {}

    /** What was counted. */
    record Counts(long faces, long unfit, long candidates) {
        Counts plus(Counts other) {
            return new Counts(
                    faces + other.faces, unfit + other.unfit, candidates + other.candidates);
        }
    }

    synchronized void add(String camera, Instant now, Counts seen) {
        waiting.merge(new Hour(camera, now.truncatedTo(ChronoUnit.HOURS)), seen, Counts::plus);
    }

    /** What was counted since the last time somebody asked. */
    synchronized Map<Hour, Counts> take() {
        var taken = new HashMap<>(waiting);
        waiting.clear();
        return taken;
    }
}
