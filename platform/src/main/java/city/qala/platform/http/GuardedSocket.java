package city.qala.platform.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.CloseConnectionException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A socket with a {@link Deadline}: every read has one, and every piece of a write gets a new one.
 */
final class GuardedSocket implements DataWriter {

    /** A reader must take this much within the write limit. */
    private static final int PIECE_BYTES = 64 << 10;

    private final HelidonSocket socket;
    private final Deadline deadline = new Deadline();
    private final long writeNanos;

    GuardedSocket(HelidonSocket socket, HttpConfig.Limits limits) {
        this.socket = socket;
        this.writeNanos = limits.write().toNanos();
    }

    Deadline deadline() {
        return deadline;
    }

    /** The next bytes, or null at the end. */
    byte @Nullable [] read() {
        return socket.get();
    }

    void cut() {
        try {
            socket.close();
        } catch (UncheckedIOException e) {
            // already gone, which is what was wanted
            deadline.none();
        }
    }

    @Override
    public void write(BufferData... buffers) {
        for (BufferData buffer : buffers) write(buffer);
    }

    @Override
    public void write(BufferData buffer) {
        while (buffer.available() > PIECE_BYTES) {
            byte[] piece = new byte[PIECE_BYTES];
            buffer.read(piece);
            writePiece(BufferData.create(piece));
        }
        writePiece(buffer);
    }

    private void writePiece(BufferData piece) {
        deadline.in(writeNanos);
        try {
            socket.write(piece);
        } catch (UncheckedIOException e) {
            throw new CloseConnectionException("reader gone or cut", e);
        } finally {
            deadline.none();
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
        write(buffer);
    }
}
