package city.qala.sta;

import city.qala.kernel.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a query string into options and hands each to {@link OptionParser}. */
final class QueryParser {

    private static final int LONGEST_TOKEN = 16_384;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]*");

    private final Limits limits;
    private final Level level;
    private final int[] terms = {0};
    private final int[] width = {0};

    QueryParser(EntityType type, Limits limits) {
        this.limits = limits;
        this.level = new Level(type);
    }

    Query parse(String raw) {
        if (raw.length() > limits.queryLength())
            throw Limits.passed("query length", limits.queryLength());
        int start = 0;
        while (start <= raw.length()) {
            int end = raw.indexOf('&', start);
            if (end < 0) end = raw.length();
            pair(raw.substring(start, end), start);
            start = end + 1;
        }
        return level.query(limits);
    }

    private void pair(String raw, int at) {
        int equals = raw.indexOf('=');
        // some clients encode the equals sign too
        if (equals < 0) {
            String decoded = Percent.decode(raw, true);
            int inside = decoded.indexOf('=');
            if (inside < 0) option(decoded, null, at);
            else option(decoded.substring(0, inside), decoded.substring(inside + 1), at);
        } else {
            String name = Percent.decode(raw.substring(0, equals), true);
            // others, a cache buster for instance, are the client's own business
            if (!name.strip().startsWith("$")) return;
            option(name, Percent.decode(raw.substring(equals + 1), true), at);
        }
    }

    private void option(String written, @Nullable String value, int at) {
        String name = written.strip();
        if (!name.startsWith("$")) return;
        if (!OptionParser.NAMES.contains(name))
            throw Problem.query(
                            "%s, at column %s of the query.",
                            OptionParser.unknown(name).replace("unknown", "Unknown"), at + 1)
                    .at(name, "is not known");
        if (value == null) throw Problem.query("%s has no value.", name).at(name, "has no value");
        if (name.equals("$skiptoken")) {
            skipToken(value);
            return;
        }
        Scanner in = new Scanner(name, value, limits, terms);
        new OptionParser(in, width).read(name, 0, level, 0);
        in.expectEnd();
    }

    private void skipToken(String value) {
        if (level.skipToken != null) throw Problem.query("$skiptoken is given twice.");
        if (value.length() > LONGEST_TOKEN || !TOKEN.matcher(value).matches())
            throw Problem.query("$skiptoken is damaged: follow @iot.nextLink as it was given.")
                    .at("$skiptoken", "is damaged");
        level.skipToken = value;
    }
}
