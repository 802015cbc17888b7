package city.qala.sensing.sta;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: whole before the first byte is sent, so that a 200 is never a broken one. */
final class StaAnswer {

    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";
    private static final byte[] NOTHING = new byte[0];

    final int status;
    final String type;
    final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private StaAnswer(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    static StaAnswer json(int status, JsonOut out) {
        return new StaAnswer(status, JSON, out.toBytes());
    }

    static StaAnswer json(int status, byte[] body) {
        return new StaAnswer(status, JSON, body);
    }

    static StaAnswer of(int status, String type, byte[] body) {
        return new StaAnswer(status, type, body);
    }

    static StaAnswer text(int status, String text) {
        return new StaAnswer(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static StaAnswer empty(int status) {
        return new StaAnswer(status, "", NOTHING);
    }

    StaAnswer header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Map<String, String> headers() {
        return headers;
    }
}
