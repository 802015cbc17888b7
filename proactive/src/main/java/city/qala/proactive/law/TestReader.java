package city.qala.proactive.law;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads tests beside rules; a test's household becomes one line of a facts file. */
final class TestReader {
    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();

    private TestReader() {}

    static Optional<PolicyTest> read(Yaml y) {
        Map<String, Yaml> m = y.entries("name", "on", "facts", "expect");
        Yaml name = m.get("name");
        Yaml on = m.get("on");
        Yaml facts = m.get("facts");
        Yaml expect = m.get("expect");
        if (name == null || on == null || facts == null || expect == null) {
            y.fault("a test needs \"name\", \"on\", \"facts\" and \"expect\"");
            return Optional.empty();
        }
        Map<String, PolicyTest.Expected> expected = new LinkedHashMap<>();
        Map<String, Yaml> e = expect.entries();
        boolean single = e.containsKey("outcome") || e.containsKey("amount");
        if (single) expected.put("", expected(expect));
        else e.forEach((unit, of) -> expected.put(unit, expected(of)));
        return Optional.of(
                new PolicyTest(name.text(), on.date(), json(facts), expected, y.place()));
    }

    private static PolicyTest.Expected expected(Yaml y) {
        Map<String, Yaml> m = y.entries("outcome", "amount");
        Optional<BigDecimal> amount =
                m.containsKey("amount") ? Optional.of(m.get("amount").number()) : Optional.empty();
        String outcome = m.containsKey("outcome") ? m.get("outcome").text() : "entitled";
        return new PolicyTest.Expected(outcome, amount);
    }

    private static String json(Yaml y) {
        var out = new StringWriter();
        try (JsonGenerator g = JSON.createGenerator(out)) {
            write(y, g);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(Yaml y, JsonGenerator g) throws IOException {
        if (y.isMap()) {
            g.writeStartObject();
            for (var e : y.entries().entrySet()) {
                g.writeFieldName(e.getKey());
                write(e.getValue(), g);
            }
            g.writeEndObject();
        } else if (y.isList()) {
            g.writeStartArray();
            for (Yaml item : y.items()) write(item, g);
            g.writeEndArray();
        } else scalar(y, g);
    }

    private static void scalar(Yaml y, JsonGenerator g) throws IOException {
        String text = y.text();
        if (y.isNull()) g.writeNull();
        else if (y.isQuoted()) g.writeString(text);
        else if (text.equals("true") || text.equals("false")) g.writeBoolean(text.equals("true"));
        else if (text.matches("-?\\d+(\\.\\d+)?")) g.writeNumber(new BigDecimal(text));
        else g.writeString(text);
    }
}
