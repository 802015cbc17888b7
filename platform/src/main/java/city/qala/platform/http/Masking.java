package city.qala.platform.http;

import java.util.regex.Pattern;

/**
 * Hides what looks like a national number in what an error says: errors are copied into tickets and
 * mails, where nobody's number belongs, not even the one that the caller sent.
 */
public final class Masking {
    private static final Pattern TWELVE_DIGITS = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");
    private static final String HIDDEN = "••••••••••••";

    private Masking() {}

    /** The text without national numbers. */
    public static String of(String text) {
        return TWELVE_DIGITS.matcher(text).replaceAll(HIDDEN);
    }
}
