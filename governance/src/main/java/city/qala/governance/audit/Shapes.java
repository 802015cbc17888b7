package city.qala.governance.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The JSON that leaves the log. */
final class Shapes {
    static final String TYPE = "application/json";
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private Shapes() {}

    static String root(SignedRoot root) {
        return text(node(root));
    }

    static ObjectNode node(SignedRoot r) {
        return JSON.createObjectNode()
                .put("format", "qala-audit-root-1")
                .put("city", r.city())
                .put("size", r.size())
                .put("at", r.at().toString())
                .put("root", r.root())
                .put("key", r.key())
                .put("signature", r.signature());
    }

    /** Evidence that one or more entries stand in the log. */
    static ObjectNode evidence(SignedRoot root, List<Inclusion> entries) {
        ObjectNode all = JSON.createObjectNode().put("format", "qala-audit-evidence-1");
        all.set("root", node(root));
        ArrayNode list = all.putArray("entries");
        for (Inclusion entry : entries) {
            ObjectNode one = list.addObject().put("number", entry.number());
            one.put("line", entry.text());
            texts(one.putArray("path"), entry.path());
        }
        return all;
    }

    static ObjectNode consistency(Consistency c) {
        ObjectNode all = JSON.createObjectNode().put("format", "qala-audit-consistency-1");
        all.put("first", c.first()).put("firstRoot", c.firstRoot());
        texts(all.putArray("path"), c.path());
        all.set("second", node(c.second()));
        return all;
    }

    static ObjectNode page(AuditPage page) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode list = all.putArray("entries");
        for (AuditLine line : page.lines()) {
            ObjectNode one = list.addObject().put("number", line.number());
            one.set("entry", tree(line.text()));
        }
        page.before().ifPresent(n -> all.put("before", n));
        return all;
    }

    /** What anybody may read: who signs, the newest state and the last of each day. */
    static ObjectNode published(
            String city, List<SignedRoot> newest, List<SignedRoot> days, List<Witnessed> said) {
        ObjectNode all = JSON.createObjectNode().put("city", city);
        newest.stream().findFirst().ifPresent(r -> all.set("newest", node(r)));
        ArrayNode list = all.putArray("days");
        days.forEach(r -> list.add(node(r)));
        ArrayNode witnesses = all.putArray("witnesses");
        for (Witnessed w : said)
            witnesses
                    .addObject()
                    .put("witness", w.witness())
                    .put("at", w.at().toString())
                    .put("size", w.size())
                    .put("state", w.state().name().toLowerCase(Locale.ROOT))
                    .put("said", w.said())
                    .put("taken", w.taken());
        return all;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    static byte[] bytes(ObjectNode node) {
        return Packed.utf8(text(node));
    }

    private static void texts(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds JSON", e);
        }
    }
}
