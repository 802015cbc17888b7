package city.qala.sta;

import city.qala.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The place after which a page begins: the keys of the last row and its id.
 *
 * @param fingerprint of the order that it belongs to
 * @param values key values in the order of the keys; null for absent
 * @param id of the last row
 */
public record Cursor(int fingerprint, List<@Nullable Object> values, long id) {

    /** Of longer texts the beginning is the key, so that a token fits into an address. */
    static final int LONGEST_TEXT = 200;

    public Cursor {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * The key as a cursor can hold it; rows are compared by it too, so that a page goes on where
     * the last one ended.
     */
    static @Nullable Object storable(@Nullable Object key) {
        return switch (key) {
            case null -> null;
            case String s when s.length() > LONGEST_TEXT -> s.substring(0, LONGEST_TEXT);
            case Long l -> l;
            case Double d -> d;
            case Number n -> Values.decimal(n);
            case Boolean b -> b;
            case String s -> s;
            case TimeValue t -> t;
            case Duration d -> d;
            case LocalDate d -> d;
            case LocalTime t -> t;
            default -> Other.SHAPE;
        };
    }

    /** Stands for JSON and shapes, which have no order. */
    private enum Other {
        SHAPE
    }

    /** The text for {@code $skiptoken}: only letters, digits, minus and underscore. */
    public String encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(fingerprint);
            out.writeLong(id);
            out.writeByte(values.size());
            for (Object value : values) write(value, out);
            out.writeInt(crc(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static Cursor decode(String token, int fingerprint, int keys) {
        Cursor cursor = decodeOrNull(token);
        if (cursor == null)
            throw Problem.query("$skiptoken is damaged: follow @iot.nextLink as it was given.")
                    .at("$skiptoken", "is damaged");
        if (cursor.fingerprint != fingerprint || cursor.values.size() != keys)
            throw Problem.query(
                            "$skiptoken belongs to another $orderby: begin again at the first page.")
                    .at("$skiptoken", "belongs to another $orderby");
        return cursor;
    }

    private static @Nullable Cursor decodeOrNull(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            int body = bytes.length - 4;
            if (body < 13) return null;
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            int fingerprint = in.readInt();
            long id = in.readLong();
            int count = in.readUnsignedByte();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < count; i++) values.add(read(in));
            if (in.available() != 4 || in.readInt() != crc(bytes, body)) return null;
            return new Cursor(fingerprint, values, id);
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException | Problem e) {
            return null;
        }
    }

    private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case Long l -> {
                out.writeByte('l');
                out.writeLong(l);
            }
            case Double d -> {
                out.writeByte('d');
                out.writeDouble(d);
            }
            case Boolean b -> out.writeByte(b ? 't' : 'f');
            case TimeValue t -> {
                out.writeByte(t.interval() ? 'i' : 'm');
                out.writeLong(t.start());
                out.writeLong(t.end());
            }
            case BigDecimal d -> text('n', d.toString(), out);
            case String s -> text('s', s, out);
            case Duration d -> text('p', d.toString(), out);
            case LocalDate d -> text('y', d.toString(), out);
            case LocalTime t -> text('c', t.toString(), out);
            default -> out.writeByte('o');
        }
    }

    private static void text(char tag, String text, DataOutputStream out) throws IOException {
        out.writeByte(tag);
        out.writeUTF(text);
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        char tag = (char) in.readUnsignedByte();
        return switch (tag) {
            case '0' -> null;
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 't' -> true;
            case 'f' -> false;
            case 'i', 'm' -> new TimeValue(in.readLong(), in.readLong(), tag == 'i');
            case 'o' -> Other.SHAPE;
            default -> readText(tag, in);
        };
    }

    private static Object readText(char tag, DataInputStream in) throws IOException {
        String text = in.readUTF();
        return switch (tag) {
            case 's' -> text;
            case 'n' -> new BigDecimal(text);
            case 'p' -> Duration.parse(text);
            case 'y' -> LocalDate.parse(text);
            case 'c' -> LocalTime.parse(text);
            default -> throw new IOException("tag");
        };
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
