package city.qala.platform.backup;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells a full disk from other failures of files. */
final class Full {
    private Full() {}

    static RuntimeException or(IOException e) {
        return String.valueOf(e.getMessage()).contains("No space left")
                ? Problem.of(
                        Problem.Kind.STORAGE_FULL,
                        "storage-full",
                        "There is no room on the disk; nothing was stored.")
                : new UncheckedIOException(e);
    }
}
