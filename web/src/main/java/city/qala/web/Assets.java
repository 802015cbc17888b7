package city.qala.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Style sheets, fonts and scripts, from {@code static/} of the class path of any module.
 *
 * <p>Addresses carry a hash of the content, so that browsers may keep them for ever. Scripts come
 * from the page build, which hashes their names itself; without that build there are none, and
 * pages work all the same.
 */
final class Assets {

    /** One file as it is sent; its bytes are never changed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Asset(byte[] bytes, String type, String hash) {}

    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "mjs", "text/javascript; charset=utf-8",
                    "woff2", "font/woff2",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "txt", "text/plain; charset=utf-8");

    private final Map<String, Asset> files = new ConcurrentHashMap<>();
    private final Properties entries = new Properties();

    Assets() {
        try (InputStream in = open("ui/entries.properties")) {
            if (in != null) entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of a style sheet or font. */
    String address(String name) {
        Asset asset =
                find(name).orElseThrow(() -> new IllegalStateException("no such file: " + name));
        return "/static/" + name + "?v=" + asset.hash();
    }

    /** Address of a script; empty while the pages' scripts have not been built. */
    Optional<String> script(String name) {
        return Optional.ofNullable(entries.getProperty(name)).map(f -> "/static/ui/" + f);
    }

    /** A file by its path below {@code static/}. */
    Optional<Asset> find(String name) {
        Asset known = files.get(name);
        if (known != null) return Optional.of(known);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || name.contains("..") || name.startsWith("/")) return Optional.empty();
        try (InputStream in = open(name)) {
            if (in == null) return Optional.empty();
            byte[] bytes = in.readAllBytes();
            var asset = new Asset(bytes, type, hash(bytes));
            files.put(name, asset);
            return Optional.of(asset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable InputStream open(String name) {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = own == null ? Assets.class.getClassLoader() : own;
        return loader.getResourceAsStream("static/" + name);
    }

    static String hash(byte[] bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
