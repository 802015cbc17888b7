package city.qala.sta;

import city.qala.kernel.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of addresses (RFC 3986), strict: what is not UTF-8 is refused. */
final class Percent {

    private static final String KEPT = "-._~!$'()*,;:@/=";

    private Percent() {}

    /** Decodes; a plus is a space only in a query. */
    static String decode(String raw, boolean query) {
        if (raw.indexOf('%') < 0 && !(query && raw.indexOf('+') >= 0)) return raw;
        byte[] bytes = new byte[raw.length() * 3];
        int size = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) throw bad(i);
                bytes[size++] = (byte) ((high << 4) | low);
                i += 2;
            } else if (c < 0x80) {
                bytes[size++] = (byte) (query && c == '+' ? ' ' : c);
            } else {
                int width = Character.isHighSurrogate(c) && i + 1 < raw.length() ? 2 : 1;
                byte[] utf = raw.substring(i, i + width).getBytes(StandardCharsets.UTF_8);
                for (byte b : utf) bytes[size++] = b;
                i += width - 1;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, size))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.query("The address is not UTF-8 after decoding its percent escapes.");
        }
    }

    private static Problem bad(int at) {
        return Problem.query("A percent sign at column %d does not begin an escape.", at + 1);
    }

    static void encode(String text, StringBuilder out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || Scanner.isDigit(c);
            if (plain || (c < 0x80 && KEPT.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%');
                out.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }

    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        encode(text, out);
        return out.toString();
    }
}
