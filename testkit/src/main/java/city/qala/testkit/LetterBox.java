package city.qala.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on this machine that takes one caller's letters and keeps what it was told. */
public final class LetterBox implements AutoCloseable {
    private final ServerSocket door;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread thread;

    /** Opens it on any free port. */
    public LetterBox() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        thread = Thread.ofVirtual().start(this::serve);
    }

    /** Where it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** Every line that it was told, in order. */
    public List<String> lines() {
        return new ArrayList<>(lines);
    }

    private void serve() {
        try (Socket line = door.accept();
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        line.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = line.getOutputStream()) {
            say(out, "220 box");
            boolean data = false;
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                lines.add(said);
                if (data && !said.equals(".")) continue;
                data = said.equals("DATA");
                say(out, data ? "354 go on" : "250 fine");
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        thread.interrupt();
    }
}
