package city.qala.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings a capability's schema up to date; the schema is named as the capability. What was applied
 * last is kept as a fingerprint of the files, so that a start with nothing to do costs one query.
 */
final class Migrations {

    private static final Sql HAS_TABLE = Sql.of(Migrations.class, "has-migrated");
    private static final Sql MAKE_TABLE = Sql.of(Migrations.class, "make-migrated");
    private static final Sql FIND = Sql.of(Migrations.class, "find-migrated");
    private static final Sql OPEN_SCHEMA = Sql.of(Migrations.class, "open-schema");
    private static final Sql KEEP = Sql.of(Migrations.class, "keep-migrated");

    private static final String GUARD = "guard";

    private Migrations() {}

    static void run(Database database, DataSource owner, String capability) {
        // The guard first: migrations arm tables by its functions.
        if (!capability.equals(GUARD)) run(database, owner, GUARD);
        String wanted = fingerprint(List.of(capability));
        if (isApplied(database, capability, wanted)) return;
        try (Line line = database.ownerLine("migrate")) {
            line.execute(MAKE_TABLE);
            line.execute(Guard.MAKE);
            if (!capability.equals(GUARD))
                line.list(OPEN_SCHEMA, row -> row.text("done"), capability);
            migrate(owner, capability);
            line.execute(KEEP, capability, wanted);
        }
    }

    private static void migrate(DataSource owner, String capability) {
        Flyway.configure()
                .dataSource(owner)
                .schemas(capability)
                .defaultSchema(capability)
                .locations("classpath:db/" + capability)
                .table("schema_history")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static boolean isApplied(Database database, String capability, String wanted) {
        return database.read(tx ->
                tx.one(HAS_TABLE, Map.of(), row -> row.flag("there")).orElse(false)
                        && tx.one(
                                        FIND,
                                        Map.of("capability", capability),
                                        row -> row.text("fingerprint"))
                                .map(wanted::equals)
                                .orElse(false));
    }

    /** A hash of all migration files of these capabilities, in order of their names. */
    static String fingerprint(List<String> capabilities) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String capability : withGuard(capabilities)) {
                for (URL folder :
                        Collections.list(
                                Migrations.class.getClassLoader().getResources("db/" + capability)))
                    add(digest, folder);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> withGuard(List<String> capabilities) {
        return Stream.concat(Stream.of(GUARD), capabilities.stream()).distinct().toList();
    }

    private static void add(MessageDigest digest, URL folder)
            throws IOException, URISyntaxException {
        URI uri = folder.toURI();
        if (!"jar".equals(uri.getScheme())) {
            addFiles(digest, Path.of(uri));
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
            String inside = uri.toString().substring(uri.toString().indexOf('!') + 1);
            addFiles(digest, jar.getPath(inside));
        } catch (FileSystemAlreadyExistsException e) {
            String inside = uri.toString().substring(uri.toString().indexOf('!') + 1);
            addFiles(digest, FileSystems.getFileSystem(uri).getPath(inside));
        }
    }

    private static void addFiles(MessageDigest digest, Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(
                        String.valueOf(file.getFileName())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
