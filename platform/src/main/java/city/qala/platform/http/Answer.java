package city.qala.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What every answer carries, and how it is packed. */
final class Answer {

    /** Smaller answers do not repay packing. */
    static final int PACK_FROM_BYTES = 1024;

    static final Header VARY_PACKING =
            HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding");
    static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");

    private static final Header ANY_ORIGIN =
            HeaderValues.createCached("Access-Control-Allow-Origin", "*");
    private static final Header EXPOSED =
            HeaderValues.createCached(
                    "Access-Control-Expose-Headers", "Location, ETag, Retry-After, Link");
    private static final Header METHODS =
            HeaderValues.createCached(
                    "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    private static final Header HEADERS =
            HeaderValues.createCached(
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, Content-Encoding, Accept, Accept-Language,"
                            + " If-Match, If-None-Match, Idempotency-Key, Prefer, traceparent");
    private static final Header MAX_AGE =
            HeaderValues.createCached("Access-Control-Max-Age", "7200");

    // style-src-attr: templates set a bar's width in an attribute; sheets and scripts are files
    // only
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self';"
                    + " style-src-attr 'unsafe-inline'; worker-src 'self'; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final List<Header> ALWAYS =
            List.of(
                    HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
                    HeaderValues.createCached("Content-Security-Policy", POLICY),
                    HeaderValues.createCached("X-Frame-Options", "DENY"),
                    HeaderValues.createCached("Referrer-Policy", "same-origin"),
                    HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"));
    private static final Header HSTS =
            HeaderValues.createCached(
                    "Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private final boolean secure;

    Answer(String publicBase) {
        this.secure = publicBase.startsWith("https:");
    }

    /** Adds the headers that every answer has. */
    void guard(ServerResponse response) {
        for (Header header : ALWAYS) response.header(header);
        if (secure) response.header(HSTS);
    }

    static List<Header> always() {
        return ALWAYS;
    }

    static void crossOrigin(ServerResponse response) {
        response.header(ANY_ORIGIN);
        response.header(EXPOSED);
    }

    static void preflight(ServerResponse response) {
        response.header(METHODS);
        response.header(HEADERS);
        response.header(MAX_AGE);
    }

    /** A whole response for a message that never became a request. */
    byte[] refusal(Refusal refusal, String trace) {
        byte[] body =
                ProblemDocument.of(
                        refusal.status(), refusal.code(), refusal.text(), trace, List.of());
        StringBuilder head = new StringBuilder(512);
        head.append("HTTP/1.1 ").append(refusal.status()).append(' ').append(refusal.code());
        head.append("\r\nContent-Type: ").append(ProblemDocument.TYPE);
        head.append("\r\nContent-Length: ").append(body.length);
        head.append("\r\nConnection: close\r\nCache-Control: no-store\r\n");
        if (refusal.status() == 503) head.append("Retry-After: 2\r\n");
        for (Header header : ALWAYS) line(head, header);
        if (secure) line(head, HSTS);
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private static void line(StringBuilder head, Header header) {
        head.append(header.name()).append(": ").append(header.get()).append("\r\n");
    }

    /** Whether a content type shrinks. Packed formats (images, fonts, Parquet) do not. */
    static boolean packs(String contentType) {
        int end = contentType.indexOf(';');
        String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
        return type.startsWith("text/")
                || type.endsWith("json")
                || type.endsWith("xml")
                || type.equals("application/javascript")
                || type.equals("application/x-protobuf")
                || type.equals("application/n-quads")
                || type.equals("application/manifest+json");
    }

    /** Whether an {@code Accept-Encoding} takes gzip. */
    static boolean takesGzip(String accepted) {
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            int semicolon = part.indexOf(';');
            String name = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            if (!name.equals("gzip") && !name.equals("*")) continue;
            String weight = semicolon < 0 ? "" : part.substring(semicolon + 1).replace(" ", "");
            return !weight.equals("q=0")
                    && !weight.startsWith("q=0.000")
                    && !weight.equals("q=0.0");
        }
        return false;
    }

    static byte[] gzip(byte[] body) {
        var packed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (OutputStream out = gzip(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static GZIPOutputStream gzip(OutputStream to) throws IOException {
        return new Fast(to);
    }

    /** Level 1: answers are made once and read once, so time counts more than size. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream to) throws IOException {
            super(to, 8192, true);
            def.setLevel(Deflater.BEST_SPEED);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                def.end();
            }
        }
    }
}
