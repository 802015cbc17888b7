package city.qala.exchange.agreement;

import city.qala.exchange.message.PublicJwk;
import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Agreements as JSON. */
final class AgreementJson {

    private static final Set<String> MEMBERS =
            Set.of(
                    "partner",
                    "dataSet",
                    "fields",
                    "purpose",
                    "reason",
                    "from",
                    "until",
                    "callsPerDay",
                    "rowsPerCall",
                    "keys");
    private static final Set<String> PARTNER = Set.of("kind", "name", "bin");

    private AgreementJson() {}

    /**
     * The terms in a proposal.
     *
     * @throws Problem {@code unknown-field} or {@code invalid-parameter}
     */
    static Terms terms(JsonNode body) {
        known(body, MEMBERS);
        JsonNode partner = body.path("partner");
        known(partner, PARTNER);
        return new Terms(
                new Partner(kind(partner), text(partner, "name"), partner.path("bin").asText("")),
                text(body, "dataSet"),
                texts(body.path("fields")),
                text(body, "purpose"),
                text(body, "reason"),
                time(body, "from"),
                time(body, "until"),
                number(body, "callsPerDay"),
                number(body, "rowsPerCall"));
    }

    static List<PublicJwk> keys(JsonNode body) {
        List<PublicJwk> keys = new ArrayList<>();
        body.path("keys").forEach(key -> keys.add(PublicJwk.of(key)));
        return keys;
    }

    static Map<String, Object> members(Agreement a, Instant now, String base) {
        Terms t = a.terms();
        var all = new LinkedHashMap<String, Object>();
        all.put("id", a.id().text());
        all.put("state", word(a.state(now)));
        all.put(
                "partner",
                Map.of(
                        "kind", word(t.partner().kind()),
                        "name", t.partner().name(),
                        "bin", t.partner().bin()));
        all.put("dataSet", t.dataSet());
        all.put("fields", t.fields());
        all.put("purpose", t.purpose());
        all.put("reason", t.reason());
        all.put("from", t.from().toString());
        all.put("until", t.until().toString());
        all.put("callsPerDay", t.callsPerDay());
        all.put("rowsPerCall", t.rowsPerCall());
        all.put("keys", a.keys().stream().map(PublicJwk::members).toList());
        all.put("proposed", act(a.proposed()));
        put(all, "approved", a.approved());
        put(all, "ended", a.ended());
        all.put("policy", Odrl.policy(a, base));
        return all;
    }

    private static void put(
            Map<String, Object> all, String name, Agreement.@Nullable Signature act) {
        if (act != null) all.put(name, act(act));
    }

    private static Map<String, String> act(Agreement.Signature act) {
        return Map.of("by", act.by(), "at", act.at().toString(), "words", act.words());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Partner.Kind kind(JsonNode partner) {
        String word = text(partner, "kind");
        for (Partner.Kind kind : Partner.Kind.values()) {
            if (word(kind).equals(word)) return kind;
        }
        throw Problem.invalid("partner.kind", word, "must be government, company or university");
    }

    private static void known(JsonNode node, Set<String> members) {
        node.fieldNames()
                .forEachRemaining(name -> {
                    if (!members.contains(name))
                        throw Problem.of(
                                Problem.Kind.UNPROCESSABLE,
                                "unknown-field",
                                "There is no member %s.",
                                name);
                });
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) throw Problem.invalid(name, value, "must be a text");
        return value.asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isTextual()) throw Problem.invalid("fields", item, "must be names");
            all.add(item.asText());
        }
        return all;
    }

    private static int number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt())
            throw Problem.invalid(name, value, "must be a whole number");
        return value.asInt();
    }

    private static Instant time(JsonNode node, String name) {
        try {
            return Instant.parse(text(node, name));
        } catch (DateTimeException e) {
            throw Problem.invalid(name, node.path(name), "must be a time in ISO 8601, UTC");
        }
    }
}
