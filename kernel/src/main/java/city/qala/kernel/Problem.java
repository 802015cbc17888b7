package city.qala.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that ends a request, in words for the person who can act on it.
 *
 * <p>Outside it becomes an RFC 9457 document whose {@code type} is {@code urn:qala:problem:<code>}.
 * Expected outcomes of a rule are sealed types, not problems.
 */
public final class Problem extends RuntimeException {

    /** What kind of failure it is, which fixes the HTTP status. */
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        CONFLICT(409),
        PRECONDITION_FAILED(412),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA(415),
        UNPROCESSABLE(422),
        TOO_MANY(429),
        BUG(500),
        NOT_IMPLEMENTED(501),
        UNAVAILABLE(503),
        STORAGE_FULL(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }
    }

    /**
     * One faulty place in the input.
     *
     * @param pointer RFC 6901 JSON pointer, or the name of a query option
     * @param detail what is wrong there, in English
     */
    public record Fault(String pointer, String detail) {}

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;
    private final transient List<Object> params;
    private final transient List<Fault> faults;
    private final @Nullable Duration retryAfter;

    private Problem(
            Kind kind,
            String code,
            String text,
            List<Object> params,
            List<Fault> faults,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(
                params.isEmpty() ? text : String.format(text, params.toArray()),
                cause,
                false,
                cause != null);
        this.kind = kind;
        this.code = code;
        this.params = List.copyOf(params);
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /**
     * A problem.
     *
     * @param code slug of the problem type, for example {@code invalid-query}
     * @param text English text, a {@link String#format} pattern of the parameters
     */
    public static Problem of(Kind kind, String code, String text, Object... params) {
        return new Problem(kind, code, text, List.of(params), List.of(), null, null);
    }

    /** 400: a value that cannot be. */
    public static Problem invalid(String name, @Nullable Object value, String must) {
        return of(
                        Kind.INVALID,
                        "invalid-parameter",
                        "%s %s: it was %s.",
                        name,
                        must,
                        String.valueOf(value))
                .at(name, must);
    }

    /** 400: a query option that cannot be parsed or is not known. */
    public static Problem query(String text, Object... params) {
        return of(Kind.INVALID, "invalid-query", text, params);
    }

    /** 404, also for things that the caller may not know of. */
    public static Problem notFound(String text, Object... params) {
        return of(Kind.NOT_FOUND, "not-found", text, params);
    }

    /** 403. */
    public static Problem forbidden(String text, Object... params) {
        return of(Kind.FORBIDDEN, "forbidden", text, params);
    }

    /** 409. */
    public static Problem conflict(String code, String text, Object... params) {
        return of(Kind.CONFLICT, code, text, params);
    }

    /** 500: our fault. The cause is logged by the edge and never shown. */
    public static Problem bug(Throwable cause) {
        return new Problem(
                Kind.BUG,
                "internal-error",
                "Something went wrong on our side.",
                List.of(),
                List.of(),
                null,
                cause);
    }

    /** The same problem with one more faulty place. */
    public Problem at(String pointer, String detail) {
        var more = new java.util.ArrayList<>(faults);
        more.add(new Fault(pointer, detail));
        return copy(more, retryAfter);
    }

    /** The same problem, telling the caller when to try again. */
    public Problem retryAfter(Duration wait) {
        return copy(faults, wait);
    }

    private Problem copy(List<Fault> newFaults, @Nullable Duration wait) {
        return new Problem(
                kind,
                code,
                String.valueOf(getMessage()),
                params,
                newFaults,
                wait,
                getCause(),
                true);
    }

    private Problem(
            Kind kind,
            String code,
            String finished,
            List<Object> params,
            List<Fault> faults,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause,
            boolean ignored) {
        super(finished, cause, false, cause != null);
        this.kind = kind;
        this.code = code;
        this.params = params;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /** The kind, which fixes the status. */
    public Kind kind() {
        return kind;
    }

    /** Slug of the problem type. */
    public String code() {
        return code;
    }

    /** HTTP status. */
    public int status() {
        return kind.status();
    }

    /** Parameters of the text, for translations under the key {@code problem.<code>}. */
    public List<Object> params() {
        return params;
    }

    /** The faulty places, possibly none. */
    public List<Fault> faults() {
        return faults;
    }

    /** When to try again. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The English text. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
