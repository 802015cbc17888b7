package city.qala.platform.http;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Serves folders of the class path. Files are read once and kept, packed if that helps; what a
 * class path holds is small and never changes while the process runs.
 *
 * <p>A file whose name carries a hash ({@code app-3f9c01ab.js}) may be kept for ever by browsers,
 * any other is asked for again with its ETag.
 */
final class StaticRoutes implements Routes {

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("geojson", "application/geo+json"),
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("pbf", "application/x-protobuf"),
                    Map.entry("png", "image/png"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("yaml", "application/yaml"));

    private static final class File {
        final String type;
        final String etag;
        final byte[] content;
        final byte @Nullable [] packed;

        File(String type, byte[] content) {
            this.type = type;
            this.etag = etag(content);
            this.content = content;
            boolean packs = Answer.packs(type) && content.length >= Answer.PACK_FROM_BYTES;
            this.packed = packs ? Answer.gzip(content) : null;
        }
    }

    private final List<StaticFolder> folders;
    private final Map<String, File> files = new ConcurrentHashMap<>();

    StaticRoutes(List<StaticFolder> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public void routing(Router to) {
        for (StaticFolder folder : folders) {
            to.get(folder.prefix() + "/*", x -> send(x, folder));
        }
    }

    private void send(Exchange x, StaticFolder folder) {
        String name = RouteTable.decode(x.rawPath().substring(folder.prefix().length() + 1));
        File file = safe(name) ? find(folder.folder() + "/" + name) : null;
        if (file == null) throw Problem.notFound("There is no such file.");
        x.set("ETag", file.etag);
        x.set("Cache-Control", hashed(name) ? "public, max-age=31536000, immutable" : "no-cache");
        boolean gzip = x.header("Accept-Encoding").filter(Answer::takesGzip).isPresent();
        if (file.packed != null) x.set("Vary", "Accept-Encoding");
        boolean fresh =
                x.header("If-None-Match").filter(k -> ETags.anyMatches(k, file.etag)).isPresent();
        if (fresh) {
            x.send(304);
        } else if (gzip && file.packed != null) {
            x.set("Content-Encoding", "gzip");
            x.send(200, file.type, file.packed);
        } else {
            x.send(200, file.type, file.content);
        }
    }

    private @Nullable File find(String resource) {
        File known = files.get(resource);
        if (known != null) return known;
        File read = read(resource);
        if (read != null) files.put(resource, read);
        return read;
    }

    private static @Nullable File read(String resource) {
        String ending = resource.substring(resource.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TYPES.get(ending);
        if (type == null) return null;
        try (InputStream in = StaticRoutes.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) return null;
            byte[] content = in.readAllBytes();
            return new File(type, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String etag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 10) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Letters, digits and a few marks; no empty, hidden or upward segment. */
    private static boolean safe(String name) {
        char before = '/';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || " -_,@+".indexOf(c) >= 0;
            boolean mark = (c == '.' || c == '/') && before != '/';
            if (!plain && !mark) return false;
            before = c;
        }
        return name.indexOf('.') > 0 && before != '/';
    }

    /** Whether the name ends in a dash, at least eight of a hash, and its ending. */
    private static boolean hashed(String name) {
        int dot = name.lastIndexOf('.');
        int dash = name.lastIndexOf('-', dot);
        if (dash < 0 || dot - dash < 9) return false;
        boolean digit = false;
        for (int i = dash + 1; i < dot; i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_') return false;
            digit |= Character.isDigit(c) || Character.isUpperCase(c);
        }
        return digit;
    }
}
