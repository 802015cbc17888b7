package city.qala.platform.outbound;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Calls to other machines: over HTTPS, or plain on this very machine; to hosts on the allow-list
 * only; no redirect is followed, no proxy is used and no answer is read beyond its limit. Every
 * call is counted by host and by what it is for, refused ones too.
 */
public final class Outbound implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ROWS = 1_000;

    private record Row(String host, String what) {}

    /**
     * Calls to one host for one thing since the start.
     *
     * @param host with its port if that is not the scheme's own
     * @param what it is for, such as {@code sign-in}
     * @param made how many went out
     * @param refused how many were not let out
     * @param last when the last one was made or refused
     */
    public record Use(String host, String what, long made, long refused, Instant last) {}

    private final Set<String> allow;
    private final Clock clock;
    private final Instant since;
    private final ConcurrentHashMap<Row, Use> uses = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(PATIENCE)
                    .build();

    private Outbound(Set<String> allow, Clock clock) {
        this.allow = allow;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The way out of a city. */
    public static Outbound create(OutboundConfig config, Clock clock) {
        return new Outbound(config.allow(), clock);
    }

    /** The way out of a command whose user named the one machine that it calls. */
    public static Outbound toOnly(URI target, Clock clock) {
        return new Outbound(Set.of(place(target)), clock);
    }

    /** Hosts that may be called, in order. */
    public List<String> allowed() {
        return List.copyOf(new TreeSet<>(allow));
    }

    /** Since when calls are counted. */
    public Instant since() {
        return since;
    }

    /** What was called and what was refused, by host. */
    public List<Use> uses() {
        return uses.values().stream()
                .sorted(Comparator.comparing(Use::host).thenComparing(Use::what))
                .toList();
    }

    /** Whether a call to this address would be let out. */
    public boolean allows(URI address) {
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null) return false;
        boolean listed = allow.contains(place(address)) || allow.contains(host(address));
        return listed && isSafe(address, host);
    }

    /**
     * Lets a call out that is not over HTTP, and counts it.
     *
     * @param what it is for, in a word or two
     * @return whether the machine is this very one
     * @throws Problem {@code target-not-allowed} 422
     */
    boolean permit(String what, String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        String place = name + ":" + port;
        boolean let = allow.contains(place) || allow.contains(name);
        count(new Row(place, what), let);
        if (!let) throw notAllowed(place);
        return isHere(name);
    }

    /**
     * Gets an address.
     *
     * @param what it is for, in a word or two
     * @param mostBytes the largest answer that is read
     * @throws Problem {@code target-not-allowed} 422, {@code target-unreachable} 503
     */
    public Reply get(String what, URI address, Map<String, String> headers, int mostBytes) {
        return send(what, address, headers, HttpRequest.Builder::GET, mostBytes);
    }

    /**
     * Posts to an address.
     *
     * @param what it is for, in a word or two
     * @param mostBytes the largest answer that is read
     * @throws Problem {@code target-not-allowed} 422, {@code target-unreachable} 503
     */
    public Reply post(
            String what, URI address, Map<String, String> headers, byte[] body, int mostBytes) {
        var bytes = HttpRequest.BodyPublishers.ofByteArray(body);
        return send(what, address, headers, request -> request.POST(bytes), mostBytes);
    }

    private Reply send(
            String what,
            URI address,
            Map<String, String> headers,
            UnaryOperator<HttpRequest.Builder> method,
            int mostBytes) {
        boolean let = allows(address);
        count(new Row(place(address), what), let);
        if (!let) throw notAllowed(place(address));
        HttpRequest.Builder request = method.apply(HttpRequest.newBuilder(address));
        headers.forEach(request::header);
        try {
            var answer =
                    client.send(
                            request.timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(mostBytes + 1);
                if (bytes.length > mostBytes) throw unreachable(address);
                return new Reply(answer.statusCode(), answer.headers().map(), bytes);
            }
        } catch (IOException e) {
            throw unreachable(address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(address);
        }
    }

    private void count(Row row, boolean let) {
        // Refused names may be anything, so that their number is bounded.
        if (uses.size() >= MOST_ROWS && !uses.containsKey(row)) return;
        Instant now = clock.instant();
        uses.merge(
                row,
                new Use(row.host(), row.what(), let ? 1 : 0, let ? 0 : 1, now),
                (a, b) ->
                        new Use(
                                a.host(),
                                a.what(),
                                a.made() + b.made(),
                                a.refused() + b.refused(),
                                b.last()));
    }

    private static boolean isSafe(URI address, String host) {
        if ("https".equals(address.getScheme())) return true;
        return "http".equals(address.getScheme()) && isHere(host);
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Problem notAllowed(String place) {
        return Problem.of(
                Problem.Kind.UNPROCESSABLE,
                "target-not-allowed",
                "The town does not allow calls to %s.",
                place);
    }

    private static String host(URI address) {
        return Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    private static String place(URI address) {
        return address.getPort() < 0 ? host(address) : host(address) + ":" + address.getPort();
    }

    private static Problem unreachable(URI address) {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "target-unreachable",
                        "%s does not answer as it should.",
                        place(address))
                .retryAfter(PATIENCE);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    /** An answer, read whole. */
    public static final class Reply {
        private final int status;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        Reply(int status, Map<String, List<String>> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        /** Its status code; any, also of failures. */
        public int status() {
            return status;
        }

        /** A header's first value. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .flatMap(e -> e.getValue().stream())
                    .findFirst();
        }

        /** Its bytes. */
        public byte[] body() {
            return body.clone();
        }
    }
}
