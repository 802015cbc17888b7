package city.qala.exchange.message;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The other side of the exchange: signs a request, sends it, and believes an answer only if the
 * provider's key signed it for exactly this request.
 */
public final class PartnerClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final SecureRandom random = new SecureRandom();
    private final String provider;
    private final String agreement;
    private final SigningKey key;
    private final Map<String, Verifier> trusted = new HashMap<>();
    private final Clock clock;

    /**
     * A client under one agreement.
     *
     * @param provider base address, without a slash at its end
     * @param providerKeys the provider's JWK set, as it was handed over; its answers are held
     *     against it
     */
    public PartnerClient(
            String provider, String agreement, SigningKey key, JsonNode providerKeys, Clock clock) {
        this.provider = provider;
        this.agreement = agreement;
        this.key = key;
        this.clock = clock;
        for (JsonNode one : providerKeys.path("keys")) {
            PublicJwk open = PublicJwk.of(one);
            trusted.put(open.id(), Verifier.of(open));
        }
        if (trusted.isEmpty()) throw Problem.invalid("keys", 0, "must hold the provider's keys");
    }

    /**
     * The keys that a provider publishes, as a JWK set: for a first meeting. Comparing them with
     * what was handed over is up to people.
     */
    public static String publishedKeys(String provider) {
        var request = HttpRequest.newBuilder(URI.create(provider + "/api/exchange/keys"));
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            request.timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) return answer.body();
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "unreachable",
                    "The provider answered %s.",
                    answer.statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped while waiting"));
        }
    }

    /**
     * An answer that was believed.
     *
     * @param call id of the call
     * @param rows how many rows
     * @param body the answer itself, JSON
     * @param evidence both signatures, without a time-stamp yet
     */
    public record Called(String call, int rows, String body, Evidence evidence) {}

    /**
     * Calls.
     *
     * @param body the wish as JSON
     * @throws Problem what the provider refused with, or {@code invalid-signature} for an answer
     *     that is not the provider's
     */
    public Called call(String body) {
        String path = "/api/exchange/agreements/" + agreement + "/calls";
        byte[] bytes = Encoding.utf8(body);
        Ask ask = ask("POST", path, bytes);
        String signature = key.sign(ask.text());
        HttpResponse<byte[]> answer =
                send(
                        request(path, ask, signature)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                                .build());
        return believed(ask, signature, answer);
    }

    /** The evidence of a call as it stands now; its parts are held against what was answered. */
    public Evidence evidence(String call) {
        String path = "/api/exchange/agreements/" + agreement + "/calls/" + call + "/evidence";
        Ask ask = ask("GET", path, new byte[0]);
        HttpRequest request = request(path, ask, key.sign(ask.text())).GET().build();
        Evidence found = Evidence.of(tree(send(request).body()));
        var faults = EvidenceCheck.faults(found, null, trusted.keySet());
        if (!faults.isEmpty()) throw notBelieved(faults.getFirst());
        return found;
    }

    private Called believed(Ask ask, String signature, HttpResponse<byte[]> answer) {
        String compact = header(answer, "Qala-Signature");
        String rows = header(answer, "Qala-Rows");
        var receipt =
                new Receipt(
                        header(answer, "Qala-Call"),
                        Receipt.digest(ask.text(), signature),
                        header(answer, "Qala-Time"),
                        rows.matches("[0-9]{1,9}") ? Integer.parseInt(rows) : -1,
                        Ask.digest(answer.body()));
        Optional<Verifier> verifier =
                Jws.parse(compact).flatMap(j -> Optional.ofNullable(trusted.get(j.keyId())));
        if (verifier.isEmpty() || !verifier.get().signed(receipt.text(), compact))
            throw notBelieved("The answer was not signed with the provider's key.");
        var evidence =
                new Evidence(
                        new Evidence.Signed(ask.text(), signature, key.publicPart()),
                        new Evidence.Signed(receipt.text(), compact, verifier.get().key()),
                        null);
        return new Called(
                receipt.call(),
                receipt.rows(),
                new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8),
                evidence);
    }

    private Ask ask(String method, String path, byte[] body) {
        byte[] nonce = new byte[18];
        random.nextBytes(nonce);
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        return Ask.of(method, path, agreement, Encoding.base64(nonce), time, body);
    }

    private HttpRequest.Builder request(String path, Ask ask, String signature) {
        return HttpRequest.newBuilder(URI.create(provider + path))
                .timeout(PATIENCE)
                .header("Qala-Nonce", ask.nonce())
                .header("Qala-Time", ask.time())
                .header("Qala-Signature", signature);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) return answer;
            throw refusal(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped while waiting"));
        }
    }

    private static Problem refusal(HttpResponse<byte[]> answer) {
        JsonNode problem = tree(answer.body());
        String type = problem.path("type").asText("urn:qala:problem:unreachable");
        String code = type.substring(type.lastIndexOf(':') + 1);
        for (Problem.Kind kind : Problem.Kind.values()) {
            if (kind.status() == answer.statusCode())
                return Problem.of(kind, code, "%s", problem.path("detail").asText(code));
        }
        return Problem.of(
                Problem.Kind.UNAVAILABLE, code, "The provider answered %s.", answer.statusCode());
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE, "malformed-json", "The provider sent no JSON.");
        }
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Problem notBelieved(String why) {
        return Problem.of(Problem.Kind.UNAUTHENTICATED, "invalid-signature", why);
    }

    @Override
    public void close() {
        http.close();
    }
}
