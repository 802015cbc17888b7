package city.qala.pulse.door;

import city.qala.kernel.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key of one day's pseudonyms. It exists in memory only, as long as the day is being counted,
 * and is gone afterwards: nobody, the town included, can then tell who a pseudonym was, nor that
 * two days hold the same person.
 *
 * <p>A pseudonym is the first 128 bits of HMAC-SHA-256 of {@code feed|person} under the key.
 * Without a key it would be no mask: there are so few telephone numbers that all can be tried.
 */
public final class DayKey {

    private static final int BYTES = 32;

    private final Clock clock;
    private final Instant madeAt;
    private final byte[] key = new byte[BYTES];
    private @Nullable Mac mac;
    private @Nullable Instant destroyedAt;

    private DayKey(Clock clock) {
        this.clock = clock;
        this.madeAt = clock.instant();
        new SecureRandom().nextBytes(key);
        mac = keyed(key);
    }

    /**
     * When a key was.
     *
     * @param madeAt when it was made
     * @param destroyedAt when it was overwritten
     */
    public record Life(Instant madeAt, Instant destroyedAt) {
        public Life {
            if (destroyedAt.isBefore(madeAt))
                throw Problem.invalid("destroyed", destroyedAt, "must not be before " + madeAt);
        }
    }

    /** A new key. */
    public static DayKey make(Clock clock) {
        return new DayKey(clock);
    }

    /** The 128 bits that stand for a person. */
    public record Pseudonym(long high, long low) {}

    /**
     * Masks a person.
     *
     * @param feed operator or bank; the same number at two of them is two persons
     * @param person number or token as delivered
     */
    public Pseudonym mask(String feed, String person) {
        Mac masker = mac;
        if (masker == null) throw new IllegalStateException("this key was destroyed");
        masker.update(feed.getBytes(StandardCharsets.UTF_8));
        masker.update((byte) '|');
        ByteBuffer made = ByteBuffer.wrap(masker.doFinal(person.getBytes(StandardCharsets.UTF_8)));
        return new Pseudonym(made.getLong(), made.getLong());
    }

    /** Overwrites the key. A second time changes nothing. */
    public void destroy() {
        if (destroyedAt != null) return;
        Arrays.fill(key, (byte) 0);
        // The machinery holds a copy of its own until it is collected.
        mac = null;
        destroyedAt = clock.instant();
    }

    /** When it was; only of one that was destroyed. */
    public Life life() {
        if (destroyedAt == null) throw new IllegalStateException("this key is alive");
        return new Life(madeAt, destroyedAt);
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
