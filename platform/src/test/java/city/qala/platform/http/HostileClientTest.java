package city.qala.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What slow, large, crooked and many clients get, over raw sockets. Each test has a door of its own
 * and mostly waits until that one loses patience.
 */
@Execution(ExecutionMode.CONCURRENT)
class HostileClientTest {

    private static final String POST = "POST /store HTTP/1.1\r\nHost: x\r\n";
    private static final HttpConfig.Limits TIGHT =
            new HttpConfig.Limits(
                    64 << 10,
                    2048,
                    8192,
                    50,
                    100,
                    8,
                    Duration.ofMillis(600),
                    Duration.ofMillis(1200),
                    Duration.ofMillis(900),
                    Duration.ofMillis(900));

    private final AtomicInteger stored = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(8);
    private HttpEdge edge;

    @BeforeEach
    void listen() {
        edge =
                HttpEdge.create(
                                HttpConfig.defaults().withPort(0).withLimits(TIGHT),
                                new Health(),
                                new Metrics())
                        .mount(new Town())
                        .start();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        edge.close();
    }

    private final class Town implements Routes {
        @Override
        public void routing(Router to) {
            to.post("/store", this::store)
                    .get("/", x -> x.send(200, "text/plain", new byte[] {'o', 'k'}))
                    .get("/big", x -> x.send(200, "application/octet-stream", new byte[8 << 20]))
                    .get("/wait", this::await)
                    .get("/events", x -> x.events(HostileClientTest.this::flood));
        }

        private void store(Exchange x) {
            x.body(32 << 10);
            stored.incrementAndGet();
            x.send(201);
        }

        private void await(Exchange x) {
            waiting.countDown();
            awaitGate();
            x.send(204);
        }
    }

    private void awaitGate() {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flood(EventStream events) {
        String data = "x".repeat(10_000);
        while (events.open()) events.emit("reading", data);
    }

    private RawClient client() throws IOException {
        return new RawClient(edge.port());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "both framings,Content-Length: 4~Transfer-Encoding: chunked,400",
                "two lengths,Content-Length: 1~Content-Length: 0,400",
                "equal lengths,Content-Length: 1~Content-Length: 1,400",
                "a list of lengths,\"Content-Length: 1, 1\",400",
                "a negative length,Content-Length: -1,400",
                "a signed length,Content-Length: +1,400",
                "a hexadecimal length,Content-Length: 0x1,400",
                "no length,Content-Length:,400",
                "a huge length,Content-Length: 99999999999999999999999,413",
                "too great a length,Content-Length: 10000000,413",
                "an unknown coding,Transfer-Encoding: xchunked,501",
                "two codings,\"Transfer-Encoding: gzip, chunked\",501",
                "a second Host,Host: y,400",
                "a Host with a space,\"X: 1~Host: a b\",400",
                "a space before the colon,X-A : 1,400",
                "a folded line,X-A: 1~ 2,400",
                "no colon,Nonsense,400",
                "a NUL,X-A: a\0b,400",
                "a bell,X-A: a\u0007b,400",
                "an odd expectation,Expect: cake,400"
            })
    void givenACrookedHead_whenSent_thenItIsRefusedOnceAndTheLineIsCut(
            String name, String headers, int status) throws IOException {
        try (var client = client()) {
            client.send(
                    POST + headers.replace("~", "\r\n") + "\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n");
            var answer = client.answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.text()).contains("urn:qala:problem:", "\"trace\":\"");
            assertThat(client.rest()).isEmpty();
        }
        assertThat(stored).hasValue(0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "GET / HTTP/1.0~Host: x~~,505",
        "GET / HTTP/9.9~Host: x~~,505",
        "PRI * HTTP/2.0~~SM~~,505",
        "GET /~~,400",
        "GET  / HTTP/1.1~Host: x~~,400",
        "GET / http/1.1~Host: x~~,400",
        "GET x HTTP/1.1~Host: x~~,400",
        "GET / HTTP/1.1~~,400",
        "(GET / HTTP/1.1~Host: x~~,400"
    })
    void givenAnOddRequestLine_whenSent_thenItIsRefused(String text, int status)
            throws IOException {
        assertThat(RawClient.ask(edge.port(), text.replace("~", "\r\n")).status())
                .isEqualTo(status);
    }

    @Test
    void givenOtherProtocols_whenTheyKnock_thenTheyAreSentAwayAtOnce() throws IOException {
        assertThat(RawClient.ask(edge.port(), "\u0016\u0003\u0001\0\u00a5").status())
                .isEqualTo(400);
        assertThat(RawClient.ask(edge.port(), "GET / HTTP/1.1\nHost: x\n\n").status())
                .isEqualTo(400);
        assertThat(RawClient.ask(edge.port(), "GET / HTTP/1.1\rHost: x\r\r").status())
                .isEqualTo(400);
    }

    @Test
    void givenTooMuchHead_whenSent_thenLineHeadersAndCountHaveTheirLimits() throws IOException {
        String long3 = "GET /" + "a".repeat(3_000);
        assertThat(RawClient.ask(edge.port(), long3).status()).isEqualTo(414);
        String wide = "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(9_000);
        assertThat(RawClient.ask(edge.port(), wide).status()).isEqualTo(431);
        String many = "GET / HTTP/1.1\r\nHost: x\r\n" + "X: 1\r\n".repeat(60) + "\r\n";
        assertThat(RawClient.ask(edge.port(), many).status()).isEqualTo(431);
    }

    @ParameterizedTest
    @CsvSource({
        "zz~x~0~~,400",
        "FFFFFFFFFFFFFFFFF~x,400",
        "2~abc~0~~,400",
        "-1~,400",
        "~,400",
        "FFFFFF~,413"
    })
    void givenCrookedChunks_whenSent_thenNothingIsStored(String chunks, int status)
            throws IOException {
        String request = POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks.replace("~", "\r\n");
        try (var client = client()) {
            assertThat(client.send(request).answer().status()).isEqualTo(status);
            assertThat(client.rest()).isEmpty();
        }
        assertThat(stored).hasValue(0);
    }

    @Test
    void givenABodyOverTheRoutesLimit_whenSent_then413BeforeItIsRead() throws IOException {
        try (var client = client()) {
            client.send(POST + "Content-Length: 40000\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(413);
        }
        String endless = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
        try (var client = client()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n" + endless.repeat(6));
            assertThat(client.answer().status()).isEqualTo(413);
        }
        assertThat(stored).hasValue(0);
    }

    @Test
    void givenAGzipBomb_whenUnpacked_thenItStopsAtTheLimit() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(new byte[20 << 20]);
        }
        String head = POST + "Content-Encoding: gzip\r\nContent-Length: " + packed.size();
        try (var client = client()) {
            client.send(head + "\r\n\r\n").send(packed.toByteArray());
            var answer = client.answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).contains("payload-too-large");
        }
        String broken = POST + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello";
        assertThat(RawClient.ask(edge.port(), broken).status()).isEqualTo(400);
        String unknown = POST + "Content-Encoding: br\r\nContent-Length: 5\r\n\r\nhello";
        assertThat(RawClient.ask(edge.port(), unknown).status()).isEqualTo(415);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "silent,'',''",
        "a dripping head,'GET / HTTP/1.1~Host: x~X: ',a",
        "a dripping body,'POST /store HTTP/1.1~Host: x~Content-Length: 1000~~',a",
        "dripping chunks,'POST /store HTTP/1.1~Host: x~Transfer-Encoding: chunked~~','1~a~'"
    })
    void givenASlowClient_whenItsTimeIsOver_thenItIsCut(String name, String head, String drip)
            throws IOException {
        try (var client = client()) {
            client.send(head.replace("~", "\r\n"));
            assertThat(client.closedWithin(4_000, drip.replace("~", "\r\n"))).as(name).isTrue();
        }
        assertThat(stored).hasValue(0);
    }

    @Test
    void givenAReaderWhoDoesNotRead_whenTheAnswerIsLarge_thenItIsCutAndOthersAreServed()
            throws IOException {
        try (var stuck = client().receiveBuffer(4096)) {
            stuck.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));
            assertThat(RawClient.ask(edge.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n").text())
                    .isEqualTo("ok");
            awaitConnections(0);
        }
    }

    @Test
    void givenStuckListeners_whenNewsFloods_thenTheyAreCutAndOthersAreServed() throws IOException {
        List<RawClient> stuck = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stuck.add(client().receiveBuffer(4096).send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(RawClient.ask(edge.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n").status())
                    .isEqualTo(200);
        }
        awaitConnections(0);
        for (RawClient client : stuck) client.close();
    }

    @Test
    void givenMoreRequestsThanPlaces_whenOneMoreComes_then503SoonAndHealthAnswersAtOnce()
            throws IOException, InterruptedException {
        List<RawClient> busy = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            busy.add(client().send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
        var refused = RawClient.ask(edge.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.text()).contains("urn:qala:problem:overloaded");
        assertThat(
                        RawClient.ask(edge.port(), "GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n")
                                .status())
                .isEqualTo(200);
        gate.countDown();
        for (RawClient client : busy) {
            assertThat(client.answer().status()).isEqualTo(204);
            client.close();
        }
    }

    @Test
    void givenMoreConnectionsThanAllowed_whenOneMoreComes_thenItIsRefused() throws IOException {
        List<RawClient> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) many.add(client());
        for (RawClient client : many) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(200);
        }
        try (var last = client()) {
            assertThat(last.answer().status()).isEqualTo(503);
        }
        for (RawClient client : many) client.close();
    }

    @Test
    void givenFiveHundredPipelinedRequests_whenSentAtOnce_thenAllAreAnsweredInOrder()
            throws IOException {
        try (var client = client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(500));
            assertThat(client.answers(500)).extracting(RawClient.Answer::status).containsOnly(200);
        }
    }

    @Test
    void givenRandomBytes_whenSent_thenNeverAServerErrorAndNothingStored() throws IOException {
        var random = new java.util.Random(7);
        byte[] good = (POST + "Content-Length: 2\r\n\r\nok").getBytes(StandardCharsets.ISO_8859_1);
        Set<Integer> allowed = Set.of(500, 502, 504);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 6; k++) bad[random.nextInt(40)] = (byte) random.nextInt(256);
            try (var client = client()) {
                client.send(bad).halfClose();
                String all = client.rest();
                if (all.length() > 12)
                    assertThat(Integer.parseInt(all.substring(9, 12))).isNotIn(allowed);
            }
        }
    }

    private void awaitConnections(int count) throws IOException {
        String wanted = "qala_http_connections " + (count + 1) + ".0";
        long until = System.nanoTime() + 15_000_000_000L;
        String seen = "";
        while (System.nanoTime() < until) {
            seen = RawClient.ask(edge.port(), "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n").text();
            if (seen.contains(wanted)) return;
        }
        assertThat(seen).contains(wanted);
    }
}
