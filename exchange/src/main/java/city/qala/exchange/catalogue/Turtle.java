package city.qala.exchange.catalogue;

import city.qala.exchange.catalogue.Resource.Iri;
import city.qala.exchange.catalogue.Resource.Nested;
import city.qala.exchange.catalogue.Resource.Text;
import city.qala.exchange.catalogue.Resource.Value;
import city.qala.exchange.catalogue.Resource.Words;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a graph as Turtle (RDF 1.1). Named nodes stand one after the other, others in brackets.
 */
final class Turtle {

    private final StringBuilder out = new StringBuilder(4_096);
    private final Deque<Resource> named = new ArrayDeque<>();

    private Turtle() {}

    static String of(Resource root) {
        var turtle = new Turtle();
        Dcat.PREFIXES.forEach((prefix, address) ->
                turtle.out.append("@prefix %s: <%s> .\n".formatted(prefix, address)));
        turtle.named.add(root);
        while (!turtle.named.isEmpty()) turtle.subject(turtle.named.remove());
        return turtle.out.toString();
    }

    private void subject(Resource node) {
        out.append('\n').append(iri(node.id())).append(" a ").append(node.type());
        properties(node);
        out.append(" .\n");
    }

    private void properties(Resource node) {
        node.said()
                .forEach((property, values) -> {
                    out.append(" ;\n    ").append(property).append(' ');
                    for (int i = 0; i < values.size(); i++) {
                        if (i > 0) out.append(", ");
                        value(values.get(i));
                    }
                });
    }

    private void value(Value value) {
        switch (value) {
            case Iri i -> out.append(iri(i.address()));
            case Words w -> out.append(quoted(w.text())).append('@').append(w.language());
            case Text t -> out.append(quoted(t.text()));
            case Nested n when n.node().id().isEmpty() -> {
                out.append("[ a ").append(n.node().type());
                properties(n.node());
                out.append(" ]");
            }
            case Nested n -> {
                out.append(iri(n.node().id()));
                named.add(n.node());
            }
        }
    }

    private static String iri(String address) {
        var safe = new StringBuilder("<");
        address.chars()
                .forEach(c -> {
                    if (c <= 0x20 || "<>\"{}|^`\\".indexOf(c) >= 0)
                        safe.append("\\u%04X".formatted(c));
                    else safe.append((char) c);
                });
        return safe.append('>').toString();
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
