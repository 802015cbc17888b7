package city.qala.platform.db;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The embedded server's files: {@code pg/data}, its secret, its log and its settings. */
final class PgCluster {

    private static final long LOG_BYTES = 5L << 20;

    private final Path dataDir;
    private final DbConfig config;

    PgCluster(Path dataDir, DbConfig config) {
        this.dataDir = dataDir.toAbsolutePath().normalize();
        this.config = config;
    }

    Path dataDir() {
        return dataDir;
    }

    /** PostgreSQL's own data directory. */
    Path data() {
        return home().resolve("data");
    }

    Path log() {
        return dataDir.resolve("logs").resolve("postgres.log");
    }

    boolean exists() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    /** Makes the folders, and refuses a cluster of another major version. */
    void prepare() {
        try {
            Files.createDirectories(home());
            Files.createDirectories(log().getParent());
            if (!exists()) {
                // The rest of an attempt that was cut off; no PG_VERSION means nothing was stored.
                PgBinaries.delete(data());
                return;
            }
            String major = Files.readString(data().resolve("PG_VERSION")).strip();
            if (!major.equals(PgBinaries.MAJOR))
                throw Problem.conflict(
                        "ledger-version",
                        "The data folder was written by PostgreSQL %s and this Qala brings %s."
                                + " Export with the Qala that wrote it, and import here.",
                        major,
                        PgBinaries.MAJOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password of the server, made at the first call and readable by us alone. */
    String secret() {
        Path file = home().resolve("secret");
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            writePrivately(file, secret);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the cluster; the outcome says why if it cannot be made in this mode. */
    Commands.Outcome create(Path binaries, StartMode mode) {
        Path passwordFile = home().resolve("first-secret");
        try {
            PgBinaries.delete(data());
            Files.createDirectories(data());
            restrict(data());
            Files.deleteIfExists(passwordFile);
            writePrivately(passwordFile, secret());
            hand(passwordFile, mode);
            own(mode);
            return Commands.run(mode.command(initdb(binaries, passwordFile)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private List<String> initdb(Path binaries, Path passwordFile) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                binaries.resolve("bin/initdb").toString(),
                                "-D",
                                data().toString(),
                                "-U",
                                EmbeddedPostgres.USER,
                                "-E",
                                "UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "-A",
                                "scram-sha-256",
                                "--pwfile=" + passwordFile,
                                "--data-checksums",
                                // The secret is 192 random bits: stretching it protects nothing
                                // and would cost each new connection tens of milliseconds.
                                "--set",
                                "scram_iterations=1",
                                "--no-instructions"));
        if (!config.durable()) command.add("--no-sync");
        return command;
    }

    /** The command that runs the server in the foreground. */
    List<String> postgres(Path binaries, int port) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                binaries.resolve("bin/postgres").toString(),
                                "-D",
                                data().toString(),
                                "-p",
                                Integer.toString(port)));
        for (String setting : PgSettings.of(config)) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    /**
     * Gives the cluster's files to whom the mode needs, and lets that user pass through to them.
     */
    void own(StartMode mode) {
        try {
            int owner = mode.owner();
            if ((Integer) Files.getAttribute(data(), "unix:uid") != owner) {
                try (Stream<Path> all = Files.walk(data())) {
                    for (Path path : all.toList()) Files.setAttribute(path, "unix:uid", owner);
                }
            }
            if (mode.changesUser()) {
                letPass(dataDir);
                letPass(home());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a log that has grown aside, so that two of them bound the room they take. */
    void boundLog() {
        try {
            if (Files.exists(log()) && Files.size(log()) > LOG_BYTES) {
                Files.copy(
                        log(),
                        log().resolveSibling("postgres.log.1"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                // Cut in place: the running server keeps the file open, in append mode.
                Files.write(log(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            }
        } catch (IOException e) {
            log().toFile().delete();
        }
    }

    /** The last lines of the server's log, newest last, for a start that failed. */
    List<String> logTail(long fromByte) {
        try (var file = new java.io.RandomAccessFile(log().toFile(), "r")) {
            long from = Math.max(fromByte, file.length() - 8_192);
            file.seek(Math.min(from, file.length()));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether these lines of the log tell of a flush, or of log pages, that the disk refused. */
    static boolean tellsOfFailedFlush(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("PANIC:"))
                .anyMatch(line ->
                        line.contains("could not fsync")
                                || line.contains("could not fdatasync")
                                || line.contains("Input/output error"));
    }

    long logSize() {
        return log().toFile().length();
    }

    private Path home() {
        return dataDir.resolve("pg");
    }

    private static void hand(Path file, StartMode mode) throws IOException {
        if (mode.changesUser()) Files.setAttribute(file, "unix:uid", mode.owner());
    }

    private static void letPass(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE))
            Files.setPosixFilePermissions(folder, permissions);
    }

    private static void restrict(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(
                    java.nio.ByteBuffer.wrap(
                            text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }
}
