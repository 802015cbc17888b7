package city.qala.platform.db;

import city.qala.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the ledger.
 *
 * @param url JDBC address of a PostgreSQL of the city's own ({@code jdbc:postgresql://…}), or null
 *     for the embedded one
 * @param user its user, or null when the address says it
 * @param password its password, or null when the address says it
 * @param poolSize connections shared by all requests, 1..100
 * @param sharedMegabytes PostgreSQL's shared buffers of the embedded server, MB, 8..4096
 * @param reserveMegabytes room kept back on the data volume so that a full disk can be survived,
 *     MB; 0 keeps none; on a small volume at most a twentieth of it is taken
 * @param durable whether a commit waits for the disk; false only in tests
 */
public record DbConfig(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        int poolSize,
        int sharedMegabytes,
        int reserveMegabytes,
        boolean durable) {

    public DbConfig {
        if (poolSize < 1 || poolSize > 100)
            throw Problem.invalid("platform.db.pool", poolSize, "must be between 1 and 100");
        if (sharedMegabytes < 8 || sharedMegabytes > 4096)
            throw Problem.invalid(
                    "platform.db.shared", sharedMegabytes, "must be between 8 and 4096 MB");
        if (reserveMegabytes < 0)
            throw Problem.invalid("platform.reserve", reserveMegabytes, "must not be negative");
        if (url != null && !url.startsWith("jdbc:postgresql:"))
            throw Problem.invalid("platform.db.url", "(hidden)", "must be jdbc:postgresql://…");
    }

    /** The embedded server with a reserve of 200 MB. */
    public static DbConfig defaults() {
        return new DbConfig(null, null, null, 10, 32, 200, true);
    }

    /** The same settings with an external server. */
    public DbConfig external(String address, @Nullable String as, @Nullable String secret) {
        return new DbConfig(
                address, as, secret, poolSize, sharedMegabytes, reserveMegabytes, durable);
    }

    /** Addresses may hold a password, so the text shows neither. */
    @Override
    public String toString() {
        return "DbConfig[" + (url == null ? "embedded" : "external") + ", pool=" + poolSize + "]";
    }
}
