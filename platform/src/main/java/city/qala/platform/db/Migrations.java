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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern VERSION = Pattern.compile("V(\\d+(?:[._]\\d+)*)__.*\\.sql");

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

    /** Brings a schema up to one of its versions and no further; the next full run goes on. */
    static void runTo(Database database, DataSource owner, String capability, String version) {
        try (Line line = database.ownerLine("migrate")) {
            line.execute(MAKE_TABLE);
            line.execute(Guard.MAKE);
            if (!capability.equals(GUARD))
                line.list(OPEN_SCHEMA, row -> row.text("done"), capability);
        }
        migrate(owner, capability, version);
    }

    private static void migrate(DataSource owner, String capability) {
        migrate(owner, capability, "latest");
    }

    private static void migrate(DataSource owner, String capability, String target) {
        Flyway.configure()
                .target(target)
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

    /** What this program brings: the guard first, then every capability by its name. */
    static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(GUARD, versions(GUARD));
        for (String name : new TreeSet<>(names("db"))) {
            List<String> versions = versions(name);
            if (!versions.isEmpty()) all.putIfAbsent(name, versions);
        }
        return all;
    }

    private static List<String> versions(String capability) {
        return names("db/" + capability).stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1).replace('_', '.'))
                .distinct()
                .sorted(Comparator.comparing(Runtime.Version::parse))
                .toList();
    }

    /** Names of what lies in a folder of the class path. */
    private static List<String> names(String folder) {
        try {
            List<String> names = new ArrayList<>();
            for (URL found :
                    Collections.list(Migrations.class.getClassLoader().getResources(folder)))
                inside(
                        found,
                        path -> {
                            try (Stream<Path> all = Files.list(path)) {
                                all.forEach(p ->
                                        names.add(
                                                String.valueOf(p.getFileName()).replace("/", "")));
                            }
                        });
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> withGuard(List<String> capabilities) {
        return Stream.concat(Stream.of(GUARD), capabilities.stream()).distinct().toList();
    }

    private static void add(MessageDigest digest, URL folder)
            throws IOException, URISyntaxException {
        inside(folder, path -> addFiles(digest, path));
    }

    private interface Work {
        void in(Path folder) throws IOException;
    }

    private static void inside(URL folder, Work work) throws IOException, URISyntaxException {
        URI uri = folder.toURI();
        if (!"jar".equals(uri.getScheme())) {
            work.in(Path.of(uri));
            return;
        }
        String inside = uri.toString().substring(uri.toString().indexOf('!') + 1);
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
            work.in(jar.getPath(inside));
        } catch (FileSystemAlreadyExistsException e) {
            work.in(FileSystems.getFileSystem(uri).getPath(inside));
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
