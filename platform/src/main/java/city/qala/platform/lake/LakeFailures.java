package city.qala.platform.lake;

import city.qala.kernel.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns what DuckDB throws into words, without SQL, class names or paths. */
final class LakeFailures {

    private LakeFailures() {}

    static RuntimeException of(@Nullable Throwable e) {
        String message = e == null ? "" : String.valueOf(e.getMessage());
        if (message.contains("No space left")) return storageFull();
        if (message.startsWith("Out of Memory Error"))
            return Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "query-budget",
                    "The question needs more memory than is allowed; ask for less at a time.");
        return Problem.bug(e == null ? new IllegalStateException() : e);
    }

    static Problem storageFull() {
        return Problem.of(
                        Problem.Kind.STORAGE_FULL,
                        "storage-full",
                        "There is no room on the disk; nothing was stored.")
                .retryAfter(Duration.ofSeconds(5));
    }

    static Problem stopping() {
        return Problem.of(Problem.Kind.UNAVAILABLE, "overloaded", "The history is being closed.")
                .retryAfter(Duration.ofSeconds(5));
    }
}
