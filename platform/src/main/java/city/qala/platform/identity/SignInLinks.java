package city.qala.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that stand for an account for a while. They live in memory only: a restart ends them. */
final class SignInLinks {
    private record Link(String account, Instant expires) {}

    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final Duration goodFor;
    private final Clock clock;

    SignInLinks(Duration goodFor, Clock clock) {
        this.goodFor = goodFor;
        this.clock = clock;
    }

    /** A secret that stands for the account, once. */
    String make(String account) {
        String secret = Secrets.address();
        Instant now = clock.instant();
        links.values().removeIf(l -> !now.isBefore(l.expires()));
        links.put(secret, new Link(account, now.plus(goodFor)));
        return secret;
    }

    /** The account behind the secret, which stays good. */
    Optional<String> find(String secret) {
        return Optional.ofNullable(links.get(secret))
                .filter(l -> clock.instant().isBefore(l.expires()))
                .map(Link::account);
    }

    /** The account behind the secret; the secret is worthless from now on. */
    Optional<String> use(String secret) {
        return Optional.ofNullable(links.remove(secret))
                .filter(l -> clock.instant().isBefore(l.expires()))
                .map(Link::account);
    }
}
