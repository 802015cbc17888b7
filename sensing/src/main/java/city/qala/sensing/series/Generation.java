package city.qala.sensing.series;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The unsealed observations between two sealings, by stream. One thread writes, any read. */
final class Generation {
    private final ByStream<Log> logs = new ByStream<>();
    private final AtomicLong rows = new AtomicLong();

    /** The stream's observations, or null if nothing happened to it in this generation. */
    @Nullable Log find(int stream) {
        return logs.find(stream);
    }

    /** The stream's observations, begun if need be. For the writer. */
    Log log(int stream) {
        Log log = logs.find(stream);
        if (log == null) {
            log = new Log(stream);
            logs.put(stream, log);
        }
        return log;
    }

    void add(Observation row) {
        log(Ids.stream(row.id())).add(row);
        rows.incrementAndGet();
    }

    void drop(int stream) {
        logs.put(stream, null);
    }

    ByStream<Log> logs() {
        return logs;
    }

    /** How many rows have come; those taken out again are not subtracted. */
    long rows() {
        return rows.get();
    }
}
