package city.qala.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the city what its sensors measured up to now, by data arrays.
 *
 * <p>Each stream is told from its last reading on and in the order of time, so that after a stop
 * anywhere the next start goes on without a hole.
 */
final class DemoHistory {
    private static final int ROWS_A_REQUEST = 5_000;

    private final StaClient sta;
    private final Clock clock;
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    DemoHistory(StaClient sta, Clock clock) {
        this.sta = sta;
        this.clock = clock;
    }

    /** Readings told so far. */
    long told() {
        return told.get();
    }

    /** Readings that the city would not take. */
    long refused() {
        return refused.get();
    }

    /** Tells everything that has arrived by now of these streams. */
    void catchUp(List<LiveStream> streams) {
        var request = new Request();
        for (LiveStream stream : streams) {
            long now = clock.instant().getEpochSecond();
            boolean opened = false;
            while (stream.due() <= now) {
                if (!stream.ready()) continue;
                if (!opened) request.open(stream.id());
                opened = true;
                request.row(stream.reading());
                stream.acknowledged();
                if (request.rows >= ROWS_A_REQUEST) {
                    request = send(request);
                    opened = false;
                }
            }
        }
        if (request.rows > 0) send(request);
    }

    /** Bundles of streams that together make some requests each, so that several can go at once. */
    static List<List<LiveStream>> bundles(List<LiveStream> streams, long now) {
        var bundles = new ArrayList<List<LiveStream>>();
        var bundle = new ArrayList<LiveStream>();
        long rows = 0;
        for (LiveStream s : streams) {
            bundle.add(s);
            rows += s.waiting(now);
            if (rows >= ROWS_A_REQUEST) {
                bundles.add(List.copyOf(bundle));
                bundle.clear();
                rows = 0;
            }
        }
        if (!bundle.isEmpty()) bundles.add(List.copyOf(bundle));
        return bundles;
    }

    private Request send(Request request) {
        refused.addAndGet(sta.createObservations(request.bytes()));
        told.addAndGet(request.rows);
        return new Request();
    }

    /** A CreateObservations body being written. */
    private static final class Request {
        private final StringBuilder json = new StringBuilder(256 * 1024).append('[');
        private int rows;
        private boolean inStream;

        void open(long stream) {
            if (inStream) json.append("]},");
            json.append("{\"Datastream\":{\"@iot.id\":").append(stream);
            json.append("},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[");
            inStream = true;
        }

        void row(LiveStream.Told reading) {
            if (json.charAt(json.length() - 1) != '[') json.append(',');
            json.append("[\"").append(Instant.ofEpochSecond(reading.at())).append("\",");
            number(json, reading.value());
            json.append(']');
            rows++;
        }

        byte[] bytes() {
            return json.append("]}]").toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Whole numbers without a point, as sensors print them. */
    static void number(StringBuilder to, double value) {
        if (value == Math.rint(value)) to.append((long) value);
        else to.append(value);
    }
}
