package city.qala.platform.factor;

/** RFC 4648 base 32 without padding, in which authenticator programs take secrets. */
public final class Base32 {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /** The bytes as letters and digits, eight for each five bytes begun. */
    public static String encode(byte[] bytes) {
        var out = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out.append(LETTERS.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) out.append(LETTERS.charAt((held << (5 - bits)) & 31));
        return out.toString();
    }
}
