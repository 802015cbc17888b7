package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The town of {@code demo} with as much history as it takes to know what is usual, and a browser
 * before it: started once, shared by all journeys. Journeys may add things of their own; none may
 * take the town's away.
 */
final class PretendTown implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String STATIONS = "/api/sensing/stations?kind=air";

    private static Opened opened;

    /** What is open until the last test has ended. */
    private record Opened(
            Path folder, CityProcess city, Browser browser, Map<String, String> sessions)
            implements AutoCloseable {
        static Opened start() {
            try {
                Path folder = Files.createTempDirectory("qala-journeys-");
                var city = CityProcess.start("demo", folder.resolve("data"), "--days", "25");
                return new Opened(folder, city, Browser.open(), new ConcurrentHashMap<>());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            city.close();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        opened =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(PretendTown.class))
                        .computeIfAbsent("town", k -> Opened.start(), Opened.class);
        awaitPrinted("town: air ");
    }

    CityProcess city() {
        return opened.city;
    }

    Browser browser() {
        return opened.browser;
    }

    /** Somebody of this role, signed in by their link. */
    Visit visitAs(String role, Screen screen) {
        Visit visit = visit(screen);
        visit.keep(session(role));
        return visit;
    }

    /** The same, with scripts turned off. */
    Visit visitWithoutScriptsAs(String role, Screen screen) {
        Visit visit = opened.browser.visitWithoutScripts(opened.city.base(), screen);
        visit.keep(session(role));
        return visit;
    }

    /** The session of a role; its link works once, so the session is kept. */
    String session(String role) {
        return opened.sessions.computeIfAbsent(
                role,
                r -> {
                    try (Visit visit = visit(Screen.DESK)) {
                        visit.open(signInLink(r).substring(opened.city.base().length()));
                        return visit.session();
                    }
                });
    }

    /** Waits until the made residents are there and what happened to their data is told. */
    void awaitPeople() {
        awaitPrinted("town: people ");
    }

    /** Waits until residents have told what is broken in the streets. */
    void awaitReports() {
        awaitPrinted("town: streets ");
    }

    /** Waits until ten departments have delivered their registers. */
    void awaitRegisters() {
        awaitPrinted("town: registers ");
    }

    Visit visit(Screen screen) {
        return opened.browser.visit(opened.city.base(), screen);
    }

    /** Waits until every thing of the town is there and its history is told. */
    void awaitComplete() {
        awaitPrinted("town: complete");
    }

    /** A token for scripts, as {@code ./qala token} prints it. */
    String token(String role) {
        return opened.city
                .run("token", "--data", opened.folder.resolve("data").toString(), "--role", role)
                .strip();
    }

    /** The sign-in link that the demo printed for a role; each works once. */
    String signInLink(String role) {
        Matcher link =
                Pattern.compile("(?m)^\\s+" + role + "\\s+(http\\S+)$")
                        .matcher(opened.city.printed());
        assertThat(link.find()).as("a sign-in link for %s is printed", role).isTrue();
        return link.group(1);
    }

    private static void awaitPrinted(String words) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!opened.city.printed().contains(words)) {
            if (System.nanoTime() > end)
                throw new AssertionError("not printed: " + words + "\n" + opened.city.printed());
            LockSupport.parkNanos(200_000_000);
        }
        assertThat(opened.city.get(STATIONS).statusCode()).isEqualTo(200);
    }
}
