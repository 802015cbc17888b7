package city.qala.testkit;

import city.qala.platform.db.Database;

/** Prepares every {@code .sql} file of a module against the migrated schema. */
public final class SqlFiles {

    private SqlFiles() {}

    /**
     * Prepares all statements below {@code src/main/resources/city} of the module at hand;
     * migrations under {@code db/} and statements for the lake ({@code lake-….sql}) are left out.
     */
    public static void prepareAll(Database database) {
        throw new UnsupportedOperationException("being written");
    }
}
