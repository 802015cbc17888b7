package city.qala.web;

/**
 * One way into the city's pages, on the front page.
 *
 * @param key last part of its message keys
 * @param path where it leads
 * @param main whether it is the one most people want
 */
public record Door(String key, String path, boolean main) {}
