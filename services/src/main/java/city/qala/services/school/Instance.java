package city.qala.services.school;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An instance of a file: names of pupils and schools, and the market that they make.
 *
 * <p>Read are {@code students} (id to schools, best first), {@code schools} (id to capacity,
 * priority and, if given, reserve) and {@code minority}. A pupil missing from a school's priority
 * is unacceptable there; a wish for a school that does not exist is told and left out, a wish
 * repeated counts once.
 */
final class Instance {
    private final String id;
    private final List<String> pupils = new ArrayList<>();
    private final List<String> schools = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Market market;

    private Instance(JsonNode given) {
        this.id = text(given, "id");
        given.required("schools").fieldNames().forEachRemaining(schools::add);
        Map<String, Map<String, Integer>> ranks = ranks(given.get("schools"));
        var wishes = new Wishes();
        for (Map.Entry<String, JsonNode> pupil : given.required("students").properties()) {
            pupils.add(pupil.getKey());
            wishes.take(pupil.getKey(), pupil.getValue(), ranks);
        }
        this.market = wishes.market(given);
    }

    /**
     * Takes an instance in.
     *
     * @throws Problem {@code invalid} if it is not of the format
     */
    static Instance of(JsonNode given) {
        try {
            return new Instance(given);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("instance", given.path("id").asText("?"), "must have " + e);
        }
    }

    String id() {
        return id;
    }

    List<String> pupils() {
        return List.copyOf(pupils);
    }

    String pupil(int number) {
        return pupils.get(number);
    }

    String school(int number) {
        return schools.get(number);
    }

    Market market() {
        return market;
    }

    /** What was left out, in words. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private static Map<String, Map<String, Integer>> ranks(JsonNode schools) {
        Map<String, Map<String, Integer>> ranks = new HashMap<>();
        for (Map.Entry<String, JsonNode> school : schools.properties()) {
            Map<String, Integer> order = new HashMap<>();
            for (JsonNode pupil : school.getValue().path("priority"))
                order.putIfAbsent(pupil.asText(), order.size());
            ranks.put(school.getKey(), order);
        }
        return ranks;
    }

    /** The wishes as they come in. */
    private final class Wishes {
        private final List<Integer> first = new ArrayList<>(List.of(0));
        private final List<Integer> school = new ArrayList<>();
        private final List<Integer> rank = new ArrayList<>();
        private final Map<String, Integer> number = new HashMap<>();

        Wishes() {
            for (String name : schools) number.put(name, number.size());
        }

        void take(String pupil, JsonNode list, Map<String, Map<String, Integer>> ranks) {
            Set<String> seen = new HashSet<>();
            for (JsonNode wish : list) {
                String name = wish.asText();
                if (!seen.add(name)) continue;
                Integer known = number.get(name);
                if (known == null) {
                    faults.add(id + " " + pupil + ": there is no school " + name);
                    continue;
                }
                school.add(known);
                rank.add(
                        ranks.getOrDefault(name, Map.of())
                                .getOrDefault(pupil, Market.UNACCEPTABLE));
            }
            first.add(school.size());
        }

        Market market(JsonNode given) {
            Set<String> minority = new HashSet<>();
            given.path("minority").forEach(m -> minority.add(m.asText()));
            boolean[] favoured = new boolean[pupils.size()];
            for (int p = 0; p < favoured.length; p++)
                favoured[p] = minority.contains(pupils.get(p));
            return new Market(
                    ints(first),
                    ints(school),
                    ints(rank),
                    seats(given, "capacity"),
                    seats(given, "reserve"),
                    favoured);
        }

        private int[] seats(JsonNode given, String what) {
            return schools.stream()
                    .mapToInt(s -> whole(given.path("schools").path(s), what))
                    .toArray();
        }

        private static int[] ints(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static int whole(JsonNode school, String what) {
        JsonNode value = school.path(what);
        if (value.isMissingNode() && !"capacity".equals(what)) return 0;
        if (!value.isInt() || value.intValue() < 0)
            throw Problem.invalid(what, value.asText(), "must be a whole number, 0 or more");
        return value.intValue();
    }

    private static String text(JsonNode given, String name) {
        String text = given.path(name).asText("");
        if (text.isEmpty()) throw Problem.invalid(name, text, "must be there");
        return text;
    }
}
