package city.qala.platform.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes connections to wherever the server is now: a restarted server may have a new port. */
final class Connections implements DataSource {

    private final Server server;
    private final @Nullable Guard guard;

    /**
     * @param guard whose role the connections take; null for the owner's own
     */
    Connections(Server server, @Nullable Guard guard) {
        this.server = server;
        this.guard = guard;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return open("qala", 5);
    }

    /** A connection whose statements are kept prepared on the server from their first use. */
    Connection dedicated(String name) throws SQLException {
        // -1: prepare at once and take binary answers, which matters for large bytea rows.
        return open("qala-" + name, -1);
    }

    private Connection open(String name, int prepareThreshold) throws SQLException {
        var properties = new Properties();
        server.user().ifPresent(user -> properties.setProperty("user", user));
        server.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", name);
        properties.setProperty("prepareThreshold", Integer.toString(prepareThreshold));
        // In the greeting, so that it costs nothing and a reset does not lose it.
        if (guard != null && guard.isNeeded())
            properties.setProperty("options", "-c role=" + Guard.ROLE);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(server.url(), properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // The driver logs through java.util.logging; there is nothing to write here.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Fixed in open().
    }

    @Override
    public int getLoginTimeout() {
        return 10;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Not a wrapper for " + type + ".");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
