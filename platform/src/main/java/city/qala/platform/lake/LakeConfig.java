package city.qala.platform.lake;

import city.qala.kernel.Problem;
import java.time.Duration;

/**
 * Settings of the lake.
 *
 * @param memoryMegabytes DuckDB's memory limit, MB, 32..1048576; beyond it, it spills to disk
 * @param threads threads of one question, 1..64
 * @param closeAfter idle time after which DuckDB is closed and its memory given back
 */
public record LakeConfig(int memoryMegabytes, int threads, Duration closeAfter) {

    public LakeConfig {
        if (memoryMegabytes < 32 || memoryMegabytes > 1_048_576)
            throw Problem.invalid("platform.lake.memory", memoryMegabytes, "must be 32 MB or more");
        if (threads < 1 || threads > 64)
            throw Problem.invalid("platform.lake.threads", threads, "must be between 1 and 64");
        if (closeAfter.isNegative() || closeAfter.isZero())
            throw Problem.invalid("platform.lake.close-after", closeAfter, "must be positive");
    }

    /** 100 MB, two threads, closed after two idle minutes. */
    public static LakeConfig defaults() {
        return new LakeConfig(100, 2, Duration.ofMinutes(2));
    }
}
