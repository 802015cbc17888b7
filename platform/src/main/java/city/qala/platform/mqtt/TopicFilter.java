package city.qala.platform.mqtt;

/** The rules of topics and filters (MQTT 5, section 4.7). */
final class TopicFilter {

    private static final int BYTES_MOST = 4096;

    private TopicFilter() {}

    /** Whether a text can be a topic: not empty, no wildcard, no NUL or broken character. */
    static boolean isTopic(String topic) {
        return isText(topic) && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    /** Whether a text can be a filter: {@code +} fills a level, {@code #} is the last one. */
    static boolean isFilter(String filter) {
        if (!isText(filter)) return false;
        int from = 0;
        while (true) {
            int slash = filter.indexOf('/', from);
            String level = filter.substring(from, slash < 0 ? filter.length() : slash);
            boolean wild = level.indexOf('#') >= 0 || level.indexOf('+') >= 0;
            if (wild && level.length() > 1) return false;
            if (level.equals("#") && slash >= 0) return false;
            if (slash < 0) return true;
            from = slash + 1;
        }
    }

    static boolean hasWildcard(String filter) {
        return filter.indexOf('#') >= 0 || filter.indexOf('+') >= 0;
    }

    /** Whether a filter takes a topic. */
    static boolean matches(String filter, String topic) {
        int f = 0;
        int t = 0;
        while (f < filter.length()) {
            char c = filter.charAt(f);
            if (c == '#') return topic.charAt(0) != '$' || f > 0;
            if (c == '+') {
                if (f == 0 && topic.charAt(0) == '$') return false;
                while (t < topic.length() && topic.charAt(t) != '/') t++;
                f++;
            } else if (t < topic.length() && topic.charAt(t) == c) {
                f++;
                t++;
            } else {
                // "a/#" takes "a" too
                return t == topic.length() && filter.substring(f).equals("/#");
            }
        }
        return t == topic.length();
    }

    private static boolean isText(String text) {
        return !text.isEmpty()
                && text.length() <= BYTES_MOST
                && text.indexOf('\0') < 0
                && text.indexOf('\uFFFD') < 0;
    }
}
