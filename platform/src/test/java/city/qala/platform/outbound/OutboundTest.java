package city.qala.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer neighbour;
    private String place;

    @BeforeEach
    void openANeighbour() throws IOException {
        neighbour =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        neighbour.createContext(
                "/",
                x -> {
                    calls.incrementAndGet();
                    if (x.getRequestURI().getPath().equals("/elsewhere")) {
                        x.getResponseHeaders().add("Location", "http://example.invalid/");
                        x.sendResponseHeaders(302, -1);
                    } else {
                        byte[] body = x.getRequestBody().readAllBytes();
                        byte[] answer =
                                body.length > 0 ? body : "salem".getBytes(StandardCharsets.UTF_8);
                        x.sendResponseHeaders(200, answer.length);
                        x.getResponseBody().write(answer);
                    }
                    x.close();
                });
        neighbour.start();
        place = "127.0.0.1:" + neighbour.getAddress().getPort();
    }

    @AfterEach
    void close() {
        neighbour.stop(0);
    }

    private static Outbound to(String... hosts) {
        return Outbound.create(new OutboundConfig(Set.of(hosts)), Clock.systemUTC());
    }

    private static void assertRefused(Outbound out, String address) {
        assertThatThrownBy(() -> out.get("trial", URI.create(address), Map.of(), 100))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("target-not-allowed"));
    }

    @Test
    void givenNoEntry_whenCalled_thenNothingLeavesAndTheRefusalIsCounted() {
        try (Outbound out = to()) {
            assertRefused(out, "http://" + place + "/");
            assertRefused(out, "https://example.invalid/");
            assertThat(calls).hasValue(0);
            assertThat(out.uses()).hasSize(2).allMatch(u -> u.refused() == 1 && u.made() == 0);
        }
    }

    @Test
    void givenAnEntry_whenCalled_thenItAnswersAndIsCounted() {
        try (Outbound out = to(place)) {
            var got = out.get("trial", URI.create("http://" + place + "/"), Map.of(), 100);
            assertThat(got.status()).isEqualTo(200);
            assertThat(new String(got.body(), StandardCharsets.UTF_8)).isEqualTo("salem");
            byte[] body = {1, 2, 3};
            var posted =
                    out.post("trial", URI.create("http://" + place + "/"), Map.of(), body, 100);
            assertThat(posted.body()).containsExactly(1, 2, 3);
            assertThat(out.uses())
                    .singleElement()
                    .satisfies(u -> assertThat(u.made()).isEqualTo(2));
        }
    }

    @Test
    void givenAnEntry_whenAnotherPortOrSchemeOrATrickIsCalled_thenItIsRefused() {
        try (Outbound out = to(place, "example.invalid")) {
            assertRefused(out, "http://127.0.0.1:1/");
            assertRefused(out, "http://example.invalid/"); // plain, and not this machine
            assertRefused(out, "https://example.invalid@evil.invalid/");
            assertRefused(out, "https://someone@example.invalid/");
            assertRefused(out, "https://example.invalid.evil.invalid/");
            assertRefused(out, "ftp://example.invalid/");
            assertRefused(out, "http://[::1]:" + neighbour.getAddress().getPort() + "/");
            assertThat(out.allows(URI.create("https://EXAMPLE.invalid/x"))).isTrue();
        }
    }

    @Test
    void givenARedirect_whenCalled_thenItIsNotFollowed() {
        try (Outbound out = to(place)) {
            var got = out.get("trial", URI.create("http://" + place + "/elsewhere"), Map.of(), 100);
            assertThat(got.status()).isEqualTo(302);
            assertThat(got.header("location")).contains("http://example.invalid/");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void givenAnAnswerBeyondTheLimit_whenCalled_thenItIsNotTaken() {
        try (Outbound out = to(place)) {
            assertThatThrownBy(() ->
                            out.get("trial", URI.create("http://" + place + "/"), Map.of(), 4))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> assertThat(p.code()).isEqualTo("target-unreachable"));
        }
    }

    @Test
    void givenAPatternOrAnAddress_whenConfigured_thenItIsRefused() {
        for (String wrong : Set.of("*", "*.kz", "https://id.kz", "id.kz/path", "", "a b"))
            assertThatThrownBy(() -> new OutboundConfig(Set.of(wrong))).isInstanceOf(Problem.class);
    }
}
