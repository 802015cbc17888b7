package city.qala.operations.incident;

import java.time.Instant;

/**
 * What one shift tells the next.
 *
 * @param at when
 * @param actor who
 * @param to who took over; empty for a plain note
 * @param words what was said
 */
public record ShiftNote(Instant at, String actor, String to, String words) {}
