package city.qala.platform.db;

import java.util.Optional;

/** A PostgreSQL that the pool and the lines connect to: embedded, or the city's own. */
interface Server extends AutoCloseable {

    /** JDBC address for the next connection; a restart may have changed the port. */
    String url();

    /** User, or empty when the address says it. */
    Optional<String> user();

    /** Password, or empty when the address says it. */
    Optional<String> password();

    /** Whether the data volume is known to have no room. */
    boolean diskFull();

    /** Tells the server's keeper that a statement met a full disk. */
    void reportDiskFull();

    /** Registers what to do when the disk has failed; called once, from the keeper's thread. */
    void whenBroken(Runnable told);

    /** The state for the health page. */
    LedgerState state();

    @Override
    void close();
}
