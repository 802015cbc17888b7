package city.qala.planning.reach;

import city.qala.kernel.Problem;
import java.util.Map;

/**
 * A tag of OpenStreetMap that is looked for, as {@code highway=bus_stop}; {@code building=*} is any
 * value.
 */
public record OsmTag(String key, String value) {

    /**
     * Reads {@code key=value}.
     *
     * @throws Problem {@code invalid} if it is not so written
     */
    public static OsmTag of(String text) {
        int at = text.indexOf('=');
        if (at <= 0 || at == text.length() - 1)
            throw Problem.invalid("tag", text, "must be key=value");
        return new OsmTag(text.substring(0, at).strip(), text.substring(at + 1).strip());
    }

    /** Whether these tags hold it. */
    public boolean isIn(Map<String, String> tags) {
        String found = tags.get(key);
        return found != null && (value.equals("*") || value.equals(found));
    }

    /** The value, or the key where any value does: a word for a column. */
    public String word() {
        return value.equals("*") ? key : value;
    }
}
