package city.qala.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages that listen to the server's events, all on one thread, so that listening costs the machine
 * little. They only look for the time of each value and for the beginning of each event.
 */
final class LivePages implements AutoCloseable {

    private static final int LONGEST = 60_000;
    private static final byte[] TIME = {'"', 't', '"', ':'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't', ':', ' ', 'v'};

    private final Selector selector;
    private final List<Page> pages = new ArrayList<>();
    private final long[] delays = new long[LONGEST + 1];
    private long values;
    private long events;
    private int most;
    private int open;
    private volatile boolean closed;

    LivePages(String base, int count) throws IOException, InterruptedException {
        selector = Selector.open();
        URI at = URI.create(base);
        byte[] ask = LiveBench.request("GET", "/api/sensing/live", "");
        for (int i = 0; i < count; i++) {
            var channel = SocketChannel.open(new InetSocketAddress(at.getHost(), at.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.write(ByteBuffer.wrap(ask));
            channel.configureBlocking(false);
            var page = new Page();
            pages.add(page);
            channel.register(selector, SelectionKey.OP_READ, page);
            open++;
        }
        Thread.ofPlatform().daemon().name("pages").start(this::read);
    }

    /** Begins to count. */
    synchronized void reset() {
        java.util.Arrays.fill(delays, 0);
        values = 0;
        events = 0;
        most = 0;
    }

    /** What has been seen since then. */
    synchronized Seen seen() {
        return new Seen(delays.clone(), values, events, most, open);
    }

    /** What all pages have seen. */
    static final class Seen {
        private final long[] delays;
        private final long values;
        private final long events;
        private final int most;
        private final int open;

        Seen(long[] delays, long values, long events, int most, int open) {
            this.delays = delays;
            this.values = values;
            this.events = events;
            this.most = most;
            this.open = open;
        }

        long values() {
            return values;
        }

        long events() {
            return events;
        }

        /** The greatest number of events that a page got in a second. */
        int mostEvents() {
            return most;
        }

        int open() {
            return open;
        }

        /** A delay in ms that this share of all values held; a minute if there was none. */
        long percentile(double share) {
            long wanted = (long) Math.ceil(share * values);
            long counted = 0;
            for (int ms = 0; ms <= LONGEST && wanted > 0; ms++) {
                counted += delays[ms];
                if (counted >= wanted) return ms;
            }
            return LONGEST;
        }
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
        byte[] bytes = new byte[buffer.capacity()];
        try {
            while (!closed) {
                selector.select(key -> take(key, buffer, bytes), 1_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(SelectionKey key, ByteBuffer buffer, byte[] bytes) {
        try {
            buffer.clear();
            int n = ((SocketChannel) key.channel()).read(buffer);
            if (n < 0) {
                key.cancel();
                synchronized (this) {
                    open--;
                }
                return;
            }
            buffer.flip().get(bytes, 0, n);
            synchronized (this) {
                ((Page) key.attachment()).take(bytes, n, System.currentTimeMillis());
            }
        } catch (IOException e) {
            key.cancel();
            synchronized (this) {
                open--;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        for (SelectionKey key : selector.keys()) key.channel().close();
        selector.close();
    }

    /** One listener; what is cut between two pieces is found all the same. */
    private final class Page {
        private int inTime;
        private int inEvent;
        private long time;
        private boolean digits;
        private long second;
        private int inSecond;

        void take(byte[] bytes, int n, long now) {
            for (int i = 0; i < n; i++) {
                byte b = bytes[i];
                if (digits) number(b, now);
                else {
                    inTime = b == TIME[inTime] ? inTime + 1 : b == TIME[0] ? 1 : 0;
                    digits = inTime == TIME.length;
                    if (digits) inTime = 0;
                }
                inEvent = b == EVENT[inEvent] ? inEvent + 1 : b == EVENT[0] ? 1 : 0;
                if (inEvent == EVENT.length) event(now);
            }
        }

        /** A value's time ends with a comma, that of a heartbeat with a bracket. */
        private void number(byte b, long now) {
            if (b >= '0' && b <= '9') {
                time = time * 10 + b - '0';
                return;
            }
            if (b == '\r' || b == '\n') return;
            if (b == ',') {
                values++;
                delays[Math.clamp(now - time, 0, LONGEST)]++;
            }
            time = 0;
            digits = false;
        }

        private void event(long now) {
            inEvent = 0;
            events++;
            inSecond = now / 1000 == second ? inSecond + 1 : 1;
            second = now / 1000;
            most = Math.max(most, inSecond);
        }
    }
}
