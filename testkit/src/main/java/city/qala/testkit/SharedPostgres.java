package city.qala.testkit;

import city.qala.platform.db.Database;
import city.qala.platform.db.DbConfig;
import city.qala.platform.db.EmbeddedPostgres;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of all tests of this machine's user: started by the first test run, found by later
 * ones, and stopped by a small watcher a quarter of an hour after the last. It does not wait for
 * the disk.
 */
final class SharedPostgres {

    private static final Sql DATABASES =
            Sql.text("databases", "select datname as name from pg_database");

    private static @Nullable SharedPostgres running;

    private final Path folder;
    private final String url;
    private final String password;
    private final Database maintenance;

    private SharedPostgres(Path folder, String url, String password) {
        this.folder = folder;
        this.url = url;
        this.password = password;
        this.maintenance = open("postgres");
    }

    /** The server, brought up if need be. */
    static synchronized SharedPostgres running() {
        if (running == null) running = bringUp();
        running.touch();
        return running;
    }

    /** Settings that lead to one of its databases. */
    DbConfig config(String database) {
        return DbConfig.defaults()
                .external(url.replaceFirst("/postgres$", "/" + database), "qala", password);
    }

    /** Runs a statement in the maintenance database. */
    void run(String statement) {
        TestDatabase.run(maintenance, statement);
    }

    /** The name of the template with these capabilities' schemas, migrated once for all runs. */
    String template(List<String> capabilities) {
        String name = "template_" + Database.fingerprint(capabilities);
        if (databases().contains(name)) return name;
        return locked(folder, () -> databases().contains(name) ? name : make(name, capabilities));
    }

    private String make(String name, List<String> capabilities) {
        run("drop database if exists making_" + name + " with (force)");
        run("create database making_" + name);
        try (Database fresh = open("making_" + name)) {
            capabilities.forEach(fresh::migrate);
        }
        run("alter database making_" + name + " rename to " + name);
        return name;
    }

    private Database open(String database) {
        return Database.open(config(database), folder, TestDatabase.clock());
    }

    private List<String> databases() {
        try (Line line = maintenance.line("test")) {
            return line.list(DATABASES, row -> row.text("name"));
        }
    }

    /** Databases of test runs that are no more, however they ended. */
    private void sweep() {
        for (String name : databases()) {
            if (!name.matches("t\\d+_\\d+")) continue;
            long pid = Long.parseLong(name.substring(1, name.indexOf('_')));
            if (ProcessHandle.of(pid).isEmpty())
                run("drop database if exists " + name + " with (force)");
        }
    }

    private void touch() {
        try {
            Files.setLastModifiedTime(
                    folder.resolve("lock"), FileTime.from(TestDatabase.clock().instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SharedPostgres bringUp() {
        Path folder =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "qala-tests-" + System.getProperty("user.name"));
        folder.toFile().mkdirs();
        return locked(
                folder,
                () -> {
                    DbConfig fast = new DbConfig(null, null, null, 80, 32, 0, false);
                    EmbeddedPostgres server =
                            EmbeddedPostgres.start(fast, folder, TestDatabase.clock());
                    SharedPostgres shared =
                            new SharedPostgres(
                                    folder, server.url(), server.password().orElseThrow());
                    // Before the watcher looks: an old mark would have it stop the server at once.
                    shared.touch();
                    server.pid().ifPresent(pid -> watch(folder, pid));
                    server.leave();
                    shared.sweep();
                    return shared;
                });
    }

    /** Leaves a shell behind that stops the server when no test has touched the folder for long. */
    private static void watch(Path folder, long pid) {
        Path marker = folder.resolve("watched-" + pid);
        try {
            if (!marker.toFile().createNewFile()) return;
            String script =
                    "while kill -0 \"$1\" 2>/dev/null && [ -n \"$(find \"$2\" -mmin -15)\" ];"
                            + " do sleep 20; done; kill -INT \"$1\" 2>/dev/null; rm -f \"$3\"";
            new ProcessBuilder(
                            List.of(
                                    "setsid",
                                    "sh",
                                    "-c",
                                    script,
                                    "sh",
                                    Long.toString(pid),
                                    folder.resolve("lock").toString(),
                                    marker.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized <T> T locked(Path folder, Supplier<T> work) {
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return Optional.of(lock).map(l -> work.get()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
