package city.qala.web;

/**
 * An entry of the top bar.
 *
 * @param key last part of its message key {@code nav.<key>}
 * @param path address after the language, for example {@code /air}
 */
public record Section(String key, String path) {}
