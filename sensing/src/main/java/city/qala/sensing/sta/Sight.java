package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may see a Datastream, as its {@code properties.visibility} says. */
public enum Sight {
    /** Everybody. */
    PUBLIC,
    /** Staff who have signed in; the default. */
    STAFF,
    /** A household's own: nobody through SensorThings, though its device may write. */
    PERSONAL;

    static Sight of(Map<String, @Nullable Object> body) {
        Object word =
                body.get("properties") instanceof Map<?, ?> properties
                        ? properties.get("visibility")
                        : null;
        if (word == null) return STAFF;
        return switch (word.toString()) {
            case "public" -> PUBLIC;
            case "staff" -> STAFF;
            case "personal" -> PERSONAL;
            default ->
                    throw Problem.invalid("visibility", word, "must be public, staff or personal")
                            .at("/properties/visibility", "must be public, staff or personal");
        };
    }

    /** A duration among the settings of a Datastream. */
    static Duration duration(Object text) {
        try {
            Duration d = Duration.parse(text.toString());
            if (d.isPositive()) return d;
        } catch (DateTimeParseException e) {
            // said below, in words for whoever wrote it
        }
        throw Problem.invalid("keep", text, "must be a duration such as P400D")
                .at("/properties/keep", "must be a duration such as P400D");
    }

    /** Refuses settings that mean nothing. */
    static void check(Map<String, @Nullable Object> body) {
        of(body);
        if (body.get("properties") instanceof Map<?, ?> p && p.get("keep") != null)
            duration(String.valueOf(p.get("keep")));
    }
}
