package city.qala.sta;

/**
 * One navigation of {@code $expand} with the options that hold below it.
 *
 * @param navigation where to
 * @param query options of that level; a navigation to one uses only its select and expand
 */
public record Expand(Navigation navigation, Query query) {}
