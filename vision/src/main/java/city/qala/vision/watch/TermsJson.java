package city.qala.vision.watch;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Terms as they are sent and shown. */
final class TermsJson {
    static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "aim",
                    "basis",
                    "document",
                    "body",
                    "owner",
                    "phone",
                    "may",
                    "cameras",
                    "fromMinute",
                    "toMinute",
                    "starts",
                    "ends",
                    "cap",
                    "threshold",
                    "budget",
                    "facesPerHour",
                    "exercise");

    private static final double USUAL_THRESHOLD = 0.4;
    private static final double USUAL_BUDGET = 1;

    private TermsJson() {}

    static Terms read(JsonNode in, Instant now) {
        Instant starts = in.has("starts") ? time(in, "starts") : now;
        Instant ends = in.has("ends") ? time(in, "ends") : starts.plus(Terms.Window.USUAL);
        return new Terms(
                text(in, "name"),
                aim(text(in, "aim")),
                new Terms.Authority(text(in, "basis"), text(in, "document"), text(in, "body")),
                new Terms.Call(text(in, "owner"), text(in, "phone"), text(in, "may")),
                new Terms.Area(
                        cameras(in.path("cameras")),
                        in.path("fromMinute").asInt(0),
                        in.path("toMinute").asInt(1440)),
                new Terms.Window(starts, ends),
                new Terms.Limits(
                        in.path("cap").asInt(Terms.Limits.USUAL_CAP),
                        in.path("threshold").asDouble(USUAL_THRESHOLD),
                        in.path("budget").asDouble(USUAL_BUDGET),
                        in.path("facesPerHour").asDouble(0)),
                in.path("exercise").asBoolean(false));
    }

    static Terms.Aim aim(String word) {
        return Arrays.stream(Terms.Aim.values())
                .filter(a -> word(a).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid(
                                "aim", word, "must be missing, court, at-risk or listed-crime"));
    }

    static String word(Terms.Aim aim) {
        return aim.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> cameras(JsonNode in) {
        var cameras = new HashSet<String>();
        in.forEach(c -> cameras.add(c.asText()));
        return cameras;
    }

    private static String text(JsonNode in, String field) {
        return in.path(field).asText("");
    }

    private static Instant time(JsonNode in, String field) {
        String text = in.path(field).asText();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(field, text, "must be a time with an offset");
        }
    }

    static Map<String, Object> write(Terms t) {
        var out = new LinkedHashMap<String, Object>();
        out.put("name", t.name());
        out.put("aim", word(t.aim()));
        out.put("basis", t.authority().basis());
        out.put("document", t.authority().document());
        out.put("body", t.authority().body());
        out.put("owner", t.call().owner());
        out.put("phone", t.call().phone());
        out.put("may", t.call().may());
        out.put("cameras", t.area().cameras().stream().sorted().toList());
        out.put("fromMinute", t.area().fromMinute());
        out.put("toMinute", t.area().toMinute());
        out.put("starts", t.window().starts().toString());
        out.put("ends", t.window().ends().toString());
        out.put("cap", t.limits().cap());
        out.put("threshold", t.limits().threshold());
        out.put("budget", t.limits().budget());
        out.put("facesPerHour", t.limits().facesPerHour());
        out.put("exercise", t.exercise());
        return out;
    }
}
