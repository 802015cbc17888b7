package city.qala.platform.http;

/**
 * A message that broke the rules of HTTP itself. The connection ends after the answer, because
 * nobody can tell where the next message would begin.
 */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private Refusal(int status, String code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal malformed(String text) {
        return new Refusal(400, "malformed-request", text);
    }

    static Refusal bodyTooLarge(int limit) {
        return new Refusal(
                413, "payload-too-large", "The body is larger than " + limit + " bytes.");
    }

    static Refusal lineTooLong(int limit) {
        return new Refusal(
                414, "request-line-too-long", "The address is longer than " + limit + " bytes.");
    }

    static Refusal headTooLarge(String text) {
        return new Refusal(431, "head-too-large", text);
    }

    static Refusal notImplemented(String text) {
        return new Refusal(501, "not-implemented", text);
    }

    static Refusal version() {
        return new Refusal(505, "version-not-supported", "Only HTTP/1.1 is spoken here.");
    }

    static Refusal busy() {
        return new Refusal(503, "overloaded", "Too many connections. Try again soon.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
