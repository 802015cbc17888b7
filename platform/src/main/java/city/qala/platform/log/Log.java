package city.qala.platform.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Writes events with fields, one a line, as {@code event="…" key=value …}.
 *
 * <p>Values are quoted when they hold a space, a quote or an equals sign; line ends are escaped, so
 * that one event is always one line. Nothing personal is ever a field: no name of a person, no
 * number of a document, no address of a client, no token.
 */
public final class Log {

    private final Logger logger;

    private Log(Logger logger) {
        this.logger = logger;
    }

    /** The log of a part, named by its package. */
    public static Log of(Class<?> owner) {
        return new Log(System.getLogger(owner.getPackageName()));
    }

    /**
     * Something worth knowing happened.
     *
     * @param fields key, value, key, value …
     */
    public void event(String event, @Nullable Object... fields) {
        write(Level.INFO, event, null, fields);
    }

    /** Something is wrong that the process lives with. */
    public void warn(String event, @Nullable Object... fields) {
        write(Level.WARNING, event, null, fields);
    }

    /** Something is broken; the cause goes to the log with its stack. */
    public void error(String event, Throwable cause, @Nullable Object... fields) {
        write(Level.ERROR, event, cause, fields);
    }

    /** A detail for whoever debugs; built only when the level is on. */
    public void debug(String event, @Nullable Object... fields) {
        write(Level.DEBUG, event, null, fields);
    }

    private void write(
            Level level, String event, @Nullable Throwable cause, @Nullable Object... fields) {
        if (!logger.isLoggable(level)) return;
        String line = line(event, fields);
        if (cause == null) logger.log(level, line);
        else logger.log(level, line, cause);
    }

    static String line(String event, @Nullable Object... fields) {
        StringBuilder out = new StringBuilder(64).append("event=");
        value(out, event);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            out.append(' ').append(fields[i]).append('=');
            value(out, String.valueOf(fields[i + 1]));
        }
        return out.toString();
    }

    private static void value(StringBuilder out, String text) {
        if (isPlain(text)) {
            out.append(text);
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c == '\n') out.append("\\n");
            else if (c == '\r') out.append("\\r");
            else if (Character.isISOControl(c)) out.append('?');
            else out.append(c);
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty()) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == '=' || c == '\\' || Character.isISOControl(c))
                return false;
        }
        return true;
    }
}
