package city.qala.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sensors that send one reading a second each, evenly spread, over a few connections. */
final class LiveSensors implements AutoCloseable {

    private static final int LINES = 16;
    private static final int EACH = 20;
    private static final Pattern ID = Pattern.compile("\"@iot.id\":([0-9]+)");

    private final List<Line> lines = new ArrayList<>();
    private final int[] streams;

    LiveSensors(String base, int[] streams) throws IOException {
        this.streams = streams;
        for (int i = 0; i < LINES; i++) lines.add(new Line(base));
    }

    /** Registers so many sensors, twenty to a thing. */
    static int[] register(String base, int count) throws IOException {
        var streams = new ArrayList<Integer>();
        try (var line = new Line(base)) {
            while (streams.size() < count) {
                int more = Math.min(EACH, count - streams.size());
                Answer made = line.ask("POST", "/sta/v1.1/Things", thing(streams.size(), more));
                if (made.status() != 201) throw new IOException("not registered: " + made.body());
                String at = made.location().replaceFirst("^https?://[^/]+", "");
                String list = at + "/Datastreams?$select=@iot.id&$top=" + more;
                Matcher ids = ID.matcher(line.ask("GET", list, "").body());
                while (ids.find()) streams.add(Integer.parseInt(ids.group(1)));
            }
        }
        return streams.stream().mapToInt(i -> i).toArray();
    }

    private static String thing(int first, int count) {
        var made = new ArrayList<String>();
        for (int i = 0; i < count; i++)
            made.add(
                    """
                    {"name":"s","description":"s","observationType":
                     "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                     "properties":{"visibility":"public","interval":"PT1S"},
                     "unitOfMeasurement":{"name":"n","symbol":"n","definition":"n"},
                     "ObservedProperty":{"name":"level-%d","description":"p","definition":"urn:p"},
                     "Sensor":{"name":"s","description":"s","encodingType":"text/plain","metadata":"m"}}
                    """
                            .formatted(i));
        return """
        {"name":"Bench %d","description":"Made by a bench",
         "properties":{"kind":"bench","code":"B-%d"},
         "Locations":[{"name":"here","description":"here","encodingType":"application/geo+json",
           "location":{"type":"Point","coordinates":[71.1,51.9]}}],
         "Datastreams":[%s]}
        """
                .formatted(first, first, String.join(",", made));
    }

    /** Sends for some seconds; answers how many readings were not taken. */
    AtomicInteger run(int seconds) throws InterruptedException {
        var refused = new AtomicInteger();
        var next = new AtomicInteger();
        long began = System.currentTimeMillis() + 200;
        var threads = new ArrayList<Thread>();
        for (Line line : lines)
            threads.add(
                    Thread.ofPlatform()
                            .start(() ->
                                    send(line, next, began, seconds * streams.length, refused)));
        for (Thread t : threads) t.join();
        return refused;
    }

    private void send(Line line, AtomicInteger next, long began, int all, AtomicInteger refused) {
        for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
            long due = began + i * 1000L / streams.length;
            for (long left = due - System.currentTimeMillis();
                    left > 0;
                    left = due - System.currentTimeMillis())
                LockSupport.parkNanos(left * 1_000_000);
            String body =
                    "{\"phenomenonTime\":\""
                            + Instant.ofEpochMilli(due)
                            + "\",\"result\":"
                            + i % 1000
                            + "}";
            String path = "/sta/v1.1/Datastreams(" + streams[i % streams.length] + ")/Observations";
            try {
                if (line.ask("POST", path, body).status() != 201) refused.incrementAndGet();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) line.close();
    }

    private record Answer(int status, String location, String body) {}

    /** One connection that is kept open. */
    private static final class Line implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Line(String base) throws IOException {
            URI at = URI.create(base);
            socket = new Socket(at.getHost(), at.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 32_768);
        }

        Answer ask(String method, String path, String body) throws IOException {
            socket.getOutputStream().write(LiveBench.request(method, path, body));
            int status = Integer.parseInt(line().substring(9, 12));
            int length = 0;
            boolean chunked = false;
            String location = "";
            for (String head = line(); !head.isEmpty(); head = line()) {
                String lower = head.toLowerCase(java.util.Locale.ROOT);
                if (lower.startsWith("content-length:"))
                    length = Integer.parseInt(head.substring(15).strip());
                if (lower.startsWith("transfer-encoding:")) chunked = true;
                if (lower.startsWith("location:")) location = head.substring(9).strip();
            }
            String said =
                    chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return new Answer(status, location, said);
        }

        private String chunks() throws IOException {
            var all = new StringBuilder();
            while (true) {
                int size = Integer.parseInt(line(), 16);
                all.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                line();
                if (size == 0) return all.toString();
            }
        }

        private String line() throws IOException {
            var text = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) throw new IOException("the server has hung up");
                if (c != '\r') text.append((char) c);
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
