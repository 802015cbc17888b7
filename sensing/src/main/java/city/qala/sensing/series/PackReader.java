package city.qala.sensing.series;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link PackWriter} wrote. Running past the end is an {@link
 * IndexOutOfBoundsException}; whoever reads has checked the bytes before.
 */
final class PackReader {
    private final byte[] bytes;
    private int at;

    PackReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    int one() {
        return bytes[at++] & 0xFF;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    int integer() {
        return (int) number();
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    double real() {
        return Double.longBitsToDouble(fixed());
    }

    long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    @Nullable String text() {
        int length = integer();
        if (length == 0) {
            return null;
        }
        String text = new String(bytes, at, length - 1, StandardCharsets.UTF_8);
        at += length - 1;
        return text;
    }
}
