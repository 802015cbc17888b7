package city.qala.platform.db;

import city.qala.kernel.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what JDBC throws into words. No SQL text, class name or path ever reaches a message. */
final class Failures {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final BooleanSupplier diskFull;

    /**
     * @param diskFull whether the data folder's volume is known to be full: lost connections then
     *     mean "no room", since PostgreSQL stops when it cannot write its log
     */
    Failures(BooleanSupplier diskFull) {
        this.diskFull = diskFull;
    }

    boolean diskFull() {
        return diskFull.getAsBoolean();
    }

    /** The exception to throw for a statement that failed before its commit. */
    RuntimeException of(SQLException e) {
        SQLException root = rootOf(e);
        String state = state(root);
        if (isDiskFull(root)) return storageFull(e);
        if (isLost(root)) return diskFull.getAsBoolean() ? storageFull(e) : unavailable();
        if (state.equals("23505")) return new Conflict(constraint(root), e);
        if (state.equals("57014"))
            return Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "query-budget",
                    "The question takes too long; ask for less at a time.");
        if (state.equals("QL403"))
            return Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "purpose-missing",
                    "Personal data need a purpose that covers them.");
        if (state.equals("22021") || state.equals("22P05"))
            return Problem.of(
                    Problem.Kind.INVALID,
                    "invalid-parameter",
                    "Text must be valid UTF-8 without NUL characters.");
        if (state.equals("40001") || state.equals("40P01") || state.equals("55P03"))
            return unavailable();
        return Problem.bug(e);
    }

    /** The exception for a commit that failed: a lost connection leaves the outcome unknown. */
    RuntimeException ofCommit(SQLException e) {
        if (isLost(rootOf(e)))
            return Problem.of(
                    Problem.Kind.BUG,
                    "outcome-unknown",
                    "The connection to the ledger was lost while storing; look before sending"
                            + " again.");
        return of(e);
    }

    static Problem unavailable() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "overloaded",
                        "The ledger cannot answer just now; try again in a moment.")
                .retryAfter(SOON);
    }

    static Problem storageFull(@Nullable Throwable ignoredCause) {
        return Problem.of(
                        Problem.Kind.STORAGE_FULL,
                        "storage-full",
                        "There is no room on the disk; nothing was stored.")
                .retryAfter(Duration.ofSeconds(5));
    }

    static boolean isLost(SQLException e) {
        String state = state(e);
        return state.startsWith("08")
                || state.equals("57P01")
                || state.equals("57P02")
                || state.equals("57P03")
                || state.equals("53300")
                || e instanceof SQLTransientConnectionException;
    }

    static boolean isDiskFull(SQLException e) {
        String state = state(e);
        if (state.equals("53100")) return true;
        String message = String.valueOf(e.getMessage());
        return (state.equals("58030") || state.startsWith("XX"))
                && message.contains("No space left on device");
    }

    private static SQLException rootOf(SQLException e) {
        // Hikari wraps the driver's exception in its own, without a state.
        if (e.getSQLState() == null && e.getCause() instanceof SQLException cause) return cause;
        // A batch hides the server's words behind its own exception of the same state.
        if (!(e instanceof PSQLException) && e.getNextException() != null)
            return e.getNextException();
        return e;
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    private static String constraint(SQLException e) {
        if (!(e instanceof PSQLException p)) return "";
        ServerErrorMessage message = p.getServerErrorMessage();
        String name = message == null ? null : message.getConstraint();
        return name == null ? "" : name;
    }
}
