package city.qala.services.street;

import city.qala.platform.http.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer in both formats of Open311. Pure. Lists stay lists in JSON and the names of their
 * items vanish; in XML every list has a name and so has each of its items.
 */
final class Open311Body {
    private static final Map<String, String> ITEMS =
            Map.of(
                    "services", "service",
                    "service_requests", "request",
                    "errors", "error",
                    "attributes", "attribute",
                    "values", "value",
                    "endpoints", "endpoint",
                    "formats", "format",
                    "extended_attributes", "attribute");

    private Open311Body() {}

    /** As JSON: the root's name vanishes. */
    static byte[] json(Object content) {
        return JsonBody.bytes(content);
    }

    /** As XML under a root of this name. */
    static byte[] xml(String root, Object content) {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        element(out, root, content);
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(StringBuilder out, String name, @Nullable Object content) {
        boolean empty = content == null || content.equals("");
        out.append('<').append(name).append(empty ? "/>" : ">");
        if (empty) return;
        if (content instanceof Map<?, ?> fields)
            fields.forEach((k, v) -> element(out, String.valueOf(k), v));
        else if (content instanceof List<?> items)
            items.forEach(i -> element(out, ITEMS.getOrDefault(name, "item"), i));
        else escape(out, String.valueOf(content));
        out.append("</").append(name).append('>');
    }

    /** Escapes what XML means something by; leaves out what it cannot hold at all. */
    private static void escape(StringBuilder out, String text) {
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '&' -> out.append("&amp;");
                        case '"' -> out.append("&quot;");
                        default -> {
                            if (allowed(c)) out.appendCodePoint(c);
                        }
                    }
                });
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
