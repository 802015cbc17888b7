package city.qala.exchange.agreement;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Terms as a policy of the W3C's ODRL 2.2, in JSON-LD: the part that machines of partners read. */
final class Odrl {

    private static final String CONTEXT = "http://www.w3.org/ns/odrl.jsonld";

    private Odrl() {}

    static Map<String, Object> policy(Agreement agreement, String base) {
        Terms t = agreement.terms();
        var permission = new LinkedHashMap<String, Object>();
        permission.put(
                "target",
                Map.of(
                        "@type",
                        "AssetCollection",
                        "source",
                        base + "/api/exchange/datasets/" + t.dataSet(),
                        "refinement",
                        List.of(constraint("urn:qala:exchange:field", "isAnyOf", t.fields()))));
        permission.put("action", "use");
        permission.put(
                "constraint",
                List.of(
                        constraint("purpose", "eq", "urn:qala:purpose:" + t.purpose()),
                        constraint("dateTime", "gteq", dateTime(t.from())),
                        constraint("dateTime", "lt", dateTime(t.until())),
                        constraint("urn:qala:exchange:calls-per-day", "lteq", t.callsPerDay()),
                        constraint("urn:qala:exchange:rows-per-call", "lteq", t.rowsPerCall())));
        var policy = new LinkedHashMap<String, Object>();
        policy.put("@context", CONTEXT);
        policy.put("@type", "Agreement");
        policy.put("uid", base + "/api/exchange/agreements/" + agreement.id());
        policy.put("assigner", base);
        policy.put("assignee", assignee(t.partner()));
        policy.put("permission", List.of(permission));
        return policy;
    }

    private static Map<String, Object> constraint(String operand, String operator, Object right) {
        var all = new LinkedHashMap<String, Object>();
        all.put("leftOperand", operand);
        all.put("operator", operator);
        all.put("rightOperand", right);
        return all;
    }

    private static Map<String, Object> dateTime(Instant at) {
        return Map.of("@value", at.toString(), "@type", "xsd:dateTime");
    }

    private static Object assignee(Partner partner) {
        var all = new LinkedHashMap<String, Object>();
        all.put("@type", "Party");
        if (!partner.bin().isEmpty()) all.put("uid", "urn:qala:bin:" + partner.bin());
        all.put("urn:qala:exchange:name", partner.name());
        return all;
    }
}
