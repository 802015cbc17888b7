package city.qala.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Links that sign in once. They live in memory only: a restart ends them. */
final class SignInLinks {
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    private record Link(String account, Instant expires) {}

    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final Clock clock;

    SignInLinks(Clock clock) {
        this.clock = clock;
    }

    /** A secret that stands for the account, once. */
    String make(String account) {
        String secret = Secrets.address();
        links.put(secret, new Link(account, clock.instant().plus(GOOD_FOR)));
        return secret;
    }

    /** The account behind the secret; the secret is worthless from now on. */
    Optional<String> use(String secret) {
        return Optional.ofNullable(links.remove(secret))
                .filter(l -> clock.instant().isBefore(l.expires()))
                .map(Link::account);
    }
}
