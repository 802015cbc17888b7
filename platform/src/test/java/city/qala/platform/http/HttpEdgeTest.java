package city.qala.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.health.Health;
import city.qala.platform.health.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpEdgeTest {

    private static final Health HEALTH = new Health();
    private static final Metrics METRICS = new Metrics();
    private static HttpEdge edge;

    @BeforeAll
    static void listen() {
        edge =
                HttpEdge.create(HttpConfig.defaults().withPort(0), HEALTH, METRICS)
                        .mount(new Sample())
                        .mount(List.of(new StaticFolder("/assets", "city/qala/platform/http/web")))
                        .authenticator(HttpEdgeTest::known)
                        .problemTexts(HttpEdgeTest::words)
                        .errorPage((l, p, t) -> "<h1>" + l.tag() + " " + p.code() + "</h1>")
                        .start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static Actor known(Exchange x) {
        Optional<String> token = x.header("Authorization");
        if (token.isEmpty()) return Actor.ANONYMOUS;
        if (token.get().equals("Bearer good"))
            return new Actor("pole-7", Actor.Kind.DEVICE, Set.of("device"));
        throw Problem.of(Problem.Kind.UNAUTHENTICATED, "invalid-token", "The token is not valid.");
    }

    private static Optional<String> words(Language language, String code, List<Object> params) {
        return language == Language.RU && code.equals("not-found")
                ? Optional.of("Здесь ничего нет.")
                : Optional.empty();
    }

    static final class Sample implements Routes {
        @Override
        public boolean crossOrigin() {
            return true;
        }

        @Override
        public void routing(Router to) {
            to.get("/api/echo/{what}", x -> text(x, x.pathParam("what") + "|" + x.rawQuery()))
                    .get("/api/echo/fixed", x -> text(x, "literal"))
                    .get("/api/who", x -> text(x, x.actor().name()))
                    .get("/api/lang", x -> text(x, x.language().tag()))
                    .get("/ru/lang", x -> text(x, x.language().tag()))
                    .get("/api/raw/*", x -> text(x, x.rawPath()))
                    .get("/api/q", x -> text(x, String.valueOf(x.queryParams("$filter"))))
                    .get("/api/base", x -> text(x, x.base()))
                    .get("/api/big", x -> text(x, "observation ".repeat(1000)))
                    .get("/api/tag", x -> text(x.set("ETag", "\"v7\""), "seventh"))
                    .get("/api/bug", x -> fail())
                    .get("/api/split", x -> text(x.set("X-A", "1\r\nX-B: 2"), ""))
                    .get("/api/stream", HttpEdgeTest::stream)
                    .get("/api/torn", HttpEdgeTest::torn)
                    .get("/api/late", HttpEdgeTest::late)
                    .post("/api/body", x -> text(x, String.valueOf(x.body(100_000).length)))
                    .post("/api/ignore", x -> text(x, "ignored"))
                    .get("/api/events", HttpEdgeTest::events);
        }
    }

    private static void fail() {
        throw new IllegalStateException("secret of /etc/hosts");
    }

    private static void text(Exchange x, String text) {
        x.send(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void stream(Exchange x) {
        x.stream(
                200,
                "application/json",
                out -> {
                    for (int i = 0; i < 5_000; i++) write(out, "0123456789");
                });
    }

    private static void torn(Exchange x) {
        x.stream(
                200,
                "application/octet-stream",
                out -> {
                    for (int i = 0; i < 5_000; i++) write(out, "0123456789");
                    throw new IllegalStateException("in the middle");
                });
    }

    private static void late(Exchange x) {
        x.stream(
                200,
                "application/json",
                out -> {
                    write(out, "[1,");
                    throw Problem.query("The rest cannot be made.");
                });
    }

    private static void write(java.io.OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void events(Exchange x) {
        x.events(s -> {
            s.emit("reading", "{\"v\":1}\n{\"v\":2}", "41");
            s.heartbeat();
            s.pause(Duration.ofMillis(20));
            s.emit("reading", "last");
        });
    }

    private static RawClient.Answer get(String path, String... headers) throws IOException {
        return RawClient.ask(edge.port(), request("GET", path, headers) + "\r\n");
    }

    private static String request(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + lines(headers);
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    private static String post(String path, String body, String... headers) {
        return request("POST", path, headers)
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    @Test
    void givenANamedPartAndALiteral_whenBothFit_thenTheLiteralWins() throws IOException {
        assertThat(get("/api/echo/fixed").text()).isEqualTo("literal");
        assertThat(get("/api/echo/a%2Fb%20c+d?x=1").text()).isEqualTo("a/b c+d|x=1");
    }

    @Test
    void givenAWildcard_whenAsked_thenTheRawPathIsKept() throws IOException {
        String path = "/api/raw/Things('a%2Fb%27%27c')//Locations%282%29/$ref;v=1";
        assertThat(get(path).text()).isEqualTo(path);
        assertThat(get("/api/raw/../../x").text()).isEqualTo("/api/raw/../../x");
    }

    @Test
    void givenAQuery_whenDecoded_thenPlusIsASpaceAndKazakhSurvives() throws IOException {
        byte[] raw =
                "GET /api/q?%24filter=name+eq+'қала'&$filter=%2B05 HTTP/1.1\r\nHost: x\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8);
        try (var client = new RawClient(edge.port())) {
            assertThat(client.send(raw).answer().text()).isEqualTo("[name eq 'қала', +05]");
        }
        assertThat(get("/api/q?$filter=%zz").status()).isEqualTo(400);
    }

    @Test
    void givenNoRoute_whenAsked_thenAProblemInTheReadersLanguage() throws IOException {
        var answer = get("/api/nothing<b>", "Accept-Language: en;q=0.2, ru-KZ;q=0.9");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text())
                .contains("\"type\":\"urn:qala:problem:not-found\"", "Здесь ничего нет.")
                .contains("\"status\":404", "\"title\":\"Not found\"")
                .doesNotContain("<b>");
    }

    @Test
    void givenABrowser_whenNothingIsThere_thenThePageIsDrawn() throws IOException {
        var answer = get("/en/x", "Accept: text/html,*/*;q=0.8");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("<h1>en not-found</h1>");
    }

    @Test
    void givenATraceparent_whenAProblemIsSent_thenItsTraceIsTheInstance() throws IOException {
        String id = "0af7651916cd43dd8448eb211c80319c";
        var answer = get("/none", "traceparent: 00-" + id + "-b7ad6b7169203331-01");
        assertThat(answer.text()).contains("\"instance\":\"" + id + "\"");
    }

    @Test
    void givenABug_whenAnswered_thenNothingInsideIsShown() throws IOException {
        var answer = get("/api/bug");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .contains("urn:qala:problem:internal-error")
                .doesNotContain("secret", "java", "IllegalState", "\tat ");
    }

    @Test
    void givenAHeaderWithALineEnd_whenSet_thenTheAnswerIsNotSplit() throws IOException {
        var answer = get("/api/split");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.head()).doesNotContain("X-B");
    }

    @Test
    void givenAnyAnswer_whenSent_thenItGuardsTheReader() throws IOException {
        for (var answer : List.of(get("/api/who"), get("/none"), get("/health/live"))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void givenAPublicHttpsBase_whenAnswered_thenHstsAndLinksUseIt() throws IOException {
        var config =
                new HttpConfig(
                        "127.0.0.1",
                        0,
                        "https://city.example",
                        List.of(Language.EN),
                        HttpConfig.Limits.defaults());
        try (var town =
                HttpEdge.create(config, new Health(), new Metrics()).mount(new Sample()).start()) {
            var answer = RawClient.ask(town.port(), request("GET", "/api/base") + "\r\n");
            assertThat(answer.text()).isEqualTo("https://city.example");
            assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=");
            var refused = RawClient.ask(town.port(), "GET / HTTP/1.1\r\n\r\n");
            assertThat(refused.header("Strict-Transport-Security")).startsWith("max-age=");
        }
    }

    @Test
    void givenAPortInUse_whenStarting_thenAClearProblem() {
        var config = HttpConfig.defaults().withPort(edge.port());
        assertThatThrownBy(() -> HttpEdge.create(config, new Health(), new Metrics()).start())
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("port-busy"));
    }

    @Test
    void givenTwoGroups_whenTheySharePatterns_thenMethodsMergeAndRepeatsAreRefused() {
        Routes reads = to -> to.get("/a/{id}", x -> x.send(204));
        Routes writes = to -> to.post("/a/{name}", x -> x.send(204));
        var table = RouteTable.of(List.of(reads, writes));
        assertThat(table.find("/a/7").address().allow()).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThatThrownBy(() -> RouteTable.of(List.of(reads, reads)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenTokens_whenAsked_thenGoodOnesAreKnownAndBadOnesRefused() throws IOException {
        assertThat(get("/api/who").text()).isEqualTo("anonymous");
        assertThat(get("/api/who", "Authorization: Bearer good").text()).isEqualTo("pole-7");
        var refused = get("/api/who", "Authorization: Bearer bad");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("urn:qala:problem:invalid-token");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void givenLanguages_whenChosen_thenThePathWinsOverTheHeader() throws IOException {
        assertThat(get("/ru/lang", "Accept-Language: en").text()).isEqualTo("ru");
        assertThat(get("/api/lang", "Accept-Language: de, en;q=0.5").text()).isEqualTo("en");
        assertThat(get("/api/lang").text()).isEqualTo("kk");
    }

    @Test
    void givenForwardedHosts_whenLinksAreMade_thenTheyAreNotBelieved() throws IOException {
        var answer = get("/api/base", "X-Forwarded-Host: evil.invalid", "Forwarded: host=evil");
        assertThat(answer.text()).isEqualTo("http://127.0.0.1:" + edge.port());
    }

    @Test
    void givenAnotherMethod_whenAsked_thenAllowTellsWhatFits() throws IOException {
        var refused = RawClient.ask(edge.port(), post("/api/who", "x"));
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        var options = RawClient.ask(edge.port(), request("OPTIONS", "/api/body") + "\r\n");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("OPTIONS, POST");
        assertThat(options.header("Access-Control-Allow-Methods")).contains("POST");
    }

    @Test
    void givenHead_whenAsked_thenOnlyTheBodyIsMissing() throws IOException {
        try (var client = new RawClient(edge.port())) {
            client.send(request("HEAD", "/api/who") + "\r\n" + request("GET", "/api/who") + "\r\n");
            String all = client.until("anonymous");
            assertThat(all).contains("Content-Length: 9").containsOnlyOnce("anonymous");
        }
    }

    @Test
    void givenABigAnswer_whenGzipIsAccepted_thenItIsPacked() throws IOException {
        var packed = get("/api/big", "Accept-Encoding: br, gzip");
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
        assertThat(packed.body()).hasSizeLessThan(1_000);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).hasSize(12_000);
        }
        assertThat(get("/api/big", "Accept-Encoding: gzip;q=0").body()).hasSize(12_000);
    }

    @Test
    void givenAnETag_whenUnchanged_then304() throws IOException {
        assertThat(get("/api/tag").header("ETag")).isEqualTo("\"v7\"");
        var again = get("/api/tag", "If-None-Match: \"v1\", W/\"v7\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/api/tag", "If-None-Match: \"v8\"").status()).isEqualTo(200);
    }

    @Test
    void givenALongAnswer_whenStreamed_thenAllOfItArrives() throws IOException {
        var answer = get("/api/stream", "Accept-Encoding: identity", "Connection: close");
        assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(answer.text()).endsWith("0\r\n\r\n");
        assertThat(answer.body().length).isGreaterThan(50_000);
    }

    @Test
    void givenAWriterThatFails_whenPartHasLeft_thenTheConnectionBreaks() throws IOException {
        var answer = get("/api/torn");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void givenAWriterThatFails_whenNothingHasLeft_thenAProblemIsSent() throws IOException {
        var answer = get("/api/late");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("invalid-query").doesNotContain("[1,");
    }

    @Test
    void givenEvents_whenRead_thenLinesIdsAndBeatsAreWritten() throws IOException {
        try (var client = new RawClient(edge.port())) {
            String all = client.send(request("GET", "/api/events") + "\r\n").until("last");
            assertThat(all)
                    .contains("Content-Type: text/event-stream")
                    .contains("id: 41\nevent: reading\ndata: {\"v\":1}\ndata: {\"v\":2}\n\n")
                    .contains(":\n\n");
        }
    }

    @Test
    void givenAStaticFile_whenAsked_thenTypeAndTagAreRightAndNothingElseIsReachable()
            throws IOException {
        var file = get("/assets/app.mjs");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/javascript");
        assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
        String tag = file.header("ETag");
        assertThat(get("/assets/app.mjs", "If-None-Match: " + tag).status()).isEqualTo(304);
        assertThat(get("/assets/app-3f9c01ab.css").header("Cache-Control")).contains("immutable");
        for (String path :
                List.of(
                        "../HttpEdge.class",
                        "%2e%2e/HttpEdge.class",
                        "",
                        "/",
                        "none.css",
                        "a%00.css"))
            assertThat(get("/assets/" + path).status()).as(path).isEqualTo(404);
    }

    @Test
    void givenAPartStarting_whenReadinessIsAsked_thenItIsNamed() throws IOException {
        HEALTH.part("mqtt", () -> new Health.Starting("opening the port"));
        try {
            var answer = get("/health/ready");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("mqtt").doesNotContain("opening the port");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(get("/nowhere").status()).isEqualTo(503);
        } finally {
            HEALTH.part("mqtt", () -> Health.UP);
        }
        assertThat(get("/health/ready").text()).contains("\"mqtt\":{\"status\":\"up\"}");
    }

    @Test
    void givenRequests_whenMetricsAreAsked_thenTheyCarryPatternsOnly() throws IOException {
        get("/api/echo/somebody");
        assertThat(get("/metrics").text())
                .contains("route=\"/api/echo/{what}\"", "status=\"200\"")
                .doesNotContain("somebody");
    }

    @Test
    void givenBodies_whenRead_thenLengthsAndChunksAndGzipAgree() throws IOException {
        assertThat(RawClient.ask(edge.port(), post("/api/body", "hello")).text()).isEqualTo("5");
        String chunked =
                request("POST", "/api/body", "Transfer-Encoding: chunked")
                        + "\r\n5;ext=1\r\nhello\r\n1\r\n!\r\n0\r\nTrailer: x\r\n\r\n";
        try (var client = new RawClient(edge.port())) {
            client.send(chunked + request("GET", "/api/who") + "\r\n");
            assertThat(client.answer().text()).isEqualTo("6");
            assertThat(client.answer().text()).isEqualTo("anonymous");
        }
        byte[] packed = Answer.gzip("observation".repeat(100).getBytes(StandardCharsets.UTF_8));
        String head =
                request("POST", "/api/body", "Content-Encoding: gzip")
                        + "Content-Length: "
                        + packed.length
                        + "\r\n\r\n";
        try (var client = new RawClient(edge.port())) {
            assertThat(client.send(head).send(packed).answer().text()).isEqualTo("1100");
        }
    }

    @Test
    void givenABodyNobodyReads_whenTheNextRequestFollows_thenItIsUnderstood() throws IOException {
        try (var client = new RawClient(edge.port())) {
            client.send(post("/api/ignore", "a".repeat(3_000)) + post("/api/body", "hello"));
            assertThat(client.answer().text()).isEqualTo("ignored");
            assertThat(client.answer().text()).isEqualTo("5");
        }
    }

    @Test
    void givenExpectContinue_whenTheBodyIsWanted_thenTheClientIsToldToGoOn() throws IOException {
        try (var client = new RawClient(edge.port())) {
            client.send(
                    request("POST", "/api/body", "Expect: 100-continue", "Content-Length: 5")
                            + "\r\n");
            assertThat(client.answer().status()).isEqualTo(100);
            assertThat(client.send("hello").answer().text()).isEqualTo("5");
        }
    }
}
