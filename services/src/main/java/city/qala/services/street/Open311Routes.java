package city.qala.services.street;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Handler;
import city.qala.platform.http.Masking;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Open311 GeoReport v2, XML and JSON by the ending of the path. Reading is for everybody; a new
 * report needs a key, which is a token of the city.
 */
final class Open311Routes implements Routes {
    private static final String BASE = "/open311/v2";
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    private static final String CHANGED = "2026-11-22T00:00:00Z";
    private static final int MOST_BYTES = 65_536;

    private final ReportDesk desk;
    private final Open311Words words;
    private final String jurisdiction;
    private final Function<String, Actor> keys;

    /**
     * @param jurisdiction the only one that this address serves
     * @param keys who holds a key
     */
    Open311Routes(
            ReportDesk desk,
            Open311Words words,
            String jurisdiction,
            Function<String, Actor> keys) {
        this.desk = desk;
        this.words = words;
        this.jurisdiction = jurisdiction;
        this.keys = keys;
    }

    /** What an answer is made of. */
    private record Content(int status, String root, Object body) {}

    @FunctionalInterface
    private interface Call {
        Content answer(Exchange x, String last);
    }

    @Override
    public void routing(Router to) {
        for (String format : List.of("xml", "json"))
            to.get("/open311/discovery." + format, fixed(format, this::discovery))
                    .get(BASE + "/services." + format, fixed(format, this::services))
                    .get(BASE + "/requests." + format, fixed(format, this::list))
                    .post(BASE + "/requests." + format, fixed(format, this::create));
        to.get(BASE + "/services/{file}", named(this::definition))
                .get(BASE + "/requests/{file}", named(this::one))
                .get(BASE + "/tokens/{file}", named(this::token));
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    private Handler fixed(String format, Call call) {
        return x -> answer(x, format, "", call);
    }

    /** A path whose last part is a name and a format. */
    private Handler named(Call call) {
        return x -> {
            String file = x.pathParam("file");
            int dot = file.lastIndexOf('.');
            String format = dot < 0 ? "" : file.substring(dot + 1);
            if (!format.equals("xml") && !format.equals("json"))
                throw Problem.notFound("The path must end in .xml or .json.");
            answer(x, format, file.substring(0, dot), call);
        };
    }

    private void answer(Exchange x, String format, String last, Call call) {
        Content content;
        try {
            String asked = x.queryParam("jurisdiction_id").orElse("").strip();
            if (!asked.isEmpty() && !asked.equals(jurisdiction))
                throw Problem.notFound("There is no jurisdiction %s here.", asked);
            content = call.answer(x, last);
        } catch (Problem p) {
            if (p.status() >= Problem.Kind.BUG.status()) throw p;
            content = new Content(status(p), "errors", List.of(error(p)));
        }
        boolean xml = format.equals("xml");
        x.set("Cache-Control", "no-cache")
                .set("Vary", "Accept-Language")
                .send(
                        content.status(),
                        xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8",
                        xml
                                ? Open311Body.xml(content.root(), content.body())
                                : Open311Body.json(content.body()));
    }

    /** 403 and 404 mean what they say; every other failure is 400. */
    private static int status(Problem p) {
        return switch (p.kind()) {
            case NOT_FOUND -> 404;
            case FORBIDDEN, UNAUTHENTICATED -> 403;
            default -> 400;
        };
    }

    private static Map<String, Object> error(Problem p) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", status(p));
        error.put("description", Masking.of(p.detail()));
        return error;
    }

    private Content discovery(Exchange x, String last) {
        Map<String, @Nullable Object> endpoint = new LinkedHashMap<>();
        endpoint.put("specification", SPECIFICATION);
        endpoint.put("url", x.base() + BASE);
        endpoint.put("changeset", CHANGED);
        endpoint.put("type", "production");
        endpoint.put("formats", List.of("text/xml", "application/json"));
        Map<String, @Nullable Object> m = new LinkedHashMap<>();
        m.put("changeset", CHANGED);
        m.put("contact", x.base() + "/" + x.language().tag() + "/help");
        m.put("key_service", "A key is a token of the city, made by its administrator.");
        m.put("endpoints", List.of(endpoint));
        return new Content(200, "discovery", m);
    }

    private Content services(Exchange x, String last) {
        return new Content(
                200,
                "services",
                desk.services().all().stream().map(s -> words.service(s, x.language())).toList());
    }

    private Content definition(Exchange x, String code) {
        StreetService service =
                desk.services()
                        .find(code)
                        .orElseThrow(() -> Problem.notFound("There is no service %s.", code));
        return new Content(200, "service_definition", words.definition(service, x.language()));
    }

    private Content list(Exchange x, String last) {
        List<String> ids = SearchRule.words(x::queryParam, "service_request_id");
        if (!ids.isEmpty()) return reports(x, byId(ids));
        Search search = SearchRule.read(x::queryParam, desk.now());
        if (x.queryParam("cursor").isEmpty()) return reports(x, desk.store().list(search));
        long after = SearchRule.cursor(x.queryParam("cursor").orElse(""));
        List<Report> page = desk.store().walk(search, after);
        long next = page.isEmpty() ? after : page.getLast().seq();
        x.set("Open311-Cursor", Long.toString(next))
                .set("Access-Control-Expose-Headers", "Open311-Cursor");
        return reports(x, page);
    }

    private List<Report> byId(List<String> ids) {
        List<Long> known =
                ids.stream().filter(i -> i.matches("[0-9]{1,18}")).map(Long::valueOf).toList();
        if (known.size() > SearchRule.MOST)
            throw Problem.invalid("service_request_id", known.size(), "must be at most 1000");
        return desk.store().byId(known);
    }

    private Content one(Exchange x, String id) {
        return reports(x, List.of(desk.report(id)));
    }

    private Content reports(Exchange x, List<Report> reports) {
        return new Content(
                200,
                "service_requests",
                reports.stream().map(r -> words.report(r, x.language())).toList());
    }

    private Content token(Exchange x, String token) {
        Report r =
                desk.store()
                        .ofToken(token)
                        .filter(Report::tracked)
                        .orElseThrow(() -> Problem.notFound("There is no such token."));
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("service_request_id", Long.toString(r.id()));
        m.put("token", r.token());
        return new Content(200, "service_requests", List.of(m));
    }

    private Content create(Exchange x, String last) {
        Map<String, List<String>> form = form(x);
        String asked = form.getOrDefault("jurisdiction_id", List.of("")).getFirst();
        if (!asked.isEmpty() && !asked.equals(jurisdiction))
            throw Problem.notFound("There is no jurisdiction %s here.", asked);
        String key = form.getOrDefault("api_key", List.of("")).getFirst();
        Actor actor = key.isEmpty() ? x.actor() : keys.apply(key);
        if (actor.isAnonymous()) throw Problem.forbidden("A key (api_key) is needed.");
        NewReport report = ReportRule.read(desk.services(), form);
        Report taken = desk.take(report);
        return new Content(
                201, "service_requests", List.of(words.taken(taken, report.service().type(), "")));
    }

    /** Every field of a form with all its values, in their order. */
    static Map<String, List<String>> form(Exchange x) {
        String type = x.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/x-www-form-urlencoded"))
            throw Problem.invalid("Content-Type", type, "must be that of a form");
        Map<String, List<String>> form = new LinkedHashMap<>();
        String body = new String(x.body(MOST_BYTES), StandardCharsets.UTF_8);
        for (String pair : body.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int eq = pair.indexOf('=');
            String name = decode(eq < 0 ? pair : pair.substring(0, eq));
            form.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(eq < 0 ? "" : decode(pair.substring(eq + 1)));
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("form", "text", "must be encoded as forms are");
        }
    }
}
