package city.qala.sensing.sta;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 into one growing buffer. Commas are the caller's, through {@link #comma()},
 * which writes one unless the last byte opened a bracket.
 *
 * <p>Not for use by several threads.
 */
final class JsonOut {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buf;
    private int len;

    JsonOut(int capacity) {
        buf = new byte[capacity];
    }

    int length() {
        return len;
    }

    /** Forgets what was written and keeps the room. */
    void reset() {
        len = 0;
    }

    /** Takes back everything after a length seen before. */
    void truncate(int length) {
        len = length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buf, len);
    }

    String toText() {
        return new String(buf, 0, len, StandardCharsets.UTF_8);
    }

    private void room(int more) {
        if (len + more > buf.length) {
            buf = Arrays.copyOf(buf, Math.max(len + more, buf.length + (buf.length >> 1) + 64));
        }
    }

    /** A comma, unless something has just been opened or nothing has been written. */
    JsonOut comma() {
        if (len == 0) return this;
        byte last = buf[len - 1];
        if (last != '{' && last != '[' && last != ',') put(',');
        return this;
    }

    JsonOut put(char ascii) {
        room(1);
        buf[len++] = (byte) ascii;
        return this;
    }

    /** Text that is plain ASCII and valid JSON already. */
    @SuppressWarnings("deprecation") // the ASCII narrowing of getBytes is exactly what is wanted
    JsonOut ascii(String s) {
        int n = s.length();
        room(n);
        s.getBytes(0, n, buf, len);
        len += n;
        return this;
    }

    /** Bytes that are valid JSON already. */
    JsonOut bytes(byte[] b) {
        room(b.length);
        System.arraycopy(b, 0, buf, len, b.length);
        len += b.length;
        return this;
    }

    /** JSON text that we made or checked before. */
    JsonOut json(String s) {
        return bytes(s.getBytes(StandardCharsets.UTF_8));
    }

    /** A member's name, with the comma before it and the colon after. */
    JsonOut name(String name) {
        return comma().text(name).put(':');
    }

    /** A quoted text. */
    JsonOut text(String s) {
        int n = s.length();
        room(n + 2);
        buf[len++] = '"';
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            if (c >= 0x80 || c < 0x20 || c == '"' || c == '\\') return rest(s, i);
            buf[len++] = (byte) c;
        }
        return put('"');
    }

    private JsonOut rest(String s, int from) {
        int n = s.length();
        room((n - from) * 6 + 1);
        for (int i = from; i < n; i++) {
            char c = s.charAt(i);
            if (c < 0x80) {
                oneByte(c);
            } else if (c < 0x800) {
                buf[len++] = (byte) (0xC0 | (c >> 6));
                buf[len++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < n
                    && Character.isLowSurrogate(s.charAt(i + 1))) {
                int cp = Character.toCodePoint(c, s.charAt(++i));
                buf[len++] = (byte) (0xF0 | (cp >> 18));
                buf[len++] = (byte) (0x80 | ((cp >> 12) & 0x3F));
                buf[len++] = (byte) (0x80 | ((cp >> 6) & 0x3F));
                buf[len++] = (byte) (0x80 | (cp & 0x3F));
            } else if (Character.isSurrogate(c)) {
                // A lone half cannot be UTF-8; its escape says the same and stays readable.
                escape(c);
            } else {
                buf[len++] = (byte) (0xE0 | (c >> 12));
                buf[len++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                buf[len++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return put('"');
    }

    private void oneByte(char c) {
        if (c == '"' || c == '\\') {
            buf[len++] = '\\';
            buf[len++] = (byte) c;
        } else if (c >= 0x20) {
            buf[len++] = (byte) c;
        } else if (c == '\n') {
            buf[len++] = '\\';
            buf[len++] = 'n';
        } else {
            escape(c);
        }
    }

    private void escape(char c) {
        buf[len++] = '\\';
        buf[len++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) buf[len++] = HEX[(c >> shift) & 15];
    }

    JsonOut number(long v) {
        if (v == Long.MIN_VALUE) return ascii(Long.toString(v));
        room(20);
        if (v < 0) {
            buf[len++] = '-';
            v = -v;
        }
        int digits = 1;
        for (long p = 10; digits < 19 && v >= p; p *= 10) digits++;
        for (int i = len + digits - 1; i >= len; i--) {
            buf[i] = (byte) ('0' + v % 10);
            v /= 10;
        }
        len += digits;
        return this;
    }

    /** A finite number in its shortest form; whole numbers without a fraction, so 6.0 is 6. */
    JsonOut number(double d) {
        long whole = (long) d;
        if (whole == d && Math.abs(d) < 1e15) return number(whole);
        return ascii(Double.toString(d));
    }

    /** A time of a number of µs since 1970 in quotes, UTC, with 0, 3 or 6 fraction digits. */
    JsonOut time(long micros) {
        return put('"').instant(micros).put('"');
    }

    /** An interval in quotes; an instant if both ends are equal. */
    JsonOut period(long from, long to) {
        put('"').instant(from);
        if (to != from) put('/').instant(to);
        return put('"');
    }

    /** A time without quotes. */
    JsonOut moment(long micros) {
        return instant(micros);
    }

    /** Closes an object whose members all end with a comma. */
    JsonOut endObject() {
        if (len > 0 && buf[len - 1] == ',') len--;
        return put('}');
    }

    private JsonOut instant(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        int fraction = (int) Math.floorMod(micros, 1_000_000L);
        long days = Math.floorDiv(seconds, 86_400L);
        int ofDay = (int) Math.floorMod(seconds, 86_400L);
        // Days to civil date, by eras of 400 years that begin on 1 March.
        long z = days + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        int doe = (int) (z - era * 146_097);
        int yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        int mp = (5 * doy + 2) / 153;
        int day = doy - (153 * mp + 2) / 5 + 1;
        int month = mp < 10 ? mp + 3 : mp - 9;
        long year = yoe + era * 400 + (month <= 2 ? 1 : 0);
        room(32);
        digits((int) year, 4).put('-').digits(month, 2).put('-').digits(day, 2).put('T');
        digits(ofDay / 3600, 2).put(':').digits(ofDay / 60 % 60, 2).put(':').digits(ofDay % 60, 2);
        if (fraction != 0) {
            put('.');
            if (fraction % 1000 == 0) digits(fraction / 1000, 3);
            else digits(fraction, 6);
        }
        return put('Z');
    }

    private JsonOut digits(int v, int width) {
        room(width);
        for (int i = len + width - 1; i >= len; i--) {
            buf[i] = (byte) ('0' + v % 10);
            v /= 10;
        }
        len += width;
        return this;
    }

    /** Any value that {@link Json} reads. */
    JsonOut value(@Nullable Object v) {
        return switch (v) {
            case null -> ascii("null");
            case String s -> text(s);
            case Long l -> number(l.longValue());
            case Integer i -> number(i.longValue());
            case BigDecimal d -> ascii(d.toString());
            case BigInteger i -> ascii(i.toString());
            case Double d -> ascii(d.toString());
            case Boolean b -> ascii(b ? "true" : "false");
            case Map<?, ?> m -> map(m);
            case List<?> l -> list(l);
            default -> text(v.toString());
        };
    }

    private JsonOut map(Map<?, ?> m) {
        put('{');
        m.forEach((k, v) -> name(String.valueOf(k)).value(v));
        return put('}');
    }

    private JsonOut list(List<?> l) {
        put('[');
        for (int i = 0; i < l.size(); i++) {
            if (i > 0) put(',');
            value(l.get(i));
        }
        return put(']');
    }
}
