package city.qala.platform.db;

/**
 * The table that holds a secret of each subject's own; destroying a row erases what was sealed with
 * it, wherever copies of that lie.
 *
 * @param name schema and table
 * @param id column with a number that is never given twice
 * @param subject column with the subject as {@code kind/id}
 * @param key column with 32 secret bytes
 */
public record KeyTable(String name, String id, String subject, String key) {}
