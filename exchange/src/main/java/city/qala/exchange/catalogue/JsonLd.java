package city.qala.exchange.catalogue;

import city.qala.exchange.catalogue.Resource.Iri;
import city.qala.exchange.catalogue.Resource.Nested;
import city.qala.exchange.catalogue.Resource.Text;
import city.qala.exchange.catalogue.Resource.Value;
import city.qala.exchange.catalogue.Resource.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a graph as JSON-LD 1.1: nested nodes under a context of prefixes. */
final class JsonLd {

    private JsonLd() {}

    static Map<String, Object> of(Resource root) {
        var all = new LinkedHashMap<String, Object>();
        all.put("@context", Dcat.PREFIXES);
        all.putAll(node(root));
        return all;
    }

    private static Map<String, Object> node(Resource node) {
        var all = new LinkedHashMap<String, Object>();
        if (!node.id().isEmpty()) all.put("@id", node.id());
        all.put("@type", node.type());
        node.said()
                .forEach((property, values) -> {
                    List<Object> said = values.stream().map(JsonLd::value).toList();
                    all.put(property, said.size() == 1 ? said.getFirst() : said);
                });
        return all;
    }

    private static Object value(Value value) {
        return switch (value) {
            case Iri i -> Map.of("@id", i.address());
            case Words w -> Map.of("@value", w.text(), "@language", w.language());
            case Text t -> t.text();
            case Nested n -> node(n.node());
        };
    }
}
