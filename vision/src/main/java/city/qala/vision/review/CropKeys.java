package city.qala.vision.review;

import city.qala.kernel.Ulid;
import city.qala.platform.factor.SecretBox;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of pictures that wait: in memory only, one each, gone with the decision or after fifteen
 * minutes. What lies in the ledger, or in a copy of it, is then noise.
 */
final class CropKeys {
    private final SecureRandom random = new SecureRandom();
    private final Map<Ulid, Kept> keys = new ConcurrentHashMap<>();

    private record Kept(SecretBox box, Instant until) {}

    /** A new key. */
    SecretBox make(Ulid candidate, Instant until) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        var box = new SecretBox(key);
        java.util.Arrays.fill(key, (byte) 0);
        keys.put(candidate, new Kept(box, until));
        return box;
    }

    /** What opens a picture; empty once its time is over. */
    Optional<SecretBox> box(Ulid candidate, Instant now) {
        Kept kept = keys.get(candidate);
        if (kept == null) return Optional.empty();
        if (now.isBefore(kept.until())) return Optional.of(kept.box());
        keys.remove(candidate);
        return Optional.empty();
    }

    void end(Ulid candidate) {
        keys.remove(candidate);
    }

    void sweep(Instant now) {
        keys.values().removeIf(k -> !now.isBefore(k.until()));
    }
}
