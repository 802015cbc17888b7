package city.qala.governance.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The small binary forms of the log: lines joined, numbers in few bytes, sets as bits. */
final class Packed {
    /** Subjects that one row of an index speaks of. */
    static final int CHUNK = 1_024;

    private Packed() {}

    /** Lines joined by line feeds, without one at the end. */
    static byte[] join(List<byte[]> lines) {
        int length = lines.size() - 1;
        for (byte[] line : lines) length += line.length;
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] line : lines) {
            if (at > 0) all[at++] = '\n';
            System.arraycopy(line, 0, all, at, line.length);
            at += line.length;
        }
        return all;
    }

    /** The reverse of {@link #join}. */
    static List<byte[]> split(byte[] all) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= all.length; i++) {
            if (i < all.length && all[i] != '\n') continue;
            lines.add(Arrays.copyOfRange(all, start, i));
            start = i + 1;
        }
        return lines;
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] deflate(byte[] bytes) {
        Deflater packer = new Deflater(Deflater.BEST_SPEED);
        try {
            packer.setInput(bytes);
            packer.finish();
            var out = new ByteArrayOutputStream(bytes.length / 3 + 64);
            byte[] piece = new byte[8_192];
            while (!packer.finished()) out.write(piece, 0, packer.deflate(piece));
            return out.toByteArray();
        } finally {
            packer.end();
        }
    }

    static byte[] inflate(byte[] bytes) {
        Inflater unpacker = new Inflater();
        try {
            unpacker.setInput(bytes);
            var out = new ByteArrayOutputStream(bytes.length * 4);
            byte[] piece = new byte[16_384];
            while (!unpacker.finished()) {
                int n = unpacker.inflate(piece);
                if (n == 0 && unpacker.needsInput()) throw new DataFormatException("cut");
                out.write(piece, 0, n);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("a segment of the audit log is damaged", e);
        } finally {
            unpacker.end();
        }
    }

    /** Whole numbers, small ones in one byte, also negative ones. */
    static byte[] numbers(long[] values) {
        var out = new ByteArrayOutputStream(values.length * 2);
        for (long value : values) {
            long rest = value << 1 ^ value >> 63;
            while (rest >>> 7 != 0) {
                out.write((int) (rest & 127) | 128);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
        return out.toByteArray();
    }

    /** The reverse of {@link #numbers(long[])}. */
    static long[] numbers(byte[] bytes) {
        long[] values = new long[bytes.length];
        int count = 0;
        int at = 0;
        while (at < bytes.length) {
            long value = 0;
            int shift = 0;
            byte b;
            do {
                b = bytes[at++];
                value |= (long) (b & 127) << shift;
                shift += 7;
            } while (b < 0);
            values[count++] = value >>> 1 ^ -(value & 1);
        }
        return Arrays.copyOf(values, count);
    }

    /**
     * A set of bits without its trailing zeros; empty if all {@link #CHUNK} of them are set.
     *
     * @param bits at least one is set
     */
    static byte[] bits(byte[] bits) {
        boolean full = true;
        int end = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] != -1) full = false;
            if (bits[i] != 0) end = i + 1;
        }
        return full && bits.length == CHUNK / 8 ? new byte[0] : Arrays.copyOf(bits, end);
    }
}
