package city.qala.web;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.http.ErrorPage;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.ProblemTexts;
import city.qala.platform.http.Routes;
import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The door to the look: makes frames, sends pages, serves style sheets, scripts, fonts and the base
 * map, and draws problems for browsers.
 */
public final class Web {

    /** Nothing, where a page has no status line of its own. */
    public static final Content NOTHING = out -> {};

    private final Town town;
    private final Clock clock;
    private final List<Section> sections;
    private final Messages messages = Messages.of();
    private final Assets assets = new Assets();
    private final BaseMap map;

    private Web(Town town, Clock clock, Path mapFolder, List<Section> sections) {
        this.town = town;
        this.clock = clock;
        this.sections = List.copyOf(sections);
        this.map = new BaseMap(mapFolder);
    }

    /**
     * The look of one city.
     *
     * @param mapFolder folder that the map import writes; it need not exist yet
     * @param sections entries of the top bar, in order
     */
    public static Web create(Town town, Clock clock, Path mapFolder, List<Section> sections) {
        return new Web(town, clock, mapFolder, sections);
    }

    /** All addresses of this module. */
    public List<Routes> routes() {
        return List.of(
                new StaticRoutes(assets),
                new MapRoutes(map),
                new HomePage(this),
                new HelpPage(this));
    }

    /** The city. */
    public Town town() {
        return town;
    }

    /** The clock. */
    public Clock clock() {
        return clock;
    }

    /** The base map. */
    public BaseMap map() {
        return map;
    }

    /** Draws a problem for a reader whose browser asked for HTML. */
    public ErrorPage errorPage() {
        return new ProblemPage(this)::html;
    }

    /** Finds the words of a problem under {@code problem.<code>}. */
    public ProblemTexts problemTexts() {
        return (language, code, params) -> {
            Texts texts = messages.in(language);
            String key = "problem." + code;
            return texts.has(key)
                    ? Optional.of(texts.get(key, params.toArray()))
                    : Optional.empty();
        };
    }

    /**
     * A frame for a page.
     *
     * @param words messages of the capability, which hold those of the frame
     * @param here address of the page without its language
     * @param title name of the page
     * @param section key of the entry of the top bar, or empty
     */
    public Frame frame(
            Exchange exchange, Messages words, Address here, String title, String section) {
        boolean known = Language.find(exchange.pathParam("lang")).isPresent();
        if (!known) throw Problem.notFound("There is no such page.");
        String reader = exchange.actor().isAnonymous() ? "" : exchange.actor().name();
        List<Section> seen =
                sections.stream()
                        .filter(s ->
                                s.roles().isEmpty()
                                        || exchange.actor()
                                                .hasAny(s.roles().toArray(String[]::new)))
                        .toList();
        return frame(words.in(exchange.language()), here, title, section, reader, seen);
    }

    Frame frame(Texts texts, Address here, String title, String section, String reader) {
        List<Section> open = sections.stream().filter(s -> s.roles().isEmpty()).toList();
        return frame(texts, here, title, section, reader, open);
    }

    private Frame frame(
            Texts texts,
            Address here,
            String title,
            String section,
            String reader,
            List<Section> seen) {
        Instant now = clock.instant();
        return new Frame(
                texts,
                new Formats(texts, town.zone()),
                town,
                Frame.Look.STAFF,
                title,
                here,
                seen,
                section,
                List.of(),
                List.of("page"),
                reader,
                now);
    }

    /** A frame for one of this module's own pages. */
    Frame frame(Exchange exchange, String path, String titleKey) {
        String title = messages.in(exchange.language()).get(titleKey);
        return frame(exchange, messages, Address.of(path), title, "");
    }

    Messages messages() {
        return messages;
    }

    /**
     * Sends a page.
     *
     * @param template name of the template of its body, which gets {@code page} and the parameters
     * @param status content of the status line
     */
    public void send(
            Exchange exchange,
            Frame page,
            String template,
            Map<String, Object> params,
            Content status) {
        send(exchange, 200, page, template, params, status);
    }

    /** Sends a page with a status of its own, such as 401 for a form that was filled in wrongly. */
    public void send(
            Exchange exchange,
            int httpStatus,
            Frame page,
            String template,
            Map<String, Object> params,
            Content status) {
        exchange.set("Cache-Control", "no-cache")
                .set("Content-Security-Policy", POLICY)
                .set("Vary", "Accept-Language, Cookie")
                .send(
                        httpStatus,
                        "text/html; charset=utf-8",
                        html(page, template, params, status).getBytes(StandardCharsets.UTF_8));
    }

    // Charts and markers are placed by style attributes; style elements and scripts in line are not
    // allowed. Map tiles become textures through blob addresses.
    private static final String POLICY =
            "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
                    + " img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    String html(Frame page, String template, Map<String, Object> params, Content status) {
        var inner = new HashMap<>(params);
        inner.put("page", page);
        var styles = new ArrayList<>(List.of(assets.address("tokens.css")));
        styles.add(assets.address("base.css"));
        page.styles().forEach(s -> styles.add(assets.address(s)));
        var scripts = new ArrayList<String>();
        page.scripts().forEach(s -> assets.script(s).ifPresent(scripts::add));
        return Templates.render(
                "web/frame.jte",
                Map.of(
                        "page", page,
                        "body", Templates.content(template, inner),
                        "status", status,
                        "styles", styles,
                        "scripts", scripts));
    }

    /**
     * A shared state: nothing yet, stale, failed, refused, our error.
     *
     * @param kind empty, {@code stale}, {@code failed}, {@code refused} or {@code ours}
     * @param strong beginning in bold, or empty
     * @param words what it says
     * @param action words of the way out, or empty
     * @param href where the way out leads
     */
    public static Content state(
            String kind, String strong, String words, String action, String href) {
        return Templates.content(
                "web/state.jte",
                Map.of(
                        "kind", kind, "strong", strong, "words", words, "action", action, "href",
                        href));
    }

    /** The languages of the city. */
    public List<Language> languages() {
        return town.languages();
    }
}
