package city.qala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One person's visit to the pages of a city. It notes whatever goes wrong on the way; closing it
 * fails the test if anything did: an error in the console, a request that failed, or one to another
 * host.
 */
final class Visit implements AutoCloseable {
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final double PATIENCE_MS = 20_000;

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> trouble = new ArrayList<>();
    private boolean outagesExpected;
    private int expectedStatus;

    Visit(String base, BrowserContext context) {
        this.base = base;
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MS);
        this.page = context.newPage();
        watch(page);
    }

    /** The page that is looked at. */
    Page page() {
        return page;
    }

    /** Goes to an address of the city, written from its first slash on. */
    Response open(String path) {
        Response answer =
                page.navigate(
                        base + path,
                        new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.waitForLoadState(LoadState.LOAD);
        return answer;
    }

    /** Says that answers with this status belong to the story. */
    Visit expecting(int status) {
        expectedStatus = status;
        return this;
    }

    /** Says that the city may stop answering in this story. */
    Visit expectingOutages() {
        outagesExpected = true;
        return this;
    }

    /** What the city gave the browser to know its person by, as one name and one value. */
    String session() {
        return context.cookies().stream()
                .map(c -> c.name + "=" + c.value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not signed in"));
    }

    /** Goes on as the person of another visit's {@link #session()}. */
    void keep(String session) {
        String[] pair = session.split("=", 2);
        context.addCookies(List.of(new Cookie(pair[0], pair[1]).setUrl(base)));
    }

    Locator one(String selector) {
        return page.locator(selector);
    }

    /** Elements of a kind that hold some words. */
    Locator one(String selector, String words) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(words));
    }

    /** Words of all elements that match, outer blanks taken away. */
    List<String> words(String selector) {
        return page.locator(selector).allInnerTexts().stream().map(String::strip).toList();
    }

    /** The address without host. */
    String path() {
        URI now = URI.create(page.url());
        return now.getRawQuery() == null ? now.getPath() : now.getPath() + "?" + now.getRawQuery();
    }

    /** Fails if the page breaks a rule of WCAG 2.2 at level AA that a machine can check. */
    void assertAccessible() {
        List<Rule> broken =
                new AxeBuilder(page).withTags(WCAG).setLegacyMode(true).analyze().getViolations();
        assertThat(broken.stream().map(Visit::story).toList()).as(path()).isEmpty();
    }

    /** Fails if the page left anything in the browser but the cookie of a session. */
    void assertKeepsNothing() {
        Object kept =
                page.evaluate(
                        "async () => [...Object.entries(localStorage),"
                                + " ...Object.entries(sessionStorage),"
                                + " ...(await indexedDB.databases()).map(d => d.name),"
                                + " ...(await caches.keys())].join(' ')");
        assertThat(kept).as("what %s keeps in the browser", path()).isEqualTo("");
        assertThat(context.cookies())
                .as("cookies of %s", path())
                .noneMatch(c -> c.value.matches(".*[0-9]{12}.*"))
                .hasSizeLessThanOrEqualTo(1);
    }

    /** Fails if the page is wider than the screen. */
    void assertFitsTheScreen() {
        Object over =
                page.evaluate(
                        "() => { const w = document.documentElement.clientWidth;"
                                + " return document.documentElement.scrollWidth <= w ? '' :"
                                + " [...document.querySelectorAll('body *')].filter(e =>"
                                + " e.getBoundingClientRect().right > w + 1).slice(0, 5)"
                                + ".map(e => e.outerHTML.slice(0, 120)).join('\\n') || 'wider'; }");
        assertThat(over).as("what is wider than the screen at %s", path()).isEqualTo("");
    }

    @Override
    public void close() {
        context.close();
        assertThat(trouble).as("what went wrong during the visit").isEmpty();
    }

    private void watch(Page watched) {
        watched.onConsoleMessage(this::heard);
        watched.onPageError(error -> trouble.add("script: " + error));
        watched.onRequest(this::asked);
        watched.onResponse(this::answered);
        watched.onRequestFailed(this::failed);
    }

    private void heard(ConsoleMessage message) {
        if (!message.type().equals("error") || outagesExpected) return;
        // Chromium repeats every failed answer in the console; those are judged as answers.
        if (message.text().startsWith("Failed to load resource")) return;
        trouble.add("console: " + message.text());
    }

    private void asked(Request request) {
        URI to = URI.create(request.url().split("[#|]", 2)[0]);
        boolean inside = List.of("data", "blob", "about").contains(to.getScheme());
        if (!inside && !"127.0.0.1".equals(to.getHost()))
            trouble.add("asked another host: " + request.url());
    }

    private void answered(Response response) {
        int status = response.status();
        if (status >= 400 && status != expectedStatus && !outagesExpected)
            trouble.add(status + " " + response.url());
    }

    private void failed(Request request) {
        // Leaving a page cuts its event stream and whatever it still loads.
        if ("net::ERR_ABORTED".equals(request.failure()) || outagesExpected) return;
        trouble.add(request.failure() + " " + request.url());
    }

    private static String story(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getHelp()
                + rule.getNodes().stream()
                        .map(n -> "\n    " + n.getHtml() + "\n      " + n.getFailureSummary())
                        .limit(6)
                        .collect(Collectors.joining());
    }
}
