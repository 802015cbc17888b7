package city.qala.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A client that sends exactly what a test says, right or wrong. */
final class RawClient implements AutoCloseable {

    /** One response as read. */
    record Answer(int status, String head, byte[] body) {
        String header(String name) {
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    return line.substring(name.length() + 1).strip();
            }
            return "";
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean ended;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
    }

    static Answer ask(int port, String request) throws IOException {
        try (var client = new RawClient(port)) {
            return client.send(request).answer();
        }
    }

    RawClient receiveBuffer(int bytes) throws IOException {
        socket.setReceiveBufferSize(bytes);
        return this;
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    RawClient timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    /** The next answer with a Content-Length, or all up to the end of the connection. */
    Answer answer() throws IOException {
        while (true) {
            byte[] all = read.toByteArray();
            int end = find(all, 0);
            if (end >= 0) {
                String head = new String(all, 0, end, StandardCharsets.ISO_8859_1);
                var bare = new Answer(Integer.parseInt(head.substring(9, 12)), head, new byte[0]);
                String length = bare.header("Content-Length");
                boolean none = bare.status() == 100 || bare.status() == 304;
                int size = none ? 0 : length.isEmpty() ? -1 : Integer.parseInt(length);
                int from = end + 4;
                if (size >= 0 && all.length >= from + size || ended) {
                    int to = size < 0 || all.length < from + size ? all.length : from + size;
                    read.reset();
                    read.write(all, to, all.length - to);
                    return new Answer(
                            bare.status(), head, java.util.Arrays.copyOfRange(all, from, to));
                }
            }
            if (ended)
                throw new IOException("no answer: " + new String(all, StandardCharsets.UTF_8));
            more();
        }
    }

    /** Everything until the end of the connection. */
    String rest() throws IOException {
        while (!ended) more();
        return read.toString(StandardCharsets.UTF_8);
    }

    /** What came so far, after waiting for some text. */
    String until(String text) throws IOException {
        while (!read.toString(StandardCharsets.UTF_8).contains(text) && !ended) more();
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Whether the server closes within the time; sends a piece between two looks. */
    boolean closedWithin(long millis, String drip) throws IOException {
        long until = System.nanoTime() + millis * 1_000_000;
        socket.setSoTimeout(50);
        while (System.nanoTime() < until) {
            try {
                if (!drip.isEmpty()) send(drip);
                if (socket.getInputStream().read() < 0) return true;
            } catch (SocketTimeoutException e) {
                continue;
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    List<Answer> answers(int count) throws IOException {
        List<Answer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) all.add(answer());
        return all;
    }

    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    private void more() throws IOException {
        byte[] piece = new byte[65536];
        int n;
        try {
            n = socket.getInputStream().read(piece);
        } catch (java.net.SocketException e) {
            n = -1;
        }
        if (n < 0) ended = true;
        else read.write(piece, 0, n);
    }

    private static int find(byte[] all, int from) {
        for (int i = from; i + 3 < all.length; i++) {
            if (all[i] == '\r' && all[i + 1] == '\n' && all[i + 2] == '\r' && all[i + 3] == '\n')
                return i;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
