package city.qala.platform.identity;

import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Sessions: kept in the ledger by the hash of their secret, answered from memory. They outlive a
 * restart.
 */
final class SessionStore {
    private static final Sql ADD = Sql.of(SessionStore.class, "add-session");
    private static final Sql END = Sql.of(SessionStore.class, "end-session");
    private static final Sql DROP = Sql.of(SessionStore.class, "drop-sessions");
    private static final Sql LIST = Sql.of(SessionStore.class, "list-sessions");

    private final Database ledger;
    private final Clock clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    SessionStore(Database ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        ledger.read(tx -> {
            tx.forEach(
                    LIST,
                    Map.of(),
                    1_000,
                    row ->
                            sessions.put(
                                    HexFormat.of().formatHex(row.bytes("hash")),
                                    new Session(
                                            row.text("account"),
                                            row.text("csrf"),
                                            row.instant("expires"))));
            return true;
        });
    }

    /**
     * Begins a session.
     *
     * @return the secret for the browser, kept nowhere
     */
    String begin(String account, Duration length, Consumer<Tx> alongside) {
        String secret = Secrets.address();
        Instant now = clock.instant();
        var session = new Session(account, Secrets.address(), now.plus(length));
        ledger.change(tx -> {
            tx.update(
                    ADD,
                    Map.of(
                            "hash", Secrets.hash(secret),
                            "account", account,
                            "csrf", session.csrf(),
                            "now", now,
                            "expires", session.expires()));
            alongside.accept(tx);
        });
        sessions.put(key(secret), session);
        return secret;
    }

    /** The session of this secret, if it has not ended. */
    Optional<Session> live(String secret) {
        return Optional.ofNullable(sessions.get(key(secret)))
                .filter(s -> clock.instant().isBefore(s.expires()));
    }

    /** Whether a browser with this secret has been signed in to the account, now or before. */
    boolean knows(String secret, String account) {
        Session s = sessions.get(key(secret));
        return s != null && s.account().equals(account);
    }

    /** Ends one session; its browser stays known. */
    void end(String secret, Consumer<Tx> alongside) {
        Instant now = clock.instant();
        ledger.change(tx -> {
            tx.update(END, Map.of("hash", Secrets.hash(secret), "now", now));
            alongside.accept(tx);
        });
        sessions.computeIfPresent(key(secret), (k, s) -> new Session(s.account(), s.csrf(), now));
    }

    /** Ends and forgets all sessions of an account, in the transaction that takes its right. */
    void drop(Tx tx, String account) {
        tx.update(DROP, Map.of("account", account));
        sessions.values().removeIf(s -> s.account().equals(account));
    }

    private static String key(String secret) {
        return HexFormat.of().formatHex(Secrets.hash(secret));
    }
}
