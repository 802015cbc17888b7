package city.qala.sensing.series;

import city.qala.sensing.series.Observation.Extra;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What one group commit changed, packed: the only form in which unsealed observations are durable.
 *
 * <p>Layout: version byte, CRC32C of all the rest and the version (4 bytes), then parts in the
 * order in which they happened. A part is a kind and its content: rows added (in runs of one
 * stream), a row replaced, ids removed, a stream removed. The layout of a version never changes.
 */
final class Block {

    /** The layout written here. */
    static final int VERSION = 1;

    private static final int CRC_AT = 1;
    private static final int CONTENT_AT = 5;
    private static final int ADDED = 1;
    private static final int REPLACED = 2;
    private static final int REMOVED = 3;
    private static final int DROPPED = 4;

    /** Receives what a block says, in order. */
    interface Reader {
        /** A row that is new. */
        void added(
                int stream,
                int seq,
                long from,
                long to,
                long resultTime,
                double number,
                @Nullable String json,
                long feature,
                @Nullable Extra extra);

        /** A row that takes the place of the one of the same id. */
        void replaced(Observation changed);

        /** An observation that is no more. */
        void removed(long id);

        /** A stream that is no more. */
        void dropped(int stream);
    }

    /** Bytes that are not what was written. */
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged(String what) {
            super(what, null, false, false);
        }
    }

    private final PackWriter out = new PackWriter(256);
    private final Map<Integer, List<Observation>> adding = new LinkedHashMap<>();

    Block() {
        out.one(VERSION);
        out.raw(new byte[CONTENT_AT - CRC_AT]);
    }

    /** Adds a row; within a block the ids of a stream follow each other without gaps. */
    void add(Observation stored) {
        adding.computeIfAbsent(stored.stream(), stream -> new ArrayList<>()).add(stored);
    }

    void replace(Observation changed) {
        flush();
        out.one(REPLACED);
        RunCodec.write(out, List.of(changed));
    }

    void remove(List<Long> ids) {
        flush();
        out.one(REMOVED);
        out.number(ids.size());
        ids.forEach(out::number);
    }

    void drop(int stream) {
        flush();
        out.one(DROPPED);
        out.number(stream);
    }

    /** The block, finished. */
    byte[] toBytes() {
        flush();
        byte[] bytes = out.toBytes();
        int crc = crc(bytes);
        for (int i = 0; i < 4; i++) {
            bytes[CRC_AT + i] = (byte) (crc >>> (24 - 8 * i));
        }
        return bytes;
    }

    private void flush() {
        if (adding.isEmpty()) {
            return;
        }
        out.one(ADDED);
        out.number(adding.size());
        adding.values().forEach(run -> RunCodec.write(out, run));
        adding.clear();
    }

    /**
     * Reads a block.
     *
     * @throws Damaged if a byte is not what was written, or the layout is of a later program
     */
    static void read(byte[] bytes, Reader reader) {
        check(bytes);
        PackReader in = new PackReader(bytes, CONTENT_AT);
        while (!in.atEnd()) {
            int kind = in.one();
            switch (kind) {
                case ADDED -> {
                    for (int runs = in.integer(); runs > 0; runs--) {
                        RunCodec.read(in, reader);
                    }
                }
                case REPLACED -> RunCodec.read(in, new Replacing(reader));
                case REMOVED -> {
                    for (int ids = in.integer(); ids > 0; ids--) {
                        reader.removed(in.number());
                    }
                }
                case DROPPED -> reader.dropped(in.integer());
                default -> throw new Damaged("unknown part " + kind);
            }
        }
    }

    /** Fails unless version and checksum are right. */
    static void check(byte[] bytes) {
        if (bytes.length < CONTENT_AT) {
            throw new Damaged("only " + bytes.length + " bytes");
        }
        int written = 0;
        for (int i = 0; i < 4; i++) {
            written = written << 8 | (bytes[CRC_AT + i] & 0xFF);
        }
        if (written != crc(bytes)) {
            throw new Damaged("checksum does not agree");
        }
        if (bytes[0] != VERSION) {
            throw new Damaged("layout " + bytes[0] + " is not known to this program");
        }
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CRC_AT);
        crc.update(bytes, CONTENT_AT, bytes.length - CONTENT_AT);
        return (int) crc.getValue();
    }

    /** Turns a run of one into a replacement. */
    private record Replacing(Reader reader) implements Reader {
        @Override
        public void added(
                int stream,
                int seq,
                long from,
                long to,
                long resultTime,
                double number,
                @Nullable String json,
                long feature,
                @Nullable Extra extra) {
            reader.replaced(
                    new Observation(
                            Ids.of(stream, seq),
                            stream,
                            from,
                            to,
                            resultTime,
                            number,
                            json,
                            feature,
                            extra));
        }

        @Override
        public void replaced(Observation changed) {
            throw new Damaged("a replacement inside a replacement");
        }

        @Override
        public void removed(long id) {
            throw new Damaged("a removal inside a replacement");
        }

        @Override
        public void dropped(int stream) {
            throw new Damaged("a removal inside a replacement");
        }
    }
}
