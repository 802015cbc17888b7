package city.qala.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The role of ordinary work. Rules on rows do not bind a superuser, so where the login is one,
 * every connection but the owner's works as a lesser role from its first statement on. Where the
 * login owns the tables without being above the rules, they bind it too and no role is needed.
 */
final class Guard {
    /** The role's name; the same for every city on a server, since roles belong to the server. */
    static final String ROLE = "qala_ordinary";

    /** Makes the role where there must be one, and lets it see what has been migrated. */
    static final Sql MAKE = Sql.of(Guard.class, "guard-role");

    private static final Sql NEEDED = Sql.of(Guard.class, "guard-needed");

    private final Server server;
    private volatile boolean known;
    private volatile boolean needed;

    Guard(Server server) {
        this.server = server;
    }

    /** Whether ordinary connections take the role; asks the server once, and makes the role. */
    boolean isNeeded() throws SQLException {
        if (!known) ask();
        return needed;
    }

    private synchronized void ask() throws SQLException {
        if (known) return;
        try (Connection owner = new Connections(server, null).getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(MAKE.text());
            try (ResultSet row = statement.executeQuery(NEEDED.text())) {
                needed = row.next() && row.getBoolean("needed");
            }
        }
        known = true;
    }
}
