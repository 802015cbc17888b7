package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.factor.SecretBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives out, checks and revokes tokens over the files in {@code keys/} of the data folder, so that
 * it works whether the server runs or not. Whoever can read that folder is its owner.
 *
 * <p>A server that runs notices a revocation or a new key within a second.
 */
public final class TokenDesk {
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final int REMEMBERED = 20_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record State(SigningKeys keys, Set<String> revoked, long stamp) {}

    private final Path folder;
    private final Clock clock;
    private final Map<String, TokenClaims> verified = new ConcurrentHashMap<>();
    private volatile State state;
    private volatile long lookedAt;

    private TokenDesk(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.state = load();
        this.lookedAt = clock.millis();
    }

    /** The desk of a data folder; makes its first key if there is none. */
    public static TokenDesk open(Path dataFolder, Clock clock) {
        return new TokenDesk(dataFolder.resolve("keys"), clock);
    }

    /**
     * Gives out a token and writes it into the register.
     *
     * @param name who holds it: letters, digits, dots, hyphens and underscores
     * @param role code of the role
     * @param life how long it is good, at most ten years
     * @return the token itself, which is kept nowhere
     */
    public String issue(String name, String role, Duration life) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"))
            throw Problem.invalid("name", name, "must be letters, digits, dots, hyphens");
        if (!role.matches("[a-z][a-z-]{1,40}"))
            throw Problem.invalid("role", role, "must be the code of a role");
        if (life.isNegative() || life.isZero() || life.compareTo(Duration.ofDays(3_660)) > 0)
            throw Problem.invalid("life", life, "must be at most ten years");
        return issue(name, kindOf(role), Set.of(role), life, true);
    }

    /**
     * A token that is in no register: for commands and for feeds of this very process, which ask
     * again when they start.
     *
     * @param name what audit entries call its holder
     */
    public String pass(String name, String role, Duration life) {
        return issue(name, kindOf(role), Set.of(role), life, false);
    }

    /** A short-lived token of a person; their account decides what it opens. */
    String issuePersons(String account, Duration life) {
        return issue(account, Actor.Kind.PERSON, Set.of(), life, false);
    }

    private static Actor.Kind kindOf(String role) {
        return role.equals(Role.DEVICE) ? Actor.Kind.DEVICE : Actor.Kind.PROGRAM;
    }

    private String issue(
            String name, Actor.Kind kind, Set<String> roles, Duration life, boolean register) {
        Instant exactly = clock.instant();
        Instant now = exactly.truncatedTo(ChronoUnit.SECONDS);
        String id = Ulid.make(exactly, RANDOM).text();
        Instant expires = now.plus(life);
        // Registered first: a token that is not in the register could never be revoked by name.
        if (register)
            KeyFiles.append(
                    folder.resolve("tokens"),
                    String.join(
                            "\t",
                            id,
                            name,
                            String.join(",", roles),
                            now.toString(),
                            expires.toString()));
        return Tokens.sign(look().keys(), new TokenClaims(id, name, kind, roles, expires), now);
    }

    /** All tokens given out to devices and programs, in order of their making. */
    public List<IssuedToken> list() {
        Set<String> revoked = load().revoked();
        return KeyFiles.lines(folder.resolve("tokens")).stream()
                .map(line -> line.split("\t", -1))
                .filter(f -> f.length == 5)
                .map(f ->
                        new IssuedToken(
                                f[0],
                                f[1],
                                f[2],
                                Instant.parse(f[3]),
                                Instant.parse(f[4]),
                                revoked.contains(f[0])))
                .toList();
    }

    /**
     * Ends tokens before their time.
     *
     * @param idOrName id of one token, or name of a holder, all of whose tokens end
     * @return how many ended now
     */
    public int revoke(String idOrName) {
        List<IssuedToken> found =
                list().stream()
                        .filter(t -> t.id().equals(idOrName) || t.name().equals(idOrName))
                        .filter(t -> !t.revoked())
                        .toList();
        found.forEach(t -> KeyFiles.append(folder.resolve("revoked"), t.id()));
        refresh();
        return found.size();
    }

    /**
     * Signs with a new key from now on.
     *
     * @param forgetOld whether every token given out before ends at once
     */
    public void rotate(boolean forgetOld) {
        SigningKeys.rotate(folder, forgetOld);
        refresh();
    }

    /** What seals secrets in the ledger; its key is made at first use. */
    SecretBox box() {
        Path file = folder.resolve("ledger-secrets");
        try {
            KeyFiles.folder(folder);
            if (!Files.exists(file))
                KeyFiles.create(file, HexFormat.of().formatHex(Secrets.bytes(32)));
            return new SecretBox(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the key that signs now was made. */
    Instant keyMade() {
        try {
            return Files.getLastModifiedTime(SigningKeys.file(folder)).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a good token says.
     *
     * @throws Problem {@code invalid-token} 401
     */
    TokenClaims verify(String token) {
        State now = look();
        TokenClaims known = verified.get(token);
        TokenClaims claims =
                known != null ? known : Tokens.verify(now.keys(), token, clock.instant());
        boolean ended = now.revoked().contains(claims.id()) || over(claims);
        if (ended) {
            verified.remove(token);
            throw Tokens.invalid();
        }
        if (known == null) remember(token, claims);
        return claims;
    }

    private boolean over(TokenClaims claims) {
        return clock.instant().isAfter(claims.expires().plusSeconds(60));
    }

    // Checking a signature costs a millisecond, so good tokens are remembered; a token that was
    // made and forgotten by the thousand must not fill the memory.
    private void remember(String token, TokenClaims claims) {
        if (verified.size() >= REMEMBERED) verified.clear();
        verified.put(token, claims);
    }

    private State look() {
        long now = clock.millis();
        if (now - lookedAt >= LOOK_AGAIN_MILLIS || now < lookedAt) {
            lookedAt = now;
            if (stamp() != state.stamp()) refresh();
        }
        return state;
    }

    private void refresh() {
        state = load();
        verified.clear();
    }

    private State load() {
        long stamp = stamp();
        return new State(
                SigningKeys.open(folder),
                new HashSet<>(KeyFiles.lines(folder.resolve("revoked"))),
                stamp);
    }

    private long stamp() {
        return 31 * stamp(SigningKeys.file(folder)) + stamp(folder.resolve("revoked"));
    }

    private static long stamp(Path file) {
        try {
            if (!Files.exists(file)) return 0;
            return Files.getLastModifiedTime(file).toMillis() * 1_000_003 + Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
