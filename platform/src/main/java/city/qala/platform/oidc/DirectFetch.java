package city.qala.platform.oidc;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Calls the provider over HTTPS; over plain HTTP only on this very machine. */
public final class DirectFetch implements Fetch {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1 << 20;

    private final Predicate<String> allowedHosts;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();

    /**
     * Calls to these hosts only.
     *
     * @param allowedHosts whether a host may be called
     */
    public DirectFetch(Predicate<String> allowedHosts) {
        this.allowedHosts = allowedHosts;
    }

    @Override
    public byte[] call(URI address, Map<String, String> form, Map<String, String> headers) {
        requireAllowed(address);
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Accept", "application/json");
        headers.forEach(request::header);
        if (!form.isEmpty())
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() != 200 || bytes.length > MOST_BYTES) throw unreachable();
                return bytes;
            }
        } catch (IOException e) {
            throw unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable();
        }
    }

    private void requireAllowed(URI address) {
        String host = address.getHost() == null ? "" : address.getHost();
        boolean safe = "https".equals(address.getScheme()) || isHere(address.getScheme(), host);
        if (!safe || address.getUserInfo() != null || !allowedHosts.test(host))
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "target-not-allowed",
                    "The town does not allow calls to %s.",
                    host);
    }

    private static boolean isHere(String scheme, String host) {
        try {
            return "http".equals(scheme) && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Problem unreachable() {
        return Problem.of(
                Problem.Kind.UNAVAILABLE,
                "provider-unreachable",
                "The sign-in provider does not answer as it should.");
    }
}
