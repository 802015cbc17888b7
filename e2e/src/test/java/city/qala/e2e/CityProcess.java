package city.qala.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A city in a process of its own, started from the class path of this test as the launcher would
 * start it.
 */
final class CityProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final List<String> command;
    private final Path log;
    private final int port;
    private final int mqttPort;
    private Process process;

    private CityProcess(List<String> command, Path log, int port, int mqttPort) throws IOException {
        this.command = command;
        this.log = log;
        this.port = port;
        this.mqttPort = mqttPort;
        this.process = launch();
        awaitReady();
    }

    /** Starts {@code serve} or {@code demo} on a data folder and waits until it is ready. */
    static CityProcess start(String verb, Path data, String... more) throws IOException {
        return startFrom(System.getProperty("java.class.path"), verb, data, more);
    }

    /** The same from another class path, such as the shipped jars. */
    static CityProcess startFrom(String classPath, String verb, Path data, String... more)
            throws IOException {
        int port = freePort();
        int mqttPort = freePort();
        var command = new ArrayList<>(program(classPath));
        command.addAll(List.of(verb, "--data", data.toString()));
        command.addAll(List.of("--port", "" + port, "--mqtt-port", "" + mqttPort));
        command.addAll(List.of(more));
        Files.createDirectories(data);
        return new CityProcess(
                command, data.resolveSibling(data.getFileName() + ".log"), port, mqttPort);
    }

    /** The address of the pages. */
    String base() {
        return "http://127.0.0.1:" + port;
    }

    int mqttPort() {
        return mqttPort;
    }

    /** What it has printed so far. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base() + path)).GET();
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    /** Runs another command beside it, as an administrator would; gives what it printed. */
    String run(String... words) {
        try {
            var command = new ArrayList<>(program(System.getProperty("java.class.path")));
            command.addAll(List.of(words));
            Process other =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String printed =
                    new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (other.waitFor() != 0)
                throw new AssertionError(words[0] + " gave " + other.exitValue() + printed);
            return printed;
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        }
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    /** Sends any method. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        }
    }

    /** Kills the process as a power switch would, without any warning to it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again on the same folder and ports. */
    void restart() throws IOException {
        process = launch();
        awaitReady();
    }

    /** Ends it politely and gives its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(25, TimeUnit.SECONDS))
            throw new AssertionError("still running after SIGTERM");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    private static List<String> program(String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // Journeys ask what pages do; they end before the second compiler would pay.
                "-XX:TieredStopAtLevel=1",
                "-Xmx640m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "city.qala.app.Cli");
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) throw new AssertionError("the city ended:\n" + printed());
            try {
                if (get("/health/ready").statusCode() == 200) return;
            } catch (NoAnswer e) {
                // Not listening yet.
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("not ready after " + PATIENCE + ":\n" + printed());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The server did not answer: what it did is unknown. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(Exception cause) {
            super(cause);
        }
    }
}
