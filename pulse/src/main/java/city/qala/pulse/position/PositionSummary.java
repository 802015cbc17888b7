package city.qala.pulse.position;

import java.util.List;

/**
 * What an engine of positions did.
 *
 * @param events read
 * @param bad rows that could not be read
 * @param dirty events that were left out: duplicates, unknown and empty cells, jumps
 * @param written rows in the answer
 * @param seconds that it took in all
 * @param working seconds of it that were not reading or writing
 * @param warnings file, line and reason of the first bad rows
 */
public record PositionSummary(
        long events,
        long bad,
        long dirty,
        long written,
        double seconds,
        double working,
        List<String> warnings) {
    public PositionSummary {
        warnings = List.copyOf(warnings);
    }
}
