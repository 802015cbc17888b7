package city.qala.platform.osm;

import city.qala.kernel.Problem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The container of an .osm.pbf file: a row of packed blocks, each with a small head.
 *
 * <p>The format's own limits are kept (head 64 KiB, block 32 MiB), so that a damaged or foreign
 * file is refused before memory is taken for it.
 */
final class PbfFile {
    private static final int MAX_HEAD = 64 * 1024;
    private static final int MAX_BLOCK = 32 * 1024 * 1024;
    private static final Set<String> UNDERSTOOD = Set.of("OsmSchema-V0.6", "DenseNodes");

    private final Path file;

    PbfFile(Path file) {
        this.file = file;
    }

    /** Reads the file from its beginning to its end. */
    void visit(OsmVisitor visitor) {
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            visitBlocks(in, visitor);
        } catch (NoSuchFileException e) {
            throw Problem.notFound("There is no file %s.", file.getFileName());
        } catch (EOFException e) {
            throw damaged("it ends in the middle of a block; copy or download it again");
        } catch (PbfWire.Damaged e) {
            throw damaged("a block is damaged (" + e.getMessage() + "); copy or download it again");
        } catch (IOException e) {
            throw damaged("it cannot be read (" + e.getMessage() + ")");
        }
    }

    private void visitBlocks(DataInputStream in, OsmVisitor visitor) throws IOException {
        boolean begun = false;
        for (int first = in.read(); first >= 0; first = in.read()) {
            Head head = readHead(in, first, begun);
            if (!begun && !head.type.equals("OSMHeader")) throw foreign();
            byte[] block = unpack(exactly(in, head.size));
            if (head.type.equals("OSMHeader")) checkHeader(block);
            else if (head.type.equals("OSMData")) PbfBlock.visit(block, visitor);
            begun = true;
        }
        if (!begun) throw damaged("it is empty");
    }

    private record Head(String type, int size) {}

    private Head readHead(DataInputStream in, int first, boolean begun) throws IOException {
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length <= 0 || length > MAX_HEAD) {
            throw begun ? damaged("the head of a block is damaged") : foreign();
        }
        String type = "";
        long size = -1;
        var wire = new PbfWire(exactly(in, length));
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> type = wire.text();
                case 3 -> size = wire.varint();
                default -> wire.skip();
            }
        }
        if (size < 0 || size > MAX_BLOCK) {
            throw begun ? damaged("the head of a block is damaged") : foreign();
        }
        return new Head(type, (int) size);
    }

    private byte[] unpack(byte[] blob) {
        byte @Nullable [] packed = null;
        long rawSize = 0;
        var wire = new PbfWire(blob);
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> {
                    return wire.bytes();
                }
                case 2 -> rawSize = wire.varint();
                case 3 -> packed = wire.bytes();
                case 4, 5, 6, 7 ->
                        throw damaged(
                                "its blocks are packed in a way other than zlib; convert it with"
                                        + " another tool to zlib");
                default -> wire.skip();
            }
        }
        if (packed == null || rawSize < 0 || rawSize > MAX_BLOCK) {
            throw new PbfWire.Damaged("no content");
        }
        return inflate(packed, (int) rawSize);
    }

    private static byte[] inflate(byte[] packed, int size) {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] out = new byte[size];
            int filled = 0;
            while (filled < size) {
                int n = inflater.inflate(out, filled, size - filled);
                if (n == 0) throw new PbfWire.Damaged("shorter than it says");
                filled += n;
            }
            return out;
        } catch (DataFormatException e) {
            throw new PbfWire.Damaged("zlib: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private void checkHeader(byte[] block) {
        var wire = new PbfWire(block);
        while (wire.next()) {
            if (wire.field() == 4) {
                String feature = new String(wire.bytes(), StandardCharsets.UTF_8);
                if (!UNDERSTOOD.contains(feature)) {
                    throw damaged("it needs the feature " + feature + ", which is not read here");
                }
            } else {
                wire.skip();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException();
        return bytes;
    }

    private Problem foreign() {
        return damaged("it does not begin as one");
    }

    private Problem damaged(String why) {
        return Problem.of(
                Problem.Kind.INVALID,
                "invalid-parameter",
                "%s is not a usable OpenStreetMap extract (.osm.pbf): %s.",
                file.getFileName(),
                why);
    }
}
