package city.qala.registry.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Keeps names of groups from one run to the next: a group keeps the name of the old group that most
 * of its members come from, each name goes to one group only, and a group nobody touched keeps its
 * own. Used for persons (members are records) and households (members are persons).
 */
final class IdRule {
    private IdRule() {}

    /**
     * What became of names.
     *
     * @param ids the name of each group, in the order of the groups
     * @param made names that are new
     * @param merged names that ended, with the one that most of their members now have
     * @param split new or other names of members that left a name which goes on, with that name
     */
    record Named(
            List<String> ids,
            Set<String> made,
            Map<String, String> merged,
            Map<String, String> split) {
        Named {
            ids = List.copyOf(ids);
            made = Set.copyOf(made);
            merged = Map.copyOf(merged);
            split = Map.copyOf(split);
        }
    }

    /** How many members of a group had a name, and whether it has a right to it. */
    private record Claim(int group, String id, int members, boolean fixed) {}

    private static final Comparator<Claim> STRONGEST =
            Comparator.comparing(Claim::fixed)
                    .thenComparingInt(Claim::members)
                    .reversed()
                    .thenComparing(Claim::id)
                    .thenComparingInt(Claim::group);

    /**
     * Names groups.
     *
     * @param groups members of each group
     * @param old the name that each member had; members without one are new
     * @param fixed names that groups must have, by the place of the group
     * @param fresh makes a name
     */
    static Named name(
            List<? extends Set<String>> groups,
            Map<String, String> old,
            Map<Integer, String> fixed,
            Supplier<String> fresh) {
        var claims = claims(groups, old, fixed);
        String[] ids = new String[groups.size()];
        var taken = new HashSet<String>();
        for (Claim c : claims) {
            if (ids[c.group()] != null || !taken.add(c.id())) continue;
            ids[c.group()] = c.id();
        }
        var made = new TreeSet<String>();
        var before = new HashSet<>(old.values());
        for (int g = 0; g < ids.length; g++) {
            if (ids[g] == null) ids[g] = fresh.get();
            if (!before.contains(ids[g])) made.add(ids[g]);
        }
        return ends(groups, old, ids, made);
    }

    private static List<Claim> claims(
            List<? extends Set<String>> groups,
            Map<String, String> old,
            Map<Integer, String> fixed) {
        var claims = new ArrayList<Claim>();
        for (int g = 0; g < groups.size(); g++) {
            var counts = new HashMap<String, Integer>();
            for (String member : groups.get(g)) {
                String had = old.get(member);
                if (had != null) counts.merge(had, 1, Integer::sum);
            }
            String must = fixed.get(g);
            if (must != null) counts.putIfAbsent(must, 0);
            for (var e : counts.entrySet())
                claims.add(new Claim(g, e.getKey(), e.getValue(), e.getKey().equals(must)));
        }
        claims.sort(STRONGEST);
        return claims;
    }

    private static Named ends(
            List<? extends Set<String>> groups,
            Map<String, String> old,
            String[] ids,
            Set<String> made) {
        var living = Set.of(distinct(ids));
        var gone = new TreeMap<String, Map<String, Integer>>();
        var split = new TreeMap<String, String>();
        for (int g = 0; g < ids.length; g++) {
            for (String member : groups.get(g)) {
                String had = old.get(member);
                if (had == null || had.equals(ids[g])) continue;
                if (living.contains(had)) split.put(ids[g], had);
                else gone.computeIfAbsent(had, k -> new TreeMap<>()).merge(ids[g], 1, Integer::sum);
            }
        }
        var merged = new TreeMap<String, String>();
        gone.forEach((id, into) ->
                merged.put(
                        id,
                        into.entrySet().stream()
                                .max(Map.Entry.comparingByValue())
                                .orElseThrow()
                                .getKey()));
        return new Named(List.of(ids), made, merged, split);
    }

    private static String[] distinct(String[] ids) {
        return new HashSet<>(List.of(ids)).toArray(String[]::new);
    }
}
