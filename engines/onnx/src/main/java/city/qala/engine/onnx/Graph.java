package city.qala.engine.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes an ONNX model (opset 17) as protobuf: nodes one after another, weights raw. Numbers of
 * fields are those of {@code onnx.proto}.
 */
final class Graph {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int OPSET = 17;
    private static final int IR_VERSION = 8;

    private final Message graph = new Message();
    private int names;

    /** A protobuf message under way. */
    static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message inner) {
            return bytes(field, inner.bytes.toByteArray());
        }

        Message bytes(int field, byte[] value) {
            varint((field << 3) | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message fixed32(int field, float value) {
            varint((field << 3) | 5);
            int bits = Float.floatToRawIntBits(value);
            for (int shift = 0; shift < 32; shift += 8) bytes.write(bits >>> shift);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
    }

    /** A node's attributes. */
    static final class Attributes {
        private final Message node;

        private Attributes(Message node) {
            this.node = node;
        }

        Attributes ints(String name, long... values) {
            var a = new Message().text(1, name);
            for (long v : values) a.number(8, v);
            node.message(5, a.number(20, 7));
            return this;
        }

        Attributes integer(String name, long value) {
            node.message(5, new Message().text(1, name).number(3, value).number(20, 2));
            return this;
        }

        Attributes real(String name, float value) {
            node.message(5, new Message().text(1, name).fixed32(2, value).number(20, 1));
            return this;
        }
    }

    /** What sets a node's attributes. */
    interface Setting {
        void on(Attributes attributes);
    }

    /** Adds a node with one output, whose name is given back. */
    String node(String operation, Setting setting, String... inputs) {
        String output = "v" + names++;
        var node = new Message();
        for (String input : inputs) node.text(1, input);
        node.text(2, output).text(4, operation);
        setting.on(new Attributes(node));
        graph.message(1, node);
        return output;
    }

    /** The same without attributes. */
    String node(String operation, String... inputs) {
        return node(operation, a -> {}, inputs);
    }

    /** Adds weights. */
    String weights(float[] values, long... shape) {
        var raw = new byte[values.length * 4];
        little(raw).asFloatBuffer().put(values);
        return initializer(FLOAT, raw, shape);
    }

    /** Adds whole numbers, such as the widths of a padding. */
    String integers(long... values) {
        var raw = new byte[values.length * 8];
        little(raw).asLongBuffer().put(values);
        return initializer(INT64, raw, values.length);
    }

    /**
     * The model.
     *
     * @param inputShape −1 for what may differ between runs
     */
    byte[] model(String name, String input, long[] inputShape, String output, int outputRank) {
        graph.text(2, name);
        graph.message(11, value(input, inputShape));
        var any = new long[outputRank];
        java.util.Arrays.fill(any, -1);
        graph.message(12, value(output, any));
        return new Message()
                .number(1, IR_VERSION)
                .text(2, "qala")
                .message(8, new Message().text(1, "").number(2, OPSET))
                .message(7, graph)
                .bytes
                .toByteArray();
    }

    private String initializer(int type, byte[] raw, long... shape) {
        String name = "w" + names++;
        var tensor = new Message();
        for (long d : shape) tensor.number(1, d);
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
        return name;
    }

    private static Message value(String name, long[] shape) {
        var dims = new Message();
        for (int i = 0; i < shape.length; i++)
            dims.message(
                    1,
                    shape[i] < 0
                            ? new Message().text(2, name + i)
                            : new Message().number(1, shape[i]));
        var tensor = new Message().number(1, FLOAT).message(2, dims);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    private static ByteBuffer little(byte[] raw) {
        return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    }
}
