package city.qala.operations.asset;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the parameters of a command against what a capability takes: a SWE-Common DataRecord whose
 * fields are Boolean, Quantity with an interval, or Category with a list of words. Pure.
 */
final class ParameterRule {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ParameterRule() {}

    /** Kinds of fields. */
    enum Type {
        BOOLEAN,
        QUANTITY,
        CATEGORY
    }

    /**
     * One field of a command.
     *
     * @param unit of a quantity, or empty
     * @param low least quantity
     * @param high greatest quantity
     * @param words that a category takes
     */
    record Field(
            String name,
            String label,
            Type type,
            String unit,
            double low,
            double high,
            List<String> words) {
        Field {
            words = List.copyOf(words);
        }
    }

    /** The fields of a DataRecord. */
    static List<Field> fields(String parameters) {
        JsonNode record = parse(parameters);
        if (!record.path("type").asText().equals("DataRecord")
                || !record.path("field").isArray()
                || record.path("field").isEmpty()) throw wrong("must be a DataRecord with fields");
        var fields = new ArrayList<Field>();
        for (JsonNode f : record.path("field")) fields.add(field(f));
        if (fields.stream().map(Field::name).distinct().count() != fields.size())
            throw wrong("must not name a field twice");
        return fields;
    }

    private static Field field(JsonNode f) {
        String name = f.path("name").asText();
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,39}")) throw wrong("must name its fields");
        String label = f.path("label").asText(name);
        JsonNode bounds = f.path("constraint").path("interval").path(0);
        return switch (f.path("type").asText()) {
            case "Boolean" -> new Field(name, label, Type.BOOLEAN, "", 0, 1, List.of());
            case "Quantity" -> {
                double low = bounds.path(0).asDouble(Double.NaN);
                double high = bounds.path(1).asDouble(Double.NaN);
                if (!(low < high)) throw wrong("must bound " + name + " by an interval");
                String unit = f.path("uom").path("code").asText(f.path("uom").asText(""));
                yield new Field(name, label, Type.QUANTITY, unit, low, high, List.of());
            }
            case "Category" -> {
                var words = new ArrayList<String>();
                f.path("constraint").path("value").forEach(w -> words.add(w.asText()));
                if (words.isEmpty()) throw wrong("must list the words of " + name);
                yield new Field(name, label, Type.CATEGORY, "", 0, 0, words);
            }
            default -> throw wrong("has a field " + name + " of a type that is not known");
        };
    }

    /** The parameters of a command in the order of the fields, as they are signed and sent. */
    static String command(List<Field> fields, JsonNode given) {
        if (!given.isObject()) throw wrong("must be an object");
        Set<String> left = new TreeSet<>();
        given.fieldNames().forEachRemaining(left::add);
        ObjectNode out = JSON.createObjectNode();
        for (Field f : fields) {
            if (!left.remove(f.name())) throw wrong("must say " + f.name());
            out.set(f.name(), value(f, given.path(f.name())));
        }
        if (!left.isEmpty()) throw wrong("has no field " + left.iterator().next());
        return out.toString();
    }

    private static JsonNode value(Field f, JsonNode v) {
        boolean fits =
                switch (f.type()) {
                    case BOOLEAN -> v.isBoolean();
                    case QUANTITY ->
                            v.isNumber() && v.asDouble() >= f.low() && v.asDouble() <= f.high();
                    case CATEGORY -> v.isTextual() && f.words().contains(v.asText());
                };
        if (!fits) throw wrong("has a value for " + f.name() + " that it does not take");
        return v;
    }

    /** The same from the fields of a form. */
    static JsonNode form(List<Field> fields, java.util.function.UnaryOperator<String> form) {
        ObjectNode out = JSON.createObjectNode();
        for (Field f : fields) {
            String text = form.apply("p." + f.name()).strip().replace(',', '.');
            switch (f.type()) {
                case BOOLEAN -> out.put(f.name(), text.equals("true"));
                case CATEGORY -> out.put(f.name(), text);
                case QUANTITY -> {
                    if (!text.matches("-?[0-9]{1,9}([.][0-9]{1,6})?"))
                        throw wrong("needs a number for " + f.name());
                    out.put(f.name(), Double.parseDouble(text));
                }
            }
        }
        return out;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw wrong("must be JSON");
        }
    }

    private static Problem wrong(String must) {
        return Problem.of(Problem.Kind.INVALID, "invalid-parameter", "taskingParameters %s.", must)
                .at("/taskingParameters", must);
    }
}
