package city.qala.platform.http;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import city.qala.platform.log.Log;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP edge: one listener, a table of addresses, and every rule about hostile clients.
 *
 * <p>Each request runs on a virtual thread: admitted, matched, its actor found, handled, and
 * answered; every failure ends as a problem document.
 */
public final class HttpEdge implements AutoCloseable {

    private static final Log LOG = Log.of(HttpEdge.class);
    private static final String NO_ROUTE = "none";

    private final HttpConfig config;
    private final Health health;
    private final HttpFigures figures;
    private final Answer answer;
    private final Streams streams = new Streams();
    private final Watchdog watchdog;
    private final Semaphore places;
    private final List<Routes> groups = new ArrayList<>();
    private final Problems problems;
    private volatile RouteTable table;
    private volatile Authenticator identity = x -> Actor.ANONYMOUS;
    private volatile @Nullable WebServer server;
    private volatile EdgeContext context;

    private HttpEdge(HttpConfig config, Health health, Metrics metrics) {
        this.config = config;
        this.health = health;
        this.figures = new HttpFigures(metrics);
        this.answer = new Answer(config.publicBase());
        this.watchdog = new Watchdog(config.limits().connections());
        this.places = new Semaphore(config.limits().requests(), true);
        this.problems = new Problems();
        this.context = context(config.publicBase());
        groups.add(new HealthRoutes(health, metrics));
        table = RouteTable.of(groups);
        metrics.gauge("qala_http_connections", "open connections", watchdog::open);
        metrics.gauge("qala_http_streams", "open event streams", streams::size);
    }

    /**
     * Makes an edge that does not listen yet. It always serves {@code /health/live}, {@code
     * /health/ready} and {@code /metrics}.
     */
    public static HttpEdge create(HttpConfig config, Health health, Metrics metrics) {
        return new HttpEdge(config, health, metrics);
    }

    /** Who asks. Until it is set everybody is anonymous. */
    public HttpEdge authenticator(Authenticator newIdentity) {
        identity = newIdentity;
        return this;
    }

    /** The words of problems in the reader's language. Until set they are English. */
    public HttpEdge problemTexts(ProblemTexts texts) {
        problems.texts(texts);
        return this;
    }

    /** The page of a problem. Until set, browsers get the problem document too. */
    public HttpEdge errorPage(ErrorPage page) {
        problems.page(page);
        return this;
    }

    /** Adds groups of addresses; also while listening. Two equal patterns are a mistake. */
    public synchronized HttpEdge mount(Routes... more) {
        groups.addAll(List.of(more));
        table = RouteTable.of(groups);
        return this;
    }

    /** Adds folders of the class path; also while listening. */
    public HttpEdge mount(List<StaticFolder> folders) {
        return mount(new StaticRoutes(folders));
    }

    /**
     * Starts to listen. While a part of {@link Health} is starting, an unknown address is answered
     * 503 with Retry-After instead of 404.
     *
     * @throws Problem {@code port-busy} if the port is taken
     */
    public HttpEdge start() {
        WebServer made = Listener.create(config, answer, watchdog, figures, this::serve);
        Listener.start(made, config);
        server = made;
        if (config.publicBase().isEmpty())
            context = context("http://" + config.bind() + ":" + made.port());
        LOG.event("listening for HTTP", "bind", config.bind(), "port", made.port());
        return this;
    }

    private EdgeContext context(String base) {
        return new EdgeContext(
                base,
                config.languages(),
                answer,
                streams,
                config.limits().bodyBytes(),
                config.limits().write());
    }

    /** The port listened on; after {@link #start()} only. */
    public int port() {
        if (server == null) throw new IllegalStateException("not started");
        return server.port();
    }

    /** The base address of links, without a trailing slash; after {@link #start()} only. */
    public String base() {
        return context.base();
    }

    /** Takes no new requests, lets those under way finish (at most 10 s), ends streams, stops. */
    @Override
    public void close() {
        streams.stop();
        if (server != null) server.stop();
        watchdog.close();
    }

    // ---- one request

    private void serve(ServerRequest request, ServerResponse response) {
        long began = System.nanoTime();
        RequestGuard guard = GuardedConnections.GUARD.get();
        var x = new ServerExchange(context, guard, request, response);
        RouteTable.Match match = table.find(x.rawPath());
        RouteTable.Entry entry = match == null ? null : match.address().entry(x.method());
        var place = new Place(entry != null && isExempt(entry.pattern()) ? null : places);
        try {
            if (!place.taken()) problems.send(x, overloaded());
            else answer(x.onDetach(place::leave), match, entry);
        } finally {
            place.leave();
            String route = entry == null ? NO_ROUTE : entry.pattern();
            figures.done(route, guard.head().method(), x.status(), System.nanoTime() - began);
        }
        if (x.closing()) guard.last();
    }

    private void answer(
            ServerExchange x, RouteTable.@Nullable Match match, RouteTable.@Nullable Entry entry) {
        try {
            if (match == null) throw unknown();
            if (entry == null) other(x, match.address());
            else handle(x, entry, match.values());
            if (x.status() == 0) throw new IllegalStateException("no answer from " + x.rawPath());
        } catch (Problem e) {
            fail(x, e);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            fail(x, Problem.bug(e));
        }
    }

    private void handle(ServerExchange x, RouteTable.Entry entry, List<String> values) {
        x.matched(entry, values);
        if (entry.crossOrigin()) Answer.crossOrigin(x.response());
        x.actor(identity.authenticate(x));
        entry.handler().handle(x);
    }

    /** OPTIONS, which needs no handler, or a method that the address does not answer. */
    private static void other(ServerExchange x, RouteTable.Address address) {
        x.set("Allow", address.allow());
        boolean crossOrigin = address.sample().crossOrigin();
        if (crossOrigin) Answer.crossOrigin(x.response());
        if (!x.method().equals("OPTIONS"))
            throw Problem.of(
                    Problem.Kind.METHOD_NOT_ALLOWED,
                    "method-not-allowed",
                    "This address answers %s.",
                    address.allow());
        if (crossOrigin) Answer.preflight(x.response());
        x.send(204);
    }

    private Problem unknown() {
        if (health.ready()) return Problem.notFound("There is nothing at this address.");
        return Problem.of(Problem.Kind.UNAVAILABLE, "starting", "Qala is still starting.")
                .retryAfter(Duration.ofSeconds(1));
    }

    private void fail(ServerExchange x, Problem problem) {
        if (problem.kind() == Problem.Kind.BUG && problem.getCause() != null)
            LOG.error("request failed", problem.getCause(), "trace", x.trace());
        if (x.status() != 0) throw new CloseConnectionException("failed within an answer");
        problems.send(x, problem);
    }

    private static Problem overloaded() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "overloaded",
                        "Too much to do at once. Try again soon.")
                .retryAfter(Duration.ofSeconds(1));
    }

    private static boolean isExempt(String pattern) {
        return pattern.startsWith("/health/") || pattern.equals("/metrics");
    }
}
