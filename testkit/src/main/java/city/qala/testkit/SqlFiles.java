package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prepares every {@code .sql} file of a module against the migrated schema. */
public final class SqlFiles {

    private SqlFiles() {}

    /**
     * Prepares all statements below {@code src/main/resources/city} of the module at hand;
     * migrations under {@code db/} and statements for the lake ({@code lake-….sql}) are left out.
     * Also checks that each file begins with a comment that names it, and is one statement.
     */
    public static void prepareAll(Database database) {
        prepareAll(database, Path.of("."));
    }

    static void prepareAll(Database database, Path module) {
        List<String> faults = new ArrayList<>();
        List<Path> files = below(module.resolve("src/main/resources/city"));
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            String text = read(file);
            if (!text.startsWith("-- " + name + " : "))
                faults.add(name + " does not begin with \"-- " + name + " : what it does\"");
            if (name.startsWith("lake-")) continue;
            try {
                database.check(Sql.text(name.replaceFirst("\\.sql$", ""), text));
            } catch (IllegalStateException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        assertThat(files).as("SQL files of this module").isNotEmpty();
        assertThat(faults).as("faults in SQL files").isEmpty();
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
