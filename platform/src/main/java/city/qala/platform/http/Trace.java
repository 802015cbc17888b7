package city.qala.platform.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Trace ids as in W3C Trace Context: 32 hexadecimal digits, not all zero. */
final class Trace {

    private static final int ID_FROM = 3;
    private static final int ID_TO = 35;
    private static final int WHOLE = 55;

    private Trace() {}

    /** The id of a {@code traceparent} header; empty if it is not one. */
    static Optional<String> of(String traceparent) {
        if (traceparent.length() < WHOLE || traceparent.charAt(2) != '-') return Optional.empty();
        String id = traceparent.substring(ID_FROM, ID_TO);
        boolean zero = true;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return Optional.empty();
            zero &= c == '0';
        }
        return zero ? Optional.empty() : Optional.of(id);
    }

    /** A new id. */
    static String next() {
        var random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
