package city.qala.platform.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A server-sent event in the form in which it is written, made once and shared by all who are sent
 * the same.
 */
public final class ReadyEvent {
    private final String name;
    private final String data;
    private final @Nullable String id;
    private final byte[] bytes;

    private ReadyEvent(String name, String data, @Nullable String id) {
        this.name = name;
        this.data = data;
        this.id = id;
        this.bytes = written(name, data, id).getBytes(StandardCharsets.UTF_8);
    }

    /** An event without an id. */
    public static ReadyEvent of(String name, String data) {
        return new ReadyEvent(name, data, null);
    }

    /** An event whose id a browser sends back as Last-Event-ID when it reconnects. */
    public static ReadyEvent of(String name, String data, String id) {
        return new ReadyEvent(name, data, id);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it says. */
    public String data() {
        return data;
    }

    /** Its id; null without one. */
    public @Nullable String id() {
        return id;
    }

    /** As it is written; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    private static String written(String name, String data, @Nullable String id) {
        StringBuilder text = new StringBuilder(data.length() + 64);
        if (id != null) text.append("id: ").append(oneLine(id)).append('\n');
        text.append("event: ").append(oneLine(name)).append('\n');
        for (String line : data.split("\r\n|\n|\r", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        return text.append('\n').toString();
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
