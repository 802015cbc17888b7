package city.qala.platform.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code postmaster.pid} says about the server of a data directory.
 *
 * @param pid its process
 * @param port where it listens; 0 while that is not written yet
 * @param ready whether it says that it takes connections
 */
record Postmaster(long pid, int port, boolean ready) {

    /** The file's content, if there is one that makes sense. */
    static Optional<Postmaster> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(file(data));
            long pid = Long.parseLong(lines.getFirst().strip());
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(new Postmaster(pid, port, ready));
        } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Whether the process lives, is no zombie, and is a postgres of this very directory. */
    boolean runs(Path data) {
        try {
            Path proc = Path.of("/proc", Long.toString(pid));
            String stat = Files.readString(proc.resolve("stat"));
            if (stat.charAt(stat.lastIndexOf(')') + 2) == 'Z') return false;
            String command =
                    new String(Files.readAllBytes(proc.resolve("cmdline")), StandardCharsets.UTF_8);
            List<String> words = List.of(command.split("\0"));
            return words.getFirst().endsWith("/postgres") && words.contains(data.toString());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Whether the process id is in use by something else, so that PostgreSQL would refuse. */
    boolean isTakenByAnother(Path data) {
        return ProcessHandle.of(pid).isPresent() && !runs(data) && !anyBackendOf(data);
    }

    /** Whether any process works in the directory: a server's children outlive it for a moment. */
    private static boolean anyBackendOf(Path data) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.anyMatch(proc -> worksIn(proc, data));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean worksIn(Path proc, Path data) {
        try {
            return Files.readSymbolicLink(proc.resolve("cwd")).equals(data);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
