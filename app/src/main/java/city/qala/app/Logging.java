package city.qala.app;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends every event to stderr, one a line: time, level, part, event with fields. */
final class Logging {
    // Kept here, because the log manager holds loggers weakly and would forget their levels.
    private static final List<Logger> QUIETED = new ArrayList<>();

    private Logging() {}

    /**
     * Sets the log up.
     *
     * @param level of our own parts; libraries speak from warnings on
     */
    static void start(Level level) {
        LogManager.getLogManager().reset();
        var console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(new Line());
        Logger.getLogger("").addHandler(console);
        set("", Level.WARNING);
        set("city.qala", level);
    }

    private static void set(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        QUIETED.add(logger);
    }

    /** One event as a line. */
    private static final class Line extends Formatter {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                        .withZone(ZoneOffset.UTC);

        @Override
        public String format(LogRecord record) {
            var out = new StringBuilder(TIME.format(record.getInstant()));
            out.append(' ').append(level(record.getLevel())).append(' ');
            out.append(part(String.valueOf(record.getLoggerName()))).append(' ');
            out.append(formatMessage(record).replace('\n', ' ')).append('\n');
            if (record.getThrown() != null) append(out, record.getThrown());
            return out.toString();
        }

        private static String level(Level level) {
            if (level.intValue() >= Level.SEVERE.intValue()) return "ERROR";
            if (level.intValue() >= Level.WARNING.intValue()) return "WARN ";
            return level.intValue() >= Level.INFO.intValue() ? "INFO " : "DEBUG";
        }

        private static String part(String logger) {
            return logger.startsWith("city.qala.") ? logger.substring(10) : logger;
        }

        private static void append(StringBuilder out, Throwable thrown) {
            var text = new java.io.StringWriter();
            thrown.printStackTrace(new java.io.PrintWriter(text));
            out.append(text);
        }
    }
}
