package city.qala.platform.mqtt;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** An MQTT 3.1.1 client that sends exactly what a test says, right or wrong. */
final class RawMqtt implements AutoCloseable {

    /** One packet as read; type 0 stands for the end of the connection. */
    record Packet(int type, byte[] body) {
        int id() {
            return (body[0] & 255) << 8 | body[1] & 255;
        }

        int last() {
            return body[body.length - 1] & 255;
        }

        String topic() {
            return new String(body, 2, id(), StandardCharsets.UTF_8);
        }

        String payload(int qos) {
            int from = 2 + id() + (qos > 0 ? 2 : 0);
            return new String(body, from, body.length - from, StandardCharsets.UTF_8);
        }
    }

    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int PUBREC = 5;
    static final int PUBCOMP = 7;
    static final int SUBACK = 9;
    static final int END = 0;

    private final Socket socket;
    private final DataInputStream in;

    RawMqtt(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static RawMqtt connected(int port, String client, String name, String token)
            throws IOException {
        var raw = new RawMqtt(port);
        raw.connect(client, name, token, true);
        Packet answer = raw.read();
        if (answer.type() != CONNACK || answer.last() != 0)
            throw new IOException("CONNACK " + answer.last());
        return raw;
    }

    void connect(String client, String name, String token, boolean clean) throws IOException {
        var body = new Body().text("MQTT").bytes(4);
        int flags = (clean ? 2 : 0) | (name.isEmpty() ? 0 : 0x80) | (token.isEmpty() ? 0 : 0x40);
        body.bytes(flags, 0, 60).text(client);
        if (!name.isEmpty()) body.text(name);
        if (!token.isEmpty()) body.text(token);
        send(0x10, body.all());
    }

    void connectWithWill(String client, String name, String token, String topic)
            throws IOException {
        send(
                0x10,
                new Body()
                        .text("MQTT")
                        .bytes(4, 0xC0 | 0x0C | 2, 0, 60)
                        .text(client)
                        .text(topic)
                        .text("{\"result\":1}")
                        .text(name)
                        .text(token)
                        .all());
    }

    void publish(String topic, String payload, int qos, int id, boolean retain) throws IOException {
        var body = new Body().text(topic);
        if (qos > 0) body.bytes(id >> 8, id);
        body.raw(payload.getBytes(StandardCharsets.UTF_8));
        send(0x30 | qos << 1 | (retain ? 1 : 0), body.all());
    }

    void subscribe(String filter, int qos, int id) throws IOException {
        send(0x82, new Body().bytes(id >> 8, id).text(filter).bytes(qos).all());
    }

    void pubrel(int id) throws IOException {
        send(0x62, new Body().bytes(id >> 8, id).all());
    }

    void puback(int id) throws IOException {
        send(0x40, new Body().bytes(id >> 8, id).all());
    }

    void ping() throws IOException {
        send(0xC0, new byte[0]);
    }

    void raw(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(int first, byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(first);
        int n = body.length;
        do {
            int digit = n % 128;
            n /= 128;
            out.write(n > 0 ? digit | 128 : digit);
        } while (n > 0);
        out.write(body);
        socket.getOutputStream().write(out.toByteArray());
        socket.getOutputStream().flush();
    }

    Packet read() throws IOException {
        try {
            int type = in.readUnsignedByte() >> 4;
            int length = 0;
            int shift = 0;
            int digit;
            do {
                digit = in.readUnsignedByte();
                length |= (digit & 127) << shift;
                shift += 7;
            } while ((digit & 128) != 0);
            byte[] body = new byte[length];
            in.readFully(body);
            return new Packet(type, body);
        } catch (EOFException | SocketException e) {
            return new Packet(END, new byte[0]);
        }
    }

    /** Whether nothing at all comes within the time. */
    boolean quietFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            in.mark(1);
            in.readUnsignedByte();
            in.reset();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (EOFException e) {
            return false;
        } finally {
            socket.setSoTimeout(10_000);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Body text(String text) throws IOException {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeShort(utf8.length);
            out.write(utf8);
            return this;
        }

        Body bytes(int... values) throws IOException {
            for (int value : values) out.write(value);
            return this;
        }

        Body raw(byte[] values) throws IOException {
            out.write(values);
            return this;
        }

        byte[] all() {
            return bytes.toByteArray();
        }
    }
}
