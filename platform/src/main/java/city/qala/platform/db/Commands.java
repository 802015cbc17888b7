package city.qala.platform.db;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the operating system's small programs. */
final class Commands {

    /**
     * How a program ended.
     *
     * @param code exit code; -1 if it could not be run or took too long
     * @param output both of its streams
     */
    record Outcome(int code, String output) {
        boolean ok() {
            return code == 0;
        }

        /** The line that tells why: the first error, else the last that says something. */
        String reason() {
            List<String> lines =
                    output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
            return lines.stream()
                    .filter(line -> line.contains("error:"))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "exit code " + code : lines.getLast());
        }
    }

    private Commands() {}

    /** Runs a program to its end, two minutes at most. */
    static Outcome run(List<String> command) {
        try {
            Process process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Outcome(-1, "took longer than two minutes");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            return new Outcome(-1, "the program " + command.getFirst() + " is missing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        }
    }

    /** Starts a program that lives on; both of its streams are appended to a file. */
    static Process start(List<String> command, Path log) {
        try {
            Process process =
                    builder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a signal.
     *
     * @param signal its short name, such as {@code INT}
     */
    static void signal(long pid, String signal) {
        // The shell's own kill is there even where no such program is installed.
        run(List.of("sh", "-c", "kill -" + signal + " " + pid));
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
        // A PGPORT or PGDATA of the caller must not reach the embedded server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
