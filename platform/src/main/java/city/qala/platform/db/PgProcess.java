package city.qala.platform.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One run of the embedded server: begins it, finds it again, ends it. */
final class PgProcess {

    private static final Duration STALE_LOCK = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration POLITE = Duration.ofSeconds(10);

    /** How an attempt to start ended. */
    sealed interface Started {}

    /** It takes connections. */
    record Up(long pid, int port) implements Started {}

    /** It ended or never began; the reason is a line for a message. */
    record Failed(String reason, boolean noRoom) implements Started {}

    private final PgCluster cluster;
    private final Clock clock;
    private final boolean dieWithUs;

    /**
     * @param dieWithUs whether the server ends when the thread that started it does, and with it
     *     when this process is killed
     */
    PgProcess(PgCluster cluster, Clock clock, boolean dieWithUs) {
        this.cluster = cluster;
        this.clock = clock;
        this.dieWithUs = dieWithUs;
    }

    /** Starts the server, outwaiting a lock that a dying one still holds. */
    Started start(Path binaries, StartMode mode) {
        Instant deadline = clock.instant().plus(STALE_LOCK);
        while (true) {
            Postmaster.of(cluster.data())
                    .filter(p -> p.isTakenByAnother(cluster.data()))
                    .ifPresent(p -> Postmaster.file(cluster.data()).toFile().delete());
            long logFrom = cluster.logSize();
            int port = freePort();
            Process process = Commands.start(command(binaries, mode, port), cluster.log());
            Started outcome = awaitReady(process, port, logFrom);
            if (outcome instanceof Up || !isPassing(outcome)) return outcome;
            if (clock.instant().isAfter(deadline)) return outcome;
            pause(Duration.ofMillis(200));
        }
    }

    /**
     * Finds the server that outlived its last owner, if it runs and answers to our password. One
     * that runs but does not answer in time is stopped.
     */
    java.util.Optional<Up> adopt() {
        Instant began = clock.instant();
        while (true) {
            var found = Postmaster.of(cluster.data()).filter(p -> p.runs(cluster.data()));
            if (found.isEmpty()) return java.util.Optional.empty();
            Postmaster running = found.get();
            String state = running.port() == 0 ? "57P03" : knock(running.port());
            if (state.isEmpty()) return java.util.Optional.of(up(running));
            // 57P03: it recovers or shuts down; both end by themselves.
            Duration patience = state.equals("57P03") ? RECOVERY : ANSWER;
            if (clock.instant().isAfter(began.plus(patience))) {
                stop(running.pid());
                return java.util.Optional.empty();
            }
            pause(Duration.ofMillis(50));
        }
    }

    /** Stops a server: politely, then at once, then by force. */
    void stop(long pid) {
        if (!runs(pid)) return;
        Commands.signal(pid, "INT");
        if (await(() -> !runs(pid), POLITE)) return;
        Commands.signal(pid, "QUIT");
        if (await(() -> !runs(pid), Duration.ofSeconds(5))) return;
        Commands.signal(pid, "KILL");
        await(() -> !runs(pid), Duration.ofSeconds(2));
    }

    boolean runs(long pid) {
        return new Postmaster(pid, 0, false).runs(cluster.data());
    }

    private List<String> command(Path binaries, StartMode mode, int port) {
        List<String> postgres = new ArrayList<>();
        // Asked of the kernel last, since changing the user forgets it.
        if (dieWithUs && Tools.pdeathsig())
            postgres.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        postgres.addAll(cluster.postgres(binaries, port));
        List<String> command = new ArrayList<>();
        // A session of its own: Ctrl-C in a terminal must reach us first, and then the ledger.
        if (Tools.setsid()) command.add("setsid");
        command.addAll(mode.command(postgres));
        return command;
    }

    private Started awaitReady(Process process, int port, long logFrom) {
        Instant deadline = clock.instant().plus(RECOVERY);
        while (clock.instant().isBefore(deadline)) {
            var now = Postmaster.of(cluster.data()).filter(p -> p.port() == port && p.ready());
            if (now.isPresent() && now.get().runs(cluster.data())) return up(now.get());
            if (!process.isAlive()) return failed(logFrom);
            waitFor(process, 10);
        }
        process.destroy();
        return new Failed("it was not ready within five minutes", false);
    }

    private Failed failed(long logFrom) {
        List<String> tail = cluster.logTail(logFrom);
        boolean noRoom = tail.stream().anyMatch(line -> line.contains("No space left on device"));
        String reason =
                tail.stream()
                        .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                        .map(line -> line.replaceFirst("^.*(FATAL|PANIC):\\s*", ""))
                        .findFirst()
                        .orElse(tail.isEmpty() ? "it ended at once" : tail.getLast().strip());
        return new Failed(reason, noRoom);
    }

    /** Failures that end by themselves, or by another try with another port. */
    private static boolean isPassing(Started outcome) {
        return outcome instanceof Failed failed
                && (failed.reason().contains("lock file")
                        || failed.reason().contains("shared memory block")
                        || failed.reason().contains("could not create any TCP/IP sockets"));
    }

    /** Asks the server whether it answers: the SQL state of its refusal, or nothing if it does. */
    private String knock(int port) {
        var properties = new Properties();
        properties.setProperty("user", EmbeddedPostgres.USER);
        properties.setProperty("password", cluster.secret());
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        String url = EmbeddedPostgres.url(port);
        try (var connection = DriverManager.getConnection(url, properties);
                var statement = connection.createStatement()) {
            statement.execute("select 1");
            return "";
        } catch (SQLException e) {
            String state = e.getSQLState();
            return state == null ? "?" : state;
        }
    }

    private static Up up(Postmaster running) {
        return new Up(running.pid(), running.port());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean await(BooleanSupplier condition, Duration most) {
        Instant deadline = clock.instant().plus(most);
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(deadline)) return false;
            pause(Duration.ofMillis(5));
        }
        return true;
    }

    private static void waitFor(Process process, long millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** What this machine's small programs can do; looked up once. */
    private static final class Tools {
        private static final boolean SETSID = isOnPath("setsid");
        private static final boolean PDEATHSIG =
                isOnPath("setpriv")
                        && Commands.run(List.of("setpriv", "--pdeathsig", "INT", "true")).ok();

        static boolean setsid() {
            return SETSID;
        }

        static boolean pdeathsig() {
            return PDEATHSIG;
        }

        private static boolean isOnPath(String program) {
            String path = System.getenv("PATH");
            if (path == null) return false;
            for (String folder : path.split(":", -1)) {
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) return true;
            }
            return false;
        }
    }
}
