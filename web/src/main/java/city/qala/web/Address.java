package city.qala.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An address of a page without its language: a path and query options in a fixed order. All state
 * of a page that a person may want to keep or pass on lives in it.
 *
 * @param path begins with a slash
 * @param options decoded query options; empty values are left out
 */
public record Address(String path, Map<String, String> options) {
    public Address {
        var kept = new LinkedHashMap<String, String>();
        options.forEach((k, v) -> {
            if (!v.isEmpty()) kept.put(k, v);
        });
        options = Collections.unmodifiableMap(kept);
    }

    /** An address without options. */
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** With one option set, or taken away when the value is empty. */
    public Address with(String option, String value) {
        var changed = new LinkedHashMap<>(options);
        changed.put(option, value);
        return new Address(path, changed);
    }

    /** The same options at another path. */
    public Address at(String otherPath) {
        return new Address(otherPath, options);
    }

    /** As written in a link. */
    @Override
    public String toString() {
        var out = new StringBuilder(path);
        char mark = '?';
        for (var e : options.entrySet()) {
            out.append(mark).append(encode(e.getKey())).append('=').append(encode(e.getValue()));
            mark = '&';
        }
        return out.toString();
    }

    /** A text as a part of a path or query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
