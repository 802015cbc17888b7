package city.qala.platform.http;

import io.helidon.webserver.CloseConnectionException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the socket and the web server: hands on whole, strictly checked heads and exactly
 * the body that they announce, and holds every client to its time.
 *
 * <p>The server behind therefore never sees a partial head, an unclear length or an odd chunk.
 * Chunks are written anew, without extensions and trailers. Used by the connection's thread only.
 */
final class RequestGuard implements Supplier<byte @Nullable []> {

    /** Beyond the base time, a body must come at this rate at least. */
    private static final int BODY_BYTES_A_SECOND = 1024;

    private static final int CHUNK_LINE_MOST = 256;
    private static final int TRAILERS_MOST = 8 << 10;
    private static final long PRESSED_NANOS = 2_000_000_000L;
    private static final long LINGER_NANOS = 500_000_000L;
    private static final int LINGER_BYTES = 256 << 10;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY = {};

    private enum State {
        HEAD,
        FIXED,
        CHUNK_LINE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS
    }

    private final GuardedSocket socket;
    private final HttpConfig.Limits limits;
    private final Watchdog watchdog;
    private final Consumer<Refusal> answer;

    private byte[] buffer = EMPTY;
    private int from;
    private int to;
    private State state = State.HEAD;
    private long left;
    private long bodyBytes;
    private long bodySince;
    private @Nullable RequestHead head;
    private boolean last;

    /**
     * A guard of one connection.
     *
     * @param answer writes a refusal for which no request exists yet
     */
    RequestGuard(
            GuardedSocket socket,
            HttpConfig.Limits limits,
            Watchdog watchdog,
            Consumer<Refusal> answer) {
        this.socket = socket;
        this.limits = limits;
        this.watchdog = watchdog;
        this.answer = answer;
    }

    /** The head of the request being worked on. */
    RequestHead head() {
        if (head == null) throw new IllegalStateException("no request yet");
        return head;
    }

    /** Ends the connection once the current answer is written. */
    void last() {
        last = true;
    }

    /** Whether the client may still be sending a body that nobody will read. */
    boolean unfinished() {
        return state != State.HEAD;
    }

    /**
     * The next bytes for the server; null at the end of the connection.
     *
     * @throws Refusal if the body breaks the rules; a bad head is answered here and ends the
     *     connection
     */
    @Override
    public byte @Nullable [] get() {
        try {
            if (last) throw new CloseConnectionException("last answer was sent");
            if (state == State.HEAD) return nextHead();
            byte[] piece = nextOfBody();
            if (piece == null) throw new CloseConnectionException("gone within a body");
            return piece;
        } catch (UncheckedIOException e) {
            throw new CloseConnectionException("gone or cut", e);
        } finally {
            socket.deadline().none();
        }
    }

    private byte @Nullable [] nextOfBody() {
        return switch (state) {
            case HEAD -> throw new IllegalStateException("no body");
            case FIXED -> data(State.HEAD);
            case CHUNK_LINE -> chunkLine();
            case CHUNK_DATA -> data(State.CHUNK_END);
            case CHUNK_END -> chunkEnd();
            case TRAILERS -> trailers();
        };
    }

    /** Closes the socket; whoever reads or writes it is woken. */
    void cut() {
        socket.cut();
    }

    // ---- head

    private byte @Nullable [] nextHead() {
        try {
            return readHead();
        } catch (Refusal e) {
            answer.accept(e);
            linger();
            throw new CloseConnectionException(e.text());
        }
    }

    private byte @Nullable [] readHead() {
        socket.deadline().in(idleNanos());
        do {
            if (from == to && !fill()) return null;
            skipEmptyLines();
        } while (from == to);
        socket.deadline()
                .in(watchdog.pressed() ? PRESSED_NANOS : Math.max(1, limits.head().toNanos()));
        int end = headEnd();
        if (end < 0) return null;
        RequestHead next = new RequestHead(buffer, from, end, limits);
        byte[] forwarded = next.forwarded();
        head = next;
        from = end;
        bodySince = System.nanoTime();
        left = next.bodyLength();
        bodyBytes = Math.max(0, left);
        if (left == RequestHead.CHUNKED) state = State.CHUNK_LINE;
        else if (left > 0) state = State.FIXED;
        return forwarded;
    }

    private long idleNanos() {
        return watchdog.pressed() ? PRESSED_NANOS : limits.idle().toNanos();
    }

    private void skipEmptyLines() {
        while (from < to && (buffer[from] == '\r' || buffer[from] == '\n')) from++;
    }

    /** Offset after the head's empty line, reading as needed; -1 if the client is gone. */
    private int headEnd() {
        if (!RequestHead.canBegin(buffer[from]))
            throw Refusal.malformed("This is not an HTTP request.");
        int at = from;
        int lineStart = from;
        boolean first = true;
        while (true) {
            if (at == to) {
                int scanned = at - from;
                int line = lineStart - from;
                if (!fill()) return -1;
                at = from + scanned;
                lineStart = from + line;
            }
            byte b = buffer[at];
            if (b == '\n') {
                if (at == from || buffer[at - 1] != '\r')
                    throw Refusal.malformed("A line must end in CR LF.");
                if (at - 1 == lineStart) return at + 1;
                first = false;
                lineStart = at + 1;
            } else if (at > from && buffer[at - 1] == '\r') {
                throw Refusal.malformed("A line must end in CR LF.");
            } else if (b == 0) {
                throw Refusal.malformed("The head holds a NUL.");
            }
            at++;
            if (first && at - from > limits.requestLineBytes())
                throw Refusal.lineTooLong(limits.requestLineBytes());
            if (at - from > limits.headBytes())
                throw Refusal.headTooLarge("The head is larger than " + limits.headBytes() + ".");
        }
    }

    // ---- body

    private byte @Nullable [] data(State after) {
        if (from == to && !fillBody()) return null;
        int size = (int) Math.min(left, to - from);
        byte[] piece = Arrays.copyOfRange(buffer, from, from + size);
        from += size;
        left -= size;
        if (left == 0) state = after;
        return piece;
    }

    private byte @Nullable [] chunkLine() {
        int end = line(CHUNK_LINE_MOST);
        if (end < 0) return null;
        long size = 0;
        int at = from;
        for (; at < end && Character.digit(buffer[at], 16) >= 0; at++) {
            if (at - from >= 8) throw Refusal.malformed("A chunk's size is too long.");
            size = size * 16 + Character.digit(buffer[at], 16);
        }
        if (at == from || (at < end && buffer[at] != ';'))
            throw Refusal.malformed("A chunk's size is not a hexadecimal number.");
        from = end + 2;
        if (size == 0) {
            state = State.TRAILERS;
            return trailers();
        }
        bodyBytes += size;
        if (bodyBytes > limits.bodyBytes()) throw Refusal.bodyTooLarge(limits.bodyBytes());
        left = size;
        state = State.CHUNK_DATA;
        return (Long.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private byte @Nullable [] chunkEnd() {
        int end = line(2);
        if (end < 0) return null;
        if (end != from) throw Refusal.malformed("A chunk is longer than its size.");
        from = end + 2;
        state = State.CHUNK_LINE;
        return LINE_END.clone();
    }

    private byte @Nullable [] trailers() {
        int seen = 0;
        while (true) {
            int end = line(TRAILERS_MOST - seen);
            if (end < 0) return null;
            int size = end - from;
            from = end + 2;
            if (size == 0) break;
            seen += size + 2;
        }
        state = State.HEAD;
        return LAST_CHUNK.clone();
    }

    /** Offset of the CR that ends the line at {@code from}; -1 if the client is gone. */
    private int line(int most) {
        int at = from;
        while (true) {
            if (at == to) {
                int scanned = at - from;
                if (!fillBody()) return -1;
                at = from + scanned;
            }
            if (buffer[at] == '\n') {
                if (at == from || buffer[at - 1] != '\r')
                    throw Refusal.malformed("A line must end in CR LF.");
                return at - 1;
            }
            if (at > from && buffer[at - 1] == '\r')
                throw Refusal.malformed("A line must end in CR LF.");
            at++;
            if (at - from > most) throw Refusal.malformed("A line of the body is too long.");
        }
    }

    private boolean fillBody() {
        long received = Math.max(0, bodyBytes - Math.max(0, left));
        long allowed = limits.body().toNanos() + received * 1_000_000_000L / BODY_BYTES_A_SECOND;
        socket.deadline().at(bodySince + allowed);
        return fill();
    }

    /** Reads once more; keeps what is not used yet, at {@code from}. False at the end. */
    private boolean fill() {
        byte[] more = socket.read();
        if (more == null) return false;
        if (from == to) {
            buffer = more;
            from = 0;
            to = more.length;
            return true;
        }
        int kept = to - from;
        if (buffer.length - to < more.length || from > 0) {
            byte[] wider = new byte[Math.max(2 * kept, kept + more.length)];
            System.arraycopy(buffer, from, wider, 0, kept);
            buffer = wider;
            from = 0;
            to = kept;
        }
        System.arraycopy(more, 0, buffer, to, more.length);
        to += more.length;
        return true;
    }

    /** Reads and forgets a little, so that the client sees our answer before the line is cut. */
    void linger() {
        socket.deadline().in(LINGER_NANOS);
        int seen = to - from;
        try {
            while (seen < LINGER_BYTES) {
                byte[] more = socket.read();
                if (more == null) return;
                seen += more.length;
            }
        } catch (UncheckedIOException e) {
            // the client left or its second is over
            socket.deadline().none();
        }
    }
}
