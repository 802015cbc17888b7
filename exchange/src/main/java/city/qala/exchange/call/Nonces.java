package city.qala.exchange.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers that were used once. They are kept until no request that carries them can be in time any
 * more: for twice the allowed window, in two generations that take turns.
 */
final class Nonces {

    private final Duration keep;
    private Set<String> young = ConcurrentHashMap.newKeySet();
    private Set<String> old = ConcurrentHashMap.newKeySet();
    private Instant turn;

    /**
     * @param window how far a partner's clock may be off
     */
    Nonces(Duration window, Instant now) {
        this.keep = window.multipliedBy(2);
        this.turn = now.plus(keep);
    }

    /** Uses a number; false if it was used before. */
    synchronized boolean use(String agreement, String nonce, Instant now) {
        if (!now.isBefore(turn)) {
            boolean longAgo = !now.isBefore(turn.plus(keep));
            old = longAgo ? ConcurrentHashMap.newKeySet() : young;
            young = ConcurrentHashMap.newKeySet();
            turn = now.plus(keep);
        }
        String both = agreement + nonce;
        return !old.contains(both) && young.add(both);
    }
}
