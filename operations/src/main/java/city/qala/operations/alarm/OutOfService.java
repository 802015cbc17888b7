package city.qala.operations.alarm;

import java.time.Instant;

/**
 * A thing in repair: it calls nobody.
 *
 * @param subject code of the thing
 * @param since since when
 * @param by who said so
 * @param reason why
 */
public record OutOfService(String subject, Instant since, String by, String reason) {}
