package city.qala.platform.osm;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;

/** An extract of five elements, written by hand: a stop, a road, a house and a lake of two ways. */
final class SmallExtract {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private SmallExtract() {}

    static Path write(Path folder) {
        try {
            var file = new ByteArrayOutputStream();
            block(file, "OSMHeader", new SmallExtract().text(4, "OsmSchema-V0.6").bytes());
            block(file, "OSMData", data());
            return Files.write(folder.resolve("small.osm.pbf"), file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the second block begins: a file cut there is a whole file without data. */
    static int headerBlockLength(byte[] whole) {
        int head = whole[3];
        return 4 + head + whole[4 + head - 1];
    }

    private static byte[] data() {
        var texts = new SmallExtract();
        for (String t :
                new String[] {
                    "",
                    "name",
                    "highway",
                    "building",
                    "natural",
                    "type",
                    "Stop",
                    "Road",
                    "House",
                    "Lake",
                    "yes",
                    "outer"
                }) texts.text(1, t);
        return new SmallExtract()
                .put(1, texts.bytes())
                .put(2, new SmallExtract().put(2, dense()).bytes())
                .put(2, ways())
                .put(2, new SmallExtract().put(4, lake()).bytes())
                .bytes();
    }

    private static byte[] dense() {
        return new SmallExtract()
                .put(1, row(z(5), z(1), z(1)))
                .put(8, row(z(471_000_000), z(0), z(100_000)))
                .put(9, row(z(95_000_000), z(100_000), z(0)))
                .put(10, row(1, 6, 2, 10, 0, 0, 0))
                .bytes();
    }

    private static byte[] ways() {
        return new SmallExtract()
                .put(3, way(10, row(1, 2), row(7, 10), row(z(5), z(1))))
                .put(3, way(11, row(1, 3), row(8, 10), row(z(5), z(1), z(1), z(-2))))
                .put(3, way(12, row(), row(), row(z(7), z(-1))))
                .put(3, way(13, row(), row(), row(z(7), z(-2), z(1))))
                .bytes();
    }

    private static byte[] way(long id, byte[] keys, byte[] values, byte[] nodes) {
        return new SmallExtract().number(1, id).put(2, keys).put(3, values).put(8, nodes).bytes();
    }

    private static byte[] lake() {
        return new SmallExtract()
                .number(1, 20)
                .put(2, row(1, 4))
                .put(3, row(9, 10))
                .put(8, row(11, 11))
                .put(9, row(z(12), z(1)))
                .put(10, row(1, 1))
                .bytes();
    }

    private static void block(ByteArrayOutputStream file, String type, byte[] raw)
            throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zlib = new DeflaterOutputStream(packed)) {
            zlib.write(raw);
        }
        byte[] blob = new SmallExtract().number(2, raw.length).put(3, packed.toByteArray()).bytes();
        byte[] head = new SmallExtract().text(1, type).number(3, blob.length).bytes();
        var to = new DataOutputStream(file);
        to.writeInt(head.length);
        to.write(head);
        to.write(blob);
    }

    private static long z(long signed) {
        return (signed << 1) ^ (signed >> 63);
    }

    private static byte[] row(long... numbers) {
        var row = new SmallExtract();
        for (long n : numbers) row.varint(n);
        return row.bytes();
    }

    private SmallExtract number(int field, long value) {
        return varint((long) field << 3).varint(value);
    }

    private SmallExtract text(int field, String text) {
        return put(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private SmallExtract put(int field, byte[] content) {
        varint((long) field << 3 | 2).varint(content.length);
        out.writeBytes(content);
        return this;
    }

    private SmallExtract varint(long value) {
        long v = value;
        while ((v & ~0x7fL) != 0) {
            out.write((int) (v & 0x7f | 0x80));
            v >>>= 7;
        }
        out.write((int) v);
        return this;
    }

    private byte[] bytes() {
        return out.toByteArray();
    }
}
