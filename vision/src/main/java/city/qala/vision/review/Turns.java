package city.qala.vision.review;

import city.qala.kernel.Actor;
import city.qala.kernel.Ulid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long somebody has looked at a candidate, and sat at the queue. In memory; of no record. */
final class Turns {
    private static final Duration BREAK = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    private record Turn(Instant since, Instant last, Ulid candidate, Instant opened) {}

    Turns(Clock clock) {
        this.clock = clock;
    }

    /** Somebody opened a picture of a candidate. */
    void opened(Actor who, Ulid candidate) {
        Instant now = clock.instant();
        turns.compute(
                who.name(),
                (name, turn) -> {
                    boolean fresh =
                            turn == null || Duration.between(turn.last(), now).compareTo(BREAK) > 0;
                    Instant since = fresh ? now : turn.since();
                    Instant first =
                            fresh || !turn.candidate().equals(candidate) ? now : turn.opened();
                    return new Turn(since, now, candidate, first);
                });
    }

    /** How long ago they first opened it; nothing if they never did. */
    Duration looked(Actor who, Ulid candidate) {
        Turn turn = turns.get(who.name());
        return turn == null || !turn.candidate().equals(candidate)
                ? Duration.ZERO
                : Duration.between(turn.opened(), clock.instant());
    }

    /** How long they have been at the queue. */
    Duration atQueue(Actor who) {
        Turn turn = turns.get(who.name());
        if (turn == null) return Duration.ZERO;
        Instant now = clock.instant();
        return Duration.between(turn.last(), now).compareTo(BREAK) > 0
                ? Duration.ZERO
                : Duration.between(turn.since(), now);
    }
}
