package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.http.EventStream;
import city.qala.platform.http.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A request made in a test, and the answer it got. */
class PretendExchange implements Exchange {

    private final URI uri;
    private final Actor actor;
    private Map<String, String> params = Map.of();
    final Map<String, String> headers = new LinkedHashMap<>();
    int status;
    String type = "";
    byte[] sent = new byte[0];

    PretendExchange(String address, Actor actor) {
        this.uri = URI.create(address);
        this.actor = actor;
    }

    /** Asks an address and returns the answer; a problem ends it as its status. */
    static PretendExchange get(PretendRouter router, String address, Actor actor) {
        var exchange = new PretendExchange(address, actor);
        exchange.answer(router);
        return exchange;
    }

    void answer(PretendRouter router) {
        try {
            var found =
                    router.find("GET", uri.getRawPath())
                            .orElseThrow(() -> Problem.notFound("There is no such address."));
            params = found.params();
            found.handler().handle(this);
        } catch (Problem p) {
            send(
                    p.status(),
                    "text/plain; charset=utf-8",
                    p.detail().getBytes(StandardCharsets.UTF_8));
        }
    }

    String text() {
        return new String(sent, StandardCharsets.UTF_8);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String rawPath() {
        return uri.getRawPath();
    }

    @Override
    public String rawQuery() {
        return Optional.ofNullable(uri.getRawQuery()).orElse("");
    }

    @Override
    public String pathParam(String name) {
        return decode(params.getOrDefault(name, ""));
    }

    @Override
    public Optional<String> queryParam(String name) {
        return queryParams(name).stream().findFirst();
    }

    @Override
    public List<String> queryParams(String name) {
        var values = new ArrayList<String>();
        for (String pair : rawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            if (decode(parts[0]).equals(name)) values.add(parts.length > 1 ? decode(parts[1]) : "");
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public Language language() {
        return Language.find(params.getOrDefault("lang", "")).orElse(Language.KK);
    }

    @Override
    public String base() {
        return "http://localhost";
    }

    @Override
    public String trace() {
        return "0123456789abcdef0123456789abcdef";
    }

    @Override
    public byte[] body(int maxBytes) {
        return new byte[0];
    }

    @Override
    public Exchange set(String header, String value) {
        headers.put(header, value);
        return this;
    }

    @Override
    public void send(int newStatus, String contentType, byte[] body) {
        status = newStatus;
        type = contentType;
        sent = body;
    }

    @Override
    public void send(int newStatus) {
        status = newStatus;
    }

    @Override
    public void stream(int newStatus, String contentType, Consumer<OutputStream> writer) {
        var out = new ByteArrayOutputStream();
        writer.accept(out);
        send(newStatus, contentType, out.toByteArray());
    }

    @Override
    public void events(Consumer<EventStream> source) {
        throw new UnsupportedOperationException("no events here");
    }
}
