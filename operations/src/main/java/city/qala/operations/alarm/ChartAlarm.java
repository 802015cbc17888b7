package city.qala.operations.alarm;

import java.time.Instant;
import java.util.Optional;

/**
 * An alarm as a chart shows it: a stretch of time with words.
 *
 * @param from since when
 * @param to when it ended; empty while it goes on
 * @param priority how soon it wants an answer
 * @param words what, since when, in whose hands
 * @param href its page
 */
public record ChartAlarm(
        Instant from, Optional<Instant> to, Priority priority, String words, String href) {}
