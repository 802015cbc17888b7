package city.qala.sensing.sta;

import static city.qala.platform.db.Tx.args;

import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.sensing.series.Series;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What requests with an Idempotency-Key have made, for entities; observations keep theirs with the
 * journal. Kept for a week.
 */
final class Receipts {

    private static final Sql FIND = Sql.of(Receipts.class, "receipt");
    private static final Sql PUT = Sql.of(Receipts.class, "put-receipt");
    private static final Sql TRIM = Sql.of(Receipts.class, "trim-receipts");
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LONGEST_KEY = 200;

    private final Database database;
    private final Clock clock;

    Receipts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a request made. */
    record Receipt(Series.RequestKey key, long id) {}

    void trim() {
        database.change(tx -> tx.update(TRIM, args("before", clock.instant().minus(KEPT))));
    }

    /** The key of a request; null if it carries none. */
    static Series.@Nullable RequestKey key(StaRequest rq) {
        String key = rq.key();
        if (key == null) return null;
        if (key.isBlank() || key.length() > LONGEST_KEY)
            throw Problem.invalid(
                    "Idempotency-Key", key.length() + " characters", "must be 1 to 200 characters");
        return new Series.RequestKey(rq.actor().name(), key, fingerprint(rq));
    }

    private static long fingerprint(StaRequest rq) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((rq.method() + " " + rq.path() + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] hash = sha.digest(rq.body().array);
            long first = 0;
            for (int i = 0; i < 8; i++) first = (first << 8) | (hash[i] & 0xFF);
            return first;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id that the same request made before; 0 if this is the first. */
    long find(Series.RequestKey key) {
        return database.read(tx ->
                        tx.one(
                                FIND,
                                args("owner", key.owner(), "key", key.key()),
                                row -> {
                                    if (row.number("fingerprint") != key.fingerprint())
                                        throw mismatch();
                                    return row.number("id");
                                }))
                .orElse(0L);
    }

    private static Problem mismatch() {
        return Problem.of(
                Problem.Kind.UNPROCESSABLE,
                "idempotency-mismatch",
                "This Idempotency-Key was used for another request.");
    }

    static void put(Tx tx, Receipt receipt, java.time.Instant at) {
        tx.update(
                PUT,
                args(
                        "owner",
                        receipt.key().owner(),
                        "key",
                        receipt.key().key(),
                        "fingerprint",
                        receipt.key().fingerprint(),
                        "id",
                        receipt.id(),
                        "at",
                        at));
    }
}
