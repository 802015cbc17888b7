package city.qala.platform.http;

import city.qala.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes RFC 9457 problem documents. */
final class ProblemDocument {

    static final String TYPE = "application/problem+json";

    private ProblemDocument() {}

    /**
     * A document.
     *
     * @param detail in the reader's language
     * @param trace also the document's {@code instance}
     */
    static byte[] of(
            int status, String code, String detail, String trace, List<Problem.Fault> faults) {
        StringBuilder out = new StringBuilder(256);
        out.append("{\"type\":\"urn:qala:problem:").append(code).append("\",\"title\":");
        text(out, title(code));
        out.append(",\"status\":").append(status).append(",\"detail\":");
        text(out, detail);
        out.append(",\"instance\":");
        text(out, trace);
        out.append(",\"trace\":");
        text(out, trace);
        if (!faults.isEmpty()) errors(out, faults);
        return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void errors(StringBuilder out, List<Problem.Fault> faults) {
        out.append(",\"errors\":[");
        for (int i = 0; i < faults.size(); i++) {
            if (i > 0) out.append(',');
            out.append("{\"pointer\":");
            text(out, faults.get(i).pointer());
            out.append(",\"detail\":");
            text(out, faults.get(i).detail());
            out.append('}');
        }
        out.append(']');
    }

    private static String title(String code) {
        String words = code.replace('-', ' ').replace('.', ' ');
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * Appends a JSON string; angle brackets are escaped so that no browser reads them as markup.
     */
    static void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean plain = c >= 0x20 && c != '<' && c != '>' && !Character.isSurrogate(c);
                    boolean pair =
                            Character.isHighSurrogate(c)
                                    && i + 1 < text.length()
                                    && Character.isLowSurrogate(text.charAt(i + 1));
                    if (plain) out.append(c);
                    else if (pair) out.append(c).append(text.charAt(++i));
                    else out.append(String.format("\\u%04x", (int) c));
                }
            }
        }
        out.append('"');
    }
}
