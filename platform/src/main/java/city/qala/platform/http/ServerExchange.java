package city.qala.platform.http;

import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request of the web server and its answer. Used by the connection's thread only. */
final class ServerExchange implements Exchange {

    private static final byte[] NOTHING = {};

    private final EdgeContext edge;
    private final RequestGuard guard;
    private final RequestHead head;
    private final ServerRequest request;
    private final ServerResponse response;
    private RouteTable.@Nullable Entry entry;
    private List<String> parts = List.of();
    private Actor actor = Actor.ANONYMOUS;
    private @Nullable String trace;
    private byte @Nullable [] body;
    private String vary = "";
    private boolean closing;
    private int status;
    private @Nullable Runnable detach;

    ServerExchange(
            EdgeContext edge, RequestGuard guard, ServerRequest request, ServerResponse response) {
        this.edge = edge;
        this.guard = guard;
        this.head = guard.head();
        this.request = request;
        this.response = response;
        this.closing = head.closes();
    }

    void matched(RouteTable.Entry found, List<String> values) {
        entry = found;
        parts = values;
    }

    void actor(Actor known) {
        actor = known;
    }

    /** What to do when the request turns into a long-lived stream. */
    ServerExchange onDetach(Runnable action) {
        detach = action;
        return this;
    }

    /** Status sent; 0 if none was yet. */
    int status() {
        return status;
    }

    /** Whether the connection must end after this answer. */
    boolean closing() {
        return closing;
    }

    boolean isHead() {
        return head.method().equals("HEAD");
    }

    ServerResponse response() {
        return response;
    }

    @Override
    public String method() {
        return isHead() ? "GET" : head.method();
    }

    @Override
    public String rawPath() {
        return head.path();
    }

    @Override
    public String rawQuery() {
        return head.query();
    }

    @Override
    public String pathParam(String name) {
        int at = entry == null ? -1 : entry.names().indexOf(name);
        if (at < 0) throw new IllegalArgumentException("no part {" + name + "}");
        return RouteTable.decode(parts.get(at));
    }

    @Override
    public Optional<String> queryParam(String name) {
        List<String> all = queryParams(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    @Override
    public List<String> queryParams(String name) {
        List<String> found = new ArrayList<>(1);
        String query = head.query();
        int at = 0;
        while (at < query.length()) {
            int end = query.indexOf('&', at);
            if (end < 0) end = query.length();
            int equals = query.indexOf('=', at);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (unescape(query.substring(at, nameEnd)).equals(name))
                found.add(nameEnd == end ? "" : unescape(query.substring(nameEnd + 1, end)));
            at = end + 1;
        }
        return found;
    }

    private static String unescape(String raw) {
        if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) return raw;
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.query("The query holds a broken escape.");
        }
    }

    @Override
    public Optional<String> header(String name) {
        return header(HeaderNames.create(name));
    }

    Optional<String> header(HeaderName name) {
        return request.headers().contains(name)
                ? Optional.of(request.headers().get(name).get())
                : Optional.empty();
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public Language language() {
        return edge.language(head.path(), header(HeaderNames.ACCEPT_LANGUAGE));
    }

    @Override
    public String base() {
        return edge.base();
    }

    @Override
    public String trace() {
        if (trace == null) trace = header("traceparent").flatMap(Trace::of).orElseGet(Trace::next);
        return trace;
    }

    @Override
    public String remoteAddress() {
        return request.remotePeer().host();
    }

    // ---- body

    @Override
    public byte[] body(int maxBytes) {
        if (body != null) return body;
        int most = Math.min(maxBytes, edge.bodyBytes());
        if (head.bodyLength() > most) throw tooLarge(most);
        String packing = header(HeaderNames.CONTENT_ENCODING).orElse("identity").strip();
        boolean gzip = packing.equalsIgnoreCase("gzip") || packing.equalsIgnoreCase("x-gzip");
        if (!gzip && !packing.equalsIgnoreCase("identity")) throw unknownPacking(packing);
        if (head.bodyLength() == 0) return NOTHING;
        try {
            var in = request.content().inputStream();
            body = gzip ? BodyReader.unpack(in, most) : BodyReader.all(in, head, most);
            return body;
        } catch (BodyReader.TooLarge e) {
            throw tooLarge(most);
        } catch (BodyReader.Broken e) {
            throw Problem.of(Problem.Kind.INVALID, "malformed-body", "The gzip body is broken.");
        } catch (Refusal e) {
            throw refused(e);
        } catch (IOException e) {
            if (e.getCause() instanceof Refusal refusal) throw refused(refusal);
            throw new CloseConnectionException("gone within a body", e);
        }
    }

    private Problem tooLarge(int most) {
        closing = true;
        return Problem.of(
                Problem.Kind.TOO_LARGE,
                "payload-too-large",
                "The body is larger than %s bytes.",
                most);
    }

    private Problem unknownPacking(String packing) {
        closing = true;
        return Problem.of(
                Problem.Kind.UNSUPPORTED_MEDIA,
                "unsupported-media",
                "The content encoding %s is not known; gzip is.",
                packing.substring(0, Math.min(20, packing.length())));
    }

    private Problem refused(Refusal e) {
        closing = true;
        var kind = e.status() == 413 ? Problem.Kind.TOO_LARGE : Problem.Kind.INVALID;
        return Problem.of(kind, e.code(), "%s", e.text());
    }

    // ---- answer

    @Override
    public Exchange set(String header, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0)
            throw new IllegalArgumentException("a header is one line: " + header);
        if (header.equalsIgnoreCase("Vary")) vary(value);
        else if (header.equalsIgnoreCase("Set-Cookie"))
            response.headers().add(HeaderValues.create(HeaderNames.SET_COOKIE, value));
        else response.header(HeaderNames.create(header), value);
        return this;
    }

    void vary(String name) {
        if (!vary.contains(name)) vary = vary.isEmpty() ? name : vary + ", " + name;
    }

    @Override
    public void send(int code, String contentType, byte[] content) {
        if (code == 200 && unchanged()) {
            send(304);
            return;
        }
        byte[] sent = content;
        boolean packable =
                Answer.packs(contentType)
                        && !response.headers().contains(HeaderNames.CONTENT_ENCODING);
        if (packable) {
            vary("Accept-Encoding");
            if (content.length >= Answer.PACK_FROM_BYTES && takesGzip()) {
                sent = Answer.gzip(content);
                response.header(Answer.GZIP);
            }
        }
        response.header(HeaderNames.CONTENT_TYPE, contentType);
        finish(code, sent);
    }

    @Override
    public void send(int code) {
        finish(code, NOTHING);
    }

    private void finish(int code, byte[] content) {
        begin(code);
        if (isHead()) {
            response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, content.length));
            response.send(NOTHING);
        } else {
            response.send(content);
        }
    }

    private void begin(int code) {
        if (status != 0) throw new IllegalStateException("answered already");
        status = code;
        if (!vary.isEmpty()) response.header(HeaderNames.VARY, vary);
        if (closing) response.header(HeaderValues.CONNECTION_CLOSE);
        edge.answer().guard(response);
        response.status(Status.create(code));
    }

    private boolean takesGzip() {
        return header(HeaderNames.ACCEPT_ENCODING).filter(Answer::takesGzip).isPresent();
    }

    private boolean unchanged() {
        if (!response.headers().contains(HeaderNames.ETAG)) return false;
        Optional<String> known = header(HeaderNames.IF_NONE_MATCH);
        return known.isPresent()
                && ETags.anyMatches(known.get(), response.headers().get(HeaderNames.ETAG).get());
    }

    @Override
    public void stream(int code, String contentType, Consumer<OutputStream> writer) {
        if (isHead()) {
            response.header(HeaderNames.CONTENT_TYPE, contentType);
            begin(code);
            response.send(NOTHING);
            return;
        }
        var out = new AnswerStream(() -> open(code, contentType));
        try {
            writer.accept(out);
            if (out.opened()) out.close();
        } catch (RuntimeException | IOException e) {
            if (out.broken()) throw new CloseConnectionException("reader left", e);
            if (e instanceof RuntimeException failure && !out.opened()) throw failure;
            // nothing may follow a part that was taken for the whole
            throw new BrokenAnswer(e);
        }
        if (!out.opened()) send(code, contentType, out.held());
    }

    private OutputStream open(int code, String contentType) {
        boolean packs = Answer.packs(contentType);
        if (packs) vary("Accept-Encoding");
        boolean gzip = packs && takesGzip();
        if (gzip) response.header(Answer.GZIP);
        response.header(HeaderNames.CONTENT_TYPE, contentType);
        begin(code);
        OutputStream plain = response.outputStream();
        try {
            return gzip ? Answer.gzip(plain) : plain;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void events(Consumer<EventStream> source) {
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.create("X-Accel-Buffering"), "no");
        begin(200);
        if (isHead()) {
            response.send(NOTHING);
            return;
        }
        if (detach != null) detach.run();
        var out = response.outputStream();
        var events = new ServerEvents(out, guard::cut, edge.write());
        edge.streams().add(events);
        Thread writer = Thread.ofVirtual().name("events").start(events::write);
        try {
            source.accept(events);
        } finally {
            events.end();
            join(writer);
            edge.streams().remove(events);
        }
        if (events.broken()) throw new CloseConnectionException("reader left");
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join();
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** An answer that failed after its first bytes had left; the connection is cut. */
    static final class BrokenAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenAnswer(Throwable cause) {
            super(cause);
        }
    }
}
