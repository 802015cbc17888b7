package city.qala.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads bodies into memory, growing only as bytes arrive. */
final class BodyReader {

    private static final int FIRST_BYTES = 64 << 10;

    private BodyReader() {}

    static byte[] all(InputStream in, RequestHead head, int most) throws IOException {
        long length = head.bodyLength();
        byte[] read = new byte[(int) (length > 0 ? Math.min(length, FIRST_BYTES) : 4096)];
        int size = 0;
        while (true) {
            int n = in.read(read, size, read.length - size);
            if (n < 0) break;
            size += n;
            if (size > most) throw new TooLarge();
            if (size == length) {
                // asked once more, so that the server knows that the whole body was read
                if (in.read() >= 0) throw new IOException("longer than announced");
                break;
            }
            if (size == read.length) read = Arrays.copyOf(read, grown(size, length));
        }
        return size == read.length ? read : Arrays.copyOf(read, size);
    }

    private static int grown(int size, long length) {
        long doubled = 2L * size;
        return (int) (length > 0 ? Math.min(doubled, length) : doubled);
    }

    static byte[] unpack(InputStream packed, int most) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try {
            var in = new GZIPInputStream(packed, 8192);
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                out.write(piece, 0, n);
                if (out.size() > most) throw new TooLarge();
            }
        } catch (ZipException | EOFException e) {
            throw new Broken(e);
        }
        return out.toByteArray();
    }

    /** The body is beyond its limit. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The packed body cannot be unpacked. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(IOException cause) {
            super(cause);
        }
    }
}
