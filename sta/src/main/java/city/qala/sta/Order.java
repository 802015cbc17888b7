package city.qala.sta;

/**
 * One key of {@code $orderby}.
 *
 * @param key usually a path; any value is allowed
 * @param descending whether greater values come first
 */
public record Order(Expression key, boolean descending) {}
