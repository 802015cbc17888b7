package city.qala.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the first bytes of a long answer back, so that a failure among them still becomes a problem
 * document, and remembers whether the reader was lost, to tell that from a failing writer.
 */
final class AnswerStream extends OutputStream {

    private static final int HELD_BYTES = 16 << 10;

    private final Supplier<OutputStream> opener;
    private byte[] held = new byte[1024];
    private int size;
    private @Nullable OutputStream out;
    private boolean broken;

    /**
     * A stream.
     *
     * @param opener sends the head and gives what the body goes to; asked at most once
     */
    AnswerStream(Supplier<OutputStream> opener) {
        this.opener = opener;
    }

    /** Whether the head has left. */
    boolean opened() {
        return out != null;
    }

    /** Whether writing to the reader failed. */
    boolean broken() {
        return broken;
    }

    /** All bytes, if the head has not left. */
    byte[] held() {
        return Arrays.copyOf(held, size);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (count == 0) return;
        if (out == null && size + count <= HELD_BYTES) {
            if (size + count > held.length)
                held = Arrays.copyOf(held, Math.max(2 * held.length, size + count));
            System.arraycopy(bytes, from, held, size, count);
            size += count;
            return;
        }
        OutputStream target = open();
        guarded(() -> target.write(bytes, from, count));
    }

    @Override
    public void flush() throws IOException {
        OutputStream target = open();
        guarded(target::flush);
    }

    @Override
    public void close() throws IOException {
        if (out != null) guarded(out::close);
    }

    private OutputStream open() throws IOException {
        if (out != null) return out;
        OutputStream opened = opener.get();
        out = opened;
        if (size > 0) guarded(() -> opened.write(held, 0, size));
        return opened;
    }

    private void guarded(Write write) throws IOException {
        boolean done = false;
        try {
            write.run();
            done = true;
        } finally {
            broken |= !done;
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
