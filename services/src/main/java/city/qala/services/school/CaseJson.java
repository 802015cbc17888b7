package city.qala.services.school;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A made town and its figures in the words of {@code qala-school-choice-large-1}. */
final class CaseJson {
    private static final String SINGLE = "STB";
    private static final String MULTIPLE = "MTB";
    private static final int TOP = 3;

    private CaseJson() {}

    static TownCase read(JsonNode given) {
        return new TownCase(
                (int) whole(given, "N"),
                (int) whole(given, "M"),
                (int) whole(given, "K"),
                whole(given, "seed"),
                whole(given, "lottery_seed"),
                single(given.path("tie_breaking").asText("")));
    }

    static void write(TownCase town, Tally tally, ObjectNode to) {
        to.put("seed", town.seed()).put("lottery_seed", town.lotterySeed());
        to.put("N", town.pupils()).put("M", town.schools()).put("K", town.wishes());
        to.put("tie_breaking", town.single() ? SINGLE : MULTIPLE);
        to.put("sha256", tally.sha256()).put("assigned", tally.assigned());
        to.put("first_choice", tally.amongFirst(1)).put("top3", tally.amongFirst(TOP));
        to.put("proposals", tally.proposals());
        ArrayNode ranks = to.putArray("rank_counts");
        for (int count : tally.byRank()) ranks.add(count);
    }

    private static boolean single(String tieBreaking) {
        if (!SINGLE.equals(tieBreaking) && !MULTIPLE.equals(tieBreaking))
            throw Problem.invalid("tie_breaking", tieBreaking, "must be STB or MTB");
        return SINGLE.equals(tieBreaking);
    }

    private static long whole(JsonNode given, String name) {
        JsonNode value = given.path(name);
        boolean size = name.length() == 1;
        if (!value.isIntegralNumber()
                || !(size ? value.canConvertToInt() : value.canConvertToLong()))
            throw Problem.invalid(name, value.asText(), "must be a whole number");
        return value.longValue();
    }
}
