package city.qala.proactive.benefit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One decision of an assessment, read back from its line.
 *
 * @param policy the benefit
 * @param unit whose
 * @param period for which it counts
 * @param outcome a word of outcomes
 * @param amount zero if nothing is given
 * @param missing what nobody has told
 */
record Said(
        String policy,
        String unit,
        String period,
        String outcome,
        BigDecimal amount,
        List<Missing> missing) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A missing fact: its name, whose it is, and the register to ask. */
    record Missing(String fact, String of, String register) {}

    Said {
        missing = List.copyOf(missing);
    }

    /** The decisions of an assessment, in its order. */
    static List<Said> of(Assessment a) {
        try {
            List<Said> all = new ArrayList<>();
            for (JsonNode d : JSON.readTree(a.answer()).path("decisions")) {
                List<Missing> missing = new ArrayList<>();
                for (JsonNode m : d.path("missing"))
                    missing.add(
                            new Missing(
                                    m.path("fact").asText(),
                                    m.path("of").asText(),
                                    m.path("register").asText()));
                all.add(
                        new Said(
                                d.path("policy").asText(),
                                d.path("unit").asText(),
                                d.path("period").asText(),
                                d.path("outcome").asText(),
                                new BigDecimal(d.path("amount").asText("0").replace("null", "0")),
                                missing));
            }
            return all;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept decision cannot be read", e);
        }
    }
}
