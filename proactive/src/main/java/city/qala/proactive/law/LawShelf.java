package city.qala.proactive.law;

import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The law that counts now, and every law that ever did: none is changed or lost, so that an old
 * decision can be computed again to the last sign.
 */
public final class LawShelf {
    /** Who publishes the policies that come with the program. */
    public static final String SHIPPED = "shipped";

    private static final int MOST_REMEMBERED = 8;
    private static final Sql ADD = Sql.of(LawShelf.class, "add-version");
    private static final Sql NEWEST = Sql.of(LawShelf.class, "newest-version");
    private static final Sql OF = Sql.of(LawShelf.class, "version-of");
    private static final Sql LOCK = Sql.of(LawShelf.class, "lock-versions");
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Kept(
            String hash, Map<String, String> texts, String author, String approver, Instant at) {}

    private final Database ledger;
    private final Clock clock;
    private final Map<String, String> shipped;
    private final Map<String, LawVersion> read = new LinkedHashMap<>();
    private @Nullable LawVersion now;

    /**
     * A shelf; nothing is read before it is asked for.
     *
     * @param ledger with the schema {@code proactive} up to date
     * @param shipped the policies that come with the program, by file name
     */
    public LawShelf(Database ledger, Map<String, String> shipped, Clock clock) {
        this.ledger = ledger;
        this.shipped = Map.copyOf(shipped);
        this.clock = clock;
    }

    /** The law that counts now; what comes with the program if nobody has published another. */
    public synchronized LawVersion now() {
        if (now == null) now = newest();
        return now;
    }

    /** A law that a decision names. */
    public synchronized LawVersion of(String hash) {
        if (now != null && now.hash().equals(hash)) return now;
        LawVersion known = read.get(hash);
        if (known != null) return known;
        Kept kept =
                ledger.read(tx -> tx.one(OF, Map.of("hash", hash), LawShelf::kept))
                        .orElseThrow(() -> Problem.notFound("There is no such law."));
        LawVersion found = version(kept);
        if (read.size() >= MOST_REMEMBERED) read.clear();
        read.put(hash, found);
        return found;
    }

    /**
     * Puts texts into force.
     *
     * @param base hash of the law that they were written upon
     * @throws Problem {@code invalid-transition} if another law was published meanwhile, {@code
     *     invalid-policy} for faults
     */
    public synchronized LawVersion publish(
            Tx tx, String base, Map<String, String> texts, String author, String approver) {
        tx.run(LOCK, Map.of());
        String newest = tx.one(NEWEST, Map.of(), LawShelf::kept).map(Kept::hash).orElse("");
        if (!newest.equals(base))
            throw Problem.conflict(
                    "invalid-transition", "Another law was published meanwhile; look again.");
        LawVersion next = LawVersion.of(texts, author, approver, clock.instant());
        keep(tx, next);
        return next;
    }

    /** Forgets what was read, after somebody has published. */
    public synchronized void reload() {
        now = null;
    }

    private LawVersion newest() {
        Optional<Kept> kept = ledger.read(tx -> tx.one(NEWEST, Map.of(), LawShelf::kept));
        boolean ours = kept.map(k -> k.author().equals(SHIPPED)).orElse(true);
        String hash = LawVersion.hashOf(shipped);
        if (!ours || kept.map(k -> k.hash().equals(hash)).orElse(false))
            return version(kept.orElseThrow());
        // A newer program brings newer policies, unless the town has published its own.
        LawVersion fresh = LawVersion.of(shipped, SHIPPED, SHIPPED, clock.instant());
        ledger.change(tx -> keep(tx, fresh));
        return fresh;
    }

    private static void keep(Tx tx, LawVersion v) {
        var _ =
                tx.insert(
                        ADD,
                        Map.of(
                                "hash", v.hash(),
                                "texts", json(v.texts()),
                                "at", v.at(),
                                "author", v.author(),
                                "approver", v.approver()));
    }

    private static LawVersion version(Kept k) {
        return new LawVersion(
                k.hash(), k.texts(), LawReader.read(k.texts()), k.author(), k.approver(), k.at());
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.text("hash"),
                texts(row.text("texts")),
                row.text("author"),
                row.text("approver"),
                row.instant("at"));
    }

    private static String json(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> texts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
