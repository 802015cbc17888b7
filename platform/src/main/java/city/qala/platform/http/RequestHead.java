package city.qala.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A whole request head, read strictly: whatever two programs could understand in two ways is
 * refused (RFC 9112, sections 2 to 6).
 */
final class RequestHead {

    /** Body framing: none, a length, or chunks. */
    static final long CHUNKED = -1;

    private static final int METHOD_MOST = 32;
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) TOKEN[c] = true;
        for (char c = 'a'; c <= 'z'; c++) TOKEN[c] = true;
        for (char c = 'A'; c <= 'Z'; c++) TOKEN[c] = true;
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) TOKEN[c] = true;
    }

    private final byte[] bytes;
    private final HttpConfig.Limits limits;
    private final String method;
    private final String path;
    private final String query;
    private final int headersAt;
    private final int end;

    private int headers;
    private int hosts;
    private int transferEncodings;
    private long length = Long.MIN_VALUE;
    private boolean closes;

    /**
     * Reads a head.
     *
     * @param end offset after its last empty line
     */
    RequestHead(byte[] bytes, int start, int end, HttpConfig.Limits limits) {
        this.bytes = bytes;
        this.limits = limits;
        this.end = end;
        int lineEnd = lineEnd(start);
        int afterMethod = token(start, lineEnd);
        if (afterMethod == start || afterMethod == lineEnd || bytes[afterMethod] != ' ')
            throw Refusal.malformed("The request line is not one.");
        if (afterMethod - start > METHOD_MOST) throw Refusal.notImplemented("Unknown method.");
        this.method = ascii(start, afterMethod);
        int afterTarget = target(afterMethod + 1, lineEnd);
        requireVersion(afterTarget, lineEnd);
        String target =
                new String(
                        bytes,
                        afterMethod + 1,
                        afterTarget - afterMethod - 1,
                        StandardCharsets.UTF_8);
        target = originForm(target);
        int mark = target.indexOf('?');
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = mark < 0 ? "" : target.substring(mark + 1);
        this.headersAt = lineEnd + 2;
        readHeaders();
    }

    String method() {
        return method;
    }

    /** The path as sent, escapes kept. */
    String path() {
        return path;
    }

    /** The query as sent; empty if there is none. */
    String query() {
        return query;
    }

    /** Bytes of the body, 0 for none, {@link #CHUNKED} if only its chunks tell. */
    long bodyLength() {
        if (transferEncodings > 0) return CHUNKED;
        return Math.max(0, length);
    }

    /** Whether the client wants no further request on this connection. */
    boolean closes() {
        return closes;
    }

    /**
     * The head as the server behind needs it: the address is ours to read, so that no second parser
     * can read it otherwise.
     */
    byte[] forwarded() {
        byte[] line = (method + " / HTTP/1.1\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] out = new byte[line.length + end - headersAt];
        System.arraycopy(line, 0, out, 0, line.length);
        System.arraycopy(bytes, headersAt, out, line.length, end - headersAt);
        return out;
    }

    private static String originForm(String target) {
        if (target.startsWith("/")) return target;
        if (target.equals("*")) return "/*";
        int scheme = target.startsWith("http://") ? 7 : target.startsWith("https://") ? 8 : -1;
        if (scheme < 0) throw Refusal.malformed("The address must begin with a slash.");
        int slash = target.indexOf('/', scheme);
        return slash < 0 ? "/" : target.substring(slash);
    }

    private void requireVersion(int afterTarget, int lineEnd) {
        int at = afterTarget + 1;
        boolean http = lineEnd - at == 8 && ascii(at, at + 5).equals("HTTP/");
        if (!http) throw Refusal.malformed("The request line does not end in a version.");
        if (bytes[at + 5] != '1' || bytes[at + 6] != '.' || bytes[at + 7] != '1')
            throw Refusal.version();
    }

    private int target(int from, int lineEnd) {
        int at = from;
        while (at < lineEnd && bytes[at] != ' ') {
            if ((bytes[at] >= 0 && bytes[at] < 0x21) || bytes[at] == 0x7f)
                throw Refusal.malformed("The address holds a control character.");
            at++;
        }
        if (at == from || at == lineEnd) throw Refusal.malformed("The request line is not one.");
        return at;
    }

    private void readHeaders() {
        int at = headersAt;
        while (at < end - 2) {
            int lineEnd = lineEnd(at);
            if (++headers > limits.headers())
                throw Refusal.headTooLarge("More than " + limits.headers() + " headers.");
            readHeader(at, lineEnd);
            at = lineEnd + 2;
        }
        if (hosts != 1) throw Refusal.malformed("Exactly one Host header is needed.");
        if (transferEncodings > 0 && length != Long.MIN_VALUE)
            throw Refusal.malformed("Content-Length and Transfer-Encoding exclude each other.");
    }

    private void readHeader(int at, int lineEnd) {
        int colon = token(at, lineEnd);
        if (colon == at || colon == lineEnd || bytes[colon] != ':')
            throw Refusal.malformed("A header line is not one.");
        for (int i = colon + 1; i < lineEnd; i++) {
            if ((bytes[i] >= 0 && bytes[i] < 0x20 && bytes[i] != '\t') || bytes[i] == 0x7f)
                throw Refusal.malformed("A header holds a control character.");
        }
        int nameLength = colon - at;
        if (nameLength == 4 && is(at, "host")) host(colon, lineEnd);
        else if (nameLength == 14 && is(at, "content-length")) contentLength(colon, lineEnd);
        else if (nameLength == 17 && is(at, "transfer-encoding")) transfer(colon, lineEnd);
        else if (nameLength == 6 && is(at, "expect")) expect(colon, lineEnd);
        else if (nameLength == 10 && is(at, "connection")) connection(colon, lineEnd);
    }

    private void host(int colon, int lineEnd) {
        hosts++;
        String value = value(colon, lineEnd);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean fits = c < 128 && (Character.isLetterOrDigit(c) || "-._~:[]%".indexOf(c) >= 0);
            if (!fits) throw Refusal.malformed("The Host header is not a host.");
        }
        if (value.isEmpty()) throw Refusal.malformed("The Host header is empty.");
    }

    private void contentLength(int colon, int lineEnd) {
        if (length != Long.MIN_VALUE) throw Refusal.malformed("Content-Length came twice.");
        String value = value(colon, lineEnd);
        if (value.isEmpty()) throw Refusal.malformed("Content-Length is empty.");
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9')
                throw Refusal.malformed("Content-Length is not a number.");
        }
        if (value.length() > 18) throw Refusal.bodyTooLarge(limits.bodyBytes());
        length = Long.parseLong(value);
        if (length > limits.bodyBytes()) throw Refusal.bodyTooLarge(limits.bodyBytes());
    }

    private void transfer(int colon, int lineEnd) {
        if (++transferEncodings > 1) throw Refusal.malformed("Transfer-Encoding came twice.");
        if (!value(colon, lineEnd).toLowerCase(Locale.ROOT).equals("chunked"))
            throw Refusal.notImplemented("Only the transfer encoding chunked is known.");
    }

    private void expect(int colon, int lineEnd) {
        if (!value(colon, lineEnd).toLowerCase(Locale.ROOT).equals("100-continue"))
            throw Refusal.malformed("Only the expectation 100-continue is known.");
    }

    private void connection(int colon, int lineEnd) {
        for (String option : value(colon, lineEnd).split(",", -1)) {
            if (option.strip().equalsIgnoreCase("close")) closes = true;
        }
    }

    private String value(int colon, int lineEnd) {
        int from = colon + 1;
        int to = lineEnd;
        while (from < to && (bytes[from] == ' ' || bytes[from] == '\t')) from++;
        while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) to--;
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Offset of the first byte that no token may hold. */
    private int token(int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0 && TOKEN[bytes[at]]) at++;
        return at;
    }

    private boolean is(int at, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            int b = bytes[at + i];
            if (b >= 'A' && b <= 'Z') b += 32;
            if (b != lowerCase.charAt(i)) return false;
        }
        return true;
    }

    private int lineEnd(int from) {
        int at = from;
        while (bytes[at] != '\r') at++;
        return at;
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    /** Whether a byte can begin a request line; anything else is another protocol. */
    static boolean canBegin(byte b) {
        return b >= 0 && TOKEN[b];
    }
}
