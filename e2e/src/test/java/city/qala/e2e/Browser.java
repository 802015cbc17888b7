package city.qala.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Chromium that can reach nothing but this machine: every page has to do without the
 * internet.
 */
final class Browser implements AutoCloseable {
    private static final List<String> USUAL_PLACES =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/snap/bin/chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** The screens that the product is made for. */
    enum Screen {
        /** A desk in an office. */
        DESK(1440, 900),
        /** The wall of the control room. */
        WALL(1920, 1080),
        /** A resident's phone. */
        PHONE(390, 844);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts Chromium; it serves one thread only. */
    static Browser open() {
        Path program = program();
        // A busy machine may take long; what must be quick says so itself.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options =
                new LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(arguments());
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /** A person who sits down before a screen; nothing is left from the one before. */
    Visit visit(String base, Screen screen) {
        return new Visit(base, chromium.newContext(options(screen)));
    }

    /** The same, with scripts turned off. */
    Visit visitWithoutScripts(String base, Screen screen) {
        BrowserContext context = chromium.newContext(options(screen).setJavaScriptEnabled(false));
        return new Visit(base, context);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static NewContextOptions options(Screen screen) {
        return new NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(screen == Screen.PHONE)
                .setLocale("en-GB");
    }

    private static List<String> arguments() {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                // The map draws with WebGL; without a graphics card in software.
                                "--use-angle=swiftshader",
                                "--enable-unsafe-swiftshader",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"));
        // Chromium refuses its sandbox to root, as in a container.
        if (System.getProperty("user.name").equals("root")) arguments.add("--no-sandbox");
        return arguments;
    }

    private static Path program() {
        String named = System.getenv().getOrDefault("CHROMIUM", "");
        return Stream.concat(Stream.of(named), USUAL_PLACES.stream())
                .filter(p -> !p.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                "Journeys need Chromium: apt install chromium, or say"
                                        + " where it is in CHROMIUM"));
    }
}
