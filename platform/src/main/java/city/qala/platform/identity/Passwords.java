package city.qala.platform.identity;

import city.qala.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 passes) into the usual text form. Two at a time, so
 * that a flood of guesses costs neither memory nor all cores.
 */
final class Passwords {
    /** Stands where nobody can sign in with a password. */
    static final String NONE = "none";

    private static final int KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LEAST = 12;
    private static final int MOST = 200;
    private static final Base64.Encoder OUT = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder IN = Base64.getDecoder();

    private final Semaphore turns = new Semaphore(2, true);
    private final String nobodys = hash(Secrets.password());

    /** The text form of a password's hash with a salt of its own. */
    String hash(String password) {
        byte[] salt = Secrets.bytes(SALT_BYTES);
        byte[] hash = argon2(password, salt, KIB, PASSES);
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(KIB, PASSES, OUT.encodeToString(salt), OUT.encodeToString(hash));
    }

    /** Whether the password belongs to the stored hash. {@link #NONE} belongs to no password. */
    boolean fits(String password, String stored) {
        if (stored.equals(NONE)) return fitsNobody(password);
        String[] parts = stored.split("\\$", -1);
        String[] cost = parts[3].split("[=,]", -1);
        byte[] hash =
                argon2(
                        password,
                        IN.decode(parts[4]),
                        Integer.parseInt(cost[1]),
                        Integer.parseInt(cost[3]));
        return MessageDigest.isEqual(hash, IN.decode(parts[5]));
    }

    /** Takes as long as {@link #fits}, so that time does not tell which accounts there are. */
    boolean fitsNobody(String password) {
        fits(password, nobodys);
        return false;
    }

    /**
     * Refuses passwords that are guessed first: under 12 characters, the account's name in them, or
     * few different characters.
     */
    static void require(String password, String account) {
        boolean varied = password.chars().distinct().count() >= 5;
        boolean named = password.toLowerCase(java.util.Locale.ROOT).contains(account);
        if (password.length() < LEAST || password.length() > MOST || !varied || named)
            throw Problem.of(
                            Problem.Kind.UNPROCESSABLE,
                            "weak-password",
                            "A password needs %d to %d characters, five different ones, and not"
                                    + " your name in it.",
                            LEAST,
                            MOST)
                    .at("password", "is too easy to guess");
    }

    private byte[] argon2(String password, byte[] salt, int kib, int passes) {
        takeTurn();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(kib)
                            .withIterations(passes)
                            .withParallelism(1)
                            .withSalt(salt)
                            .build());
            byte[] out = new byte[HASH_BYTES];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
            return out;
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(5, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "overloaded",
                        "Too many are signing in at once; try again in a moment.")
                .retryAfter(Duration.ofSeconds(5));
    }
}
