package city.qala.platform.http;

import city.qala.kernel.Language;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Settings under {@code http.*}.
 *
 * @param bind address to listen on; loopback unless the operator says otherwise
 * @param port 0 takes any free port
 * @param publicBase address that links start with, without a trailing slash; empty means {@code
 *     http://<bind>:<port>}
 * @param languages languages of the city, the first is the default
 * @param limits what one client and all clients together may use
 */
public record HttpConfig(
        String bind, int port, String publicBase, List<Language> languages, Limits limits) {

    /**
     * What clients may use.
     *
     * @param bodyBytes a request's body, also after unpacking
     * @param requestLineBytes method, address and query; SensorThings queries are long
     * @param headBytes request line and headers together
     * @param headers number of headers
     * @param connections open at once
     * @param requests being worked on at once; more wait a fifth of a second, then 503 with
     *     Retry-After
     * @param head time to send a whole head, from its first byte
     * @param idle time between two requests of a connection
     * @param body time that a body may take at least; one second more a kilobyte received
     * @param write time that one piece of an answer may be stuck in a reader who does not read
     */
    public record Limits(
            int bodyBytes,
            int requestLineBytes,
            int headBytes,
            int headers,
            int connections,
            int requests,
            Duration head,
            Duration idle,
            Duration body,
            Duration write) {
        public Limits {
            require(bodyBytes, 1024, 1 << 30, "http.body-bytes");
            require(requestLineBytes, 512, 1 << 20, "http.request-line-bytes");
            require(headBytes, requestLineBytes + 1, 1 << 20, "http.head-bytes");
            require(headers, 10, 10_000, "http.headers");
            require(connections, 1, 100_000, "http.connections");
            require(requests, 1, 100_000, "http.requests");
            require(head.toMillis(), 10, 600_000, "http.head");
            require(idle.toMillis(), 10, 600_000, "http.idle");
            require(body.toMillis(), 10, 600_000, "http.body");
            require(write.toMillis(), 10, 600_000, "http.write");
        }

        /** 16 MB bodies, 16 KB request lines, 4,000 connections, 400 requests at once. */
        public static Limits defaults() {
            return new Limits(
                    16 << 20,
                    16 << 10,
                    48 << 10,
                    100,
                    4_000,
                    400,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(20));
        }
    }

    public HttpConfig {
        require(port, 0, 65_535, "http.port");
        languages = List.copyOf(languages);
        if (languages.isEmpty()) throw new IllegalArgumentException("city.languages is empty");
        if (bind.isBlank()) throw new IllegalArgumentException("http.bind is empty");
        if (!publicBase.isEmpty()) requireBase(publicBase);
    }

    /** Loopback, port 8080, the three languages with Kazakh first. */
    public static HttpConfig defaults() {
        return new HttpConfig(
                "127.0.0.1",
                8080,
                "",
                List.of(Language.KK, Language.RU, Language.EN),
                Limits.defaults());
    }

    /** The same on another port. */
    public HttpConfig withPort(int newPort) {
        return new HttpConfig(bind, newPort, publicBase, languages, limits);
    }

    /** The same with other limits. */
    public HttpConfig withLimits(Limits newLimits) {
        return new HttpConfig(bind, port, publicBase, languages, newLimits);
    }

    private static void requireBase(String base) {
        URI uri = URI.create(base);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || base.endsWith("/") || uri.getRawQuery() != null)
            throw new IllegalArgumentException(
                    "http.public-base must be like https://city.example: " + base);
    }

    private static void require(long value, long least, long most, String key) {
        if (value < least || value > most)
            throw new IllegalArgumentException(
                    key + " must be between " + least + " and " + most + ": " + value);
    }
}
