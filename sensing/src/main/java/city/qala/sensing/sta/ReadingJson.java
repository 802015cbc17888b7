package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sta.EntityType;
import city.qala.sta.TimeValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Observations with a streaming parser: no tree on the way of an ordinary one. */
final class ReadingJson {

    private static final int EXACT_DIGITS = 15;

    private ReadingJson() {}

    /** The body of a POST. */
    static Reading read(byte[] body) {
        return Json.read(
                body,
                in -> {
                    in.nextToken();
                    return object(in, new Reading(), "");
                });
    }

    /** Members that are there, into a reading that holds the rest (PATCH, data arrays). */
    static Reading object(JsonParser in, Reading into, String pointer) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            Json.object(Json.tree(in), pointer);
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            member(in, name, into, pointer);
        }
        return into;
    }

    /** One member; the parser stands on its value. */
    static void member(JsonParser in, String name, Reading r, String pointer) throws IOException {
        switch (name) {
            case "result" -> result(in, r);
            case "phenomenonTime" -> phenomenonTime(in, r, pointer);
            case "resultTime" -> resultTime(in, r, pointer);
            case "validTime" -> validTime(in, r, pointer);
            case "resultQuality" -> r.quality = textOrNull(Json.tree(in));
            case "parameters" -> r.parameters = parameters(in, pointer);
            case "Datastream", "MultiDatastream" -> stream(in, name, r, pointer);
            case "FeatureOfInterest" -> feature(in, r, pointer);
            case "Datastream/id", "MultiDatastream/id" -> {
                r.stream = id(Json.tree(in), pointer + "/" + name);
                r.multi = name.startsWith("M");
            }
            case "FeatureOfInterest/id" -> r.feature = id(Json.tree(in), pointer + "/" + name);
            default -> {
                if (!name.contains("@iot."))
                    throw EntityBody.unknown(EntityType.OBSERVATION, name, pointer);
                in.skipChildren();
            }
        }
    }

    private static void result(JsonParser in, Reading r) throws IOException {
        r.hasResult = true;
        r.json = null;
        r.columns = -1;
        r.number = Double.NaN;
        switch (in.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in, r);
            default -> {
                Object tree = Json.tree(in);
                if (tree instanceof List<?> list) r.columns = list.size();
                r.json = text(tree);
            }
        }
    }

    private static void number(JsonParser in, Reading r) throws IOException {
        double d = in.getDoubleValue();
        int length = in.getTextLength();
        if (length <= EXACT_DIGITS) {
            if (!Double.isFinite(d)) Json.requireFinite(d, in.getText());
            r.number = d;
            return;
        }
        String text = in.getText();
        Json.requireFinite(d, text);
        BigDecimal exact = new BigDecimal(text);
        if (exact.compareTo(new BigDecimal(Double.toString(d))) == 0) r.number = d;
        else r.json = text;
    }

    private static void phenomenonTime(JsonParser in, Reading r, String pointer)
            throws IOException {
        TimeValue t = time(in, "phenomenonTime", pointer);
        if (t == null) return;
        r.from = t.start();
        r.to = t.end();
    }

    private static void resultTime(JsonParser in, Reading r, String pointer) throws IOException {
        TimeValue t = time(in, "resultTime", pointer);
        if (t != null && t.interval())
            throw EntityBody.wrong(pointer, "resultTime", "must be one moment");
        r.resultTime = t == null ? Long.MIN_VALUE : t.start();
    }

    private static void validTime(JsonParser in, Reading r, String pointer) throws IOException {
        TimeValue t = time(in, "validTime", pointer);
        r.validFrom = t == null ? Long.MIN_VALUE : t.start();
        r.validTo = t == null ? Long.MIN_VALUE : t.end();
    }

    private static @Nullable TimeValue time(JsonParser in, String name, String pointer)
            throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) return null;
        TimeValue t =
                in.currentToken() == JsonToken.VALUE_STRING
                        ? TimeValue.parseOrNull(in.getText())
                        : null;
        if (t == null)
            throw EntityBody.wrong(pointer, name, "must be a time with an offset, ISO 8601");
        return t;
    }

    private static @Nullable String parameters(JsonParser in, String pointer) throws IOException {
        Object tree = Json.tree(in);
        if (tree == null) return null;
        return text(Json.object(tree, pointer + "/parameters"));
    }

    private static void stream(JsonParser in, String name, Reading r, String pointer)
            throws IOException {
        if (r.stream != 0 || r.newStream != null)
            throw EntityBody.wrong(pointer, name, "must be the only stream of an Observation");
        r.multi = name.startsWith("M");
        String at = pointer + "/" + name;
        Map<String, @Nullable Object> json = Json.object(Json.tree(in), at);
        if (EntityMaker.isLink(json, at)) r.stream = id(json.get("@iot.id"), at + "/@iot.id");
        else r.newStream = json;
    }

    private static void feature(JsonParser in, Reading r, String pointer) throws IOException {
        String at = pointer + "/FeatureOfInterest";
        Object tree = Json.tree(in);
        if (tree == null) return;
        Map<String, @Nullable Object> json = Json.object(tree, at);
        if (EntityMaker.isLink(json, at)) r.feature = id(json.get("@iot.id"), at + "/@iot.id");
        else r.newFeature = json;
    }

    private static long id(@Nullable Object id, String at) {
        if (id instanceof Long n && n > 0) return n;
        throw Problem.of(Problem.Kind.INVALID, "invalid-parameter", "An id is a whole number.")
                .at(at, "must be a whole number above 0");
    }

    private static @Nullable String textOrNull(@Nullable Object tree) {
        return tree == null ? null : text(tree);
    }

    static String text(@Nullable Object tree) {
        return new JsonOut(64).value(tree).toText();
    }
}
