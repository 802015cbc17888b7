package city.qala.platform.osm;

import java.nio.charset.StandardCharsets;

/** A cursor over one message in the wire format of protocol buffers. */
final class PbfWire {

    /** The bytes are not what they should be. */
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged(String why) {
            super(why, null, false, false);
        }
    }

    private final byte[] data;
    private final int end;
    private int at;
    private int field;
    private int type;

    PbfWire(byte[] data) {
        this(data, 0, data.length);
    }

    private PbfWire(byte[] data, int from, int end) {
        this.data = data;
        this.at = from;
        this.end = end;
    }

    /** Moves to the next field; false at the end. */
    boolean next() {
        if (at >= end) return false;
        long key = varint();
        field = (int) (key >>> 3);
        type = (int) key & 7;
        return true;
    }

    /** Number of the field. */
    int field() {
        return field;
    }

    /** An unsigned number, or one bare number of a packed row. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) throw new Damaged("a number is cut");
            byte b = data[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) return value;
        }
        throw new Damaged("a number is too long");
    }

    /** A signed number in zigzag form. */
    long signed() {
        long v = varint();
        return (v >>> 1) ^ -(v & 1);
    }

    /** The content of a field, as a cursor of its own. */
    PbfWire message() {
        int length = length();
        var inner = new PbfWire(data, at, at + length);
        at += length;
        return inner;
    }

    /** The content of a field. */
    byte[] bytes() {
        int length = length();
        byte[] copy = new byte[length];
        System.arraycopy(data, at, copy, 0, length);
        at += length;
        return copy;
    }

    /** The content of a field as text. */
    String text() {
        int length = length();
        var text = new String(data, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Passes over the field. */
    void skip() {
        switch (type) {
            case 0 -> varint();
            case 1 -> advance(8);
            case 2 -> advance(length());
            case 5 -> advance(4);
            default -> throw new Damaged("unknown wire type " + type);
        }
    }

    /** Whether anything is left. */
    boolean more() {
        return at < end;
    }

    /** How many numbers a packed row holds. */
    int countPacked() {
        int n = 0;
        for (int i = at; i < end; i++) {
            if (data[i] >= 0) n++;
        }
        return n;
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > end - at) throw new Damaged("a field is cut");
        return (int) length;
    }

    private void advance(int n) {
        if (n > end - at) throw new Damaged("a field is cut");
        at += n;
    }
}
