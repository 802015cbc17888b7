package city.qala.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job is doing.
 *
 * @param name the job's name
 * @param running whether a run is going on somewhere
 * @param note what the last step noted
 * @param lastResult {@code ok}, {@code failed: …}, or empty before the first run
 * @param lastEnded when the last run ended
 * @param nextRun when it runs next
 */
public record JobState(
        String name,
        boolean running,
        String note,
        String lastResult,
        @Nullable Instant lastEnded,
        @Nullable Instant nextRun) {}
