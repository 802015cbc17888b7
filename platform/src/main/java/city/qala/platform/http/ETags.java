package city.qala.platform.http;

/** Compares entity tags as {@code If-None-Match} asks: weakly. */
final class ETags {

    private ETags() {}

    static boolean anyMatches(String list, String tag) {
        if (list.strip().equals("*")) return true;
        String wanted = strong(tag);
        for (String known : list.split(",", 50)) {
            if (strong(known.strip()).equals(wanted)) return true;
        }
        return false;
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
