package city.qala.platform.http;

import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import java.util.List;

/** The HTTP edge: one listener, a table of addresses, and every rule about hostile clients. */
public final class HttpEdge implements AutoCloseable {

    private final HttpConfig config;

    private HttpEdge(HttpConfig config) {
        this.config = config;
    }

    /**
     * Makes an edge that does not listen yet. It always serves {@code /health/live}, {@code
     * /health/ready} and {@code /metrics}.
     */
    public static HttpEdge create(HttpConfig config, Health health, Metrics metrics) {
        return new HttpEdge(config);
    }

    /** Who asks. Until it is set everybody is anonymous. */
    public HttpEdge authenticator(Authenticator identity) {
        return this;
    }

    /** The words of problems in the reader's language. Until set they are English. */
    public HttpEdge problemTexts(ProblemTexts texts) {
        return this;
    }

    /** The page of a problem. Until set, browsers get the problem document too. */
    public HttpEdge errorPage(ErrorPage page) {
        return this;
    }

    /** Adds groups of addresses; also while listening. Two equal patterns are a mistake. */
    public HttpEdge mount(Routes... groups) {
        return this;
    }

    /** Adds folders of the class path. */
    public HttpEdge mount(List<StaticFolder> folders) {
        return this;
    }

    /**
     * Starts to listen. While a part of {@link Health} is starting, an unknown address is answered
     * 503 with Retry-After instead of 404.
     *
     * @throws city.qala.kernel.Problem {@code port-busy} if the port is taken
     */
    public HttpEdge start() {
        throw new UnsupportedOperationException(config.bind());
    }

    /** The port listened on; after {@link #start()} only. */
    public int port() {
        return config.port();
    }

    /** The base address of links, without a trailing slash; after {@link #start()} only. */
    public String base() {
        return config.publicBase();
    }

    /** Takes no new requests, lets those under way finish (at most 10 s), ends streams, stops. */
    @Override
    public void close() {}
}
