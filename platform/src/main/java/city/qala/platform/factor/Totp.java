package city.qala.platform.factor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords, RFC 6238, with what every authenticator program uses: HMAC-SHA-1,
 * six digits, steps of 30 s from 1970.
 *
 * <p>SHA-1 is sound here: the construction needs a pseudo-random function, not freedom from
 * collisions.
 */
public final class Totp {
    /** How long one code is shown. */
    public static final Duration STEP = Duration.ofSeconds(30);

    /** Bytes of a secret, as RFC 4226 asks for. */
    public static final int SECRET_BYTES = 20;

    // A telephone's clock may be off, and people type slowly: one step to either side.
    private static final int WINDOW = 1;
    private static final int DIGITS = 6;

    private Totp() {}

    /**
     * The step whose code this is.
     *
     * @param code what was typed; blanks between the digits do not matter
     * @param after the last step that was used: no earlier code, nor that one again, is good
     * @return empty if the code is wrong, too old, too early or was used
     */
    public static OptionalLong match(byte[] secret, String code, Instant now, long after) {
        String typed = code.replaceAll("\\s", "");
        if (!typed.matches("[0-9]{6}")) return OptionalLong.empty();
        long current = step(now);
        OptionalLong found = OptionalLong.empty();
        // All steps are tried, so that the time taken tells nothing.
        for (long step = current - WINDOW; step <= current + WINDOW; step++) {
            if (same(code(secret, step, DIGITS), typed) && step > after)
                found = OptionalLong.of(step);
        }
        return found;
    }

    /** The step that a moment belongs to. */
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    /**
     * The code of a step.
     *
     * @param digits 6 to 8
     */
    public static String code(byte[] secret, long step, int digits) {
        byte[] hash = hash(secret, ByteBuffer.allocate(8).putLong(step).array());
        int at = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fff_ffff;
        int modulus = (int) Math.round(Math.pow(10, digits));
        return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
    }

    /**
     * The address that an authenticator program reads from a picture.
     *
     * @param town who asks for the codes, as the program shows it
     * @param account for whom
     */
    public static String address(String town, String account, byte[] secret) {
        String issuer = encode(town);
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(issuer, encode(account), Base32.encode(secret), issuer);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hash(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", e);
        }
    }
}
