package city.qala.registry.people;

import city.qala.registry.people.PeopleStore.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From what the engine found to persons: what people said to be one is one, what the town itself
 * knows as two residents stays two.
 */
final class Clusters {
    private final Map<String, String> leads = new HashMap<>();

    private Clusters() {}

    /**
     * Groups records.
     *
     * @param found number of the cluster of each record
     * @param verdicts what people decided
     * @param townIds the town's own id of the resident, by record, where a register tells it
     */
    static List<Set<String>> of(
            Map<String, String> found, List<Verdict> verdicts, Map<String, String> townIds) {
        var clusters = new Clusters();
        var firsts = new HashMap<String, String>();
        for (var e : new TreeMap<>(found).entrySet()) {
            clusters.leads.put(e.getKey(), e.getKey());
            String first = firsts.putIfAbsent(e.getValue(), e.getKey());
            if (first != null) clusters.join(first, e.getKey());
        }
        var byTown = new HashMap<String, String>();
        new TreeMap<>(townIds)
                .forEach((record, id) -> {
                    String first = byTown.putIfAbsent(id, record);
                    if (first != null) clusters.join(first, record);
                });
        for (Verdict v : verdicts)
            if (v.same() && found.containsKey(v.one()) && found.containsKey(v.other()))
                clusters.join(v.one(), v.other());
        return clusters.groups(townIds);
    }

    private String lead(String record) {
        String at = record;
        while (true) {
            String next = leads.getOrDefault(at, at);
            if (next.equals(at)) return at;
            leads.put(at, leads.getOrDefault(next, next));
            at = next;
        }
    }

    private void join(String a, String b) {
        String one = lead(a);
        String other = lead(b);
        if (!one.equals(other)) leads.put(other, one);
    }

    private List<Set<String>> groups(Map<String, String> townIds) {
        var groups = new TreeMap<String, Set<String>>();
        for (String record : leads.keySet())
            groups.computeIfAbsent(lead(record), k -> new TreeSet<>()).add(record);
        var all = new ArrayList<Set<String>>();
        for (Set<String> group : groups.values()) parted(group, townIds, all);
        return all;
    }

    /** Two residents of the town's own file are never one: the later ones leave the group. */
    private static void parted(
            Set<String> group, Map<String, String> townIds, List<Set<String>> all) {
        var byTown = new TreeMap<String, Set<String>>();
        for (String record : group) {
            String id = townIds.get(record);
            if (id != null) byTown.computeIfAbsent(id, k -> new TreeSet<>()).add(record);
        }
        var rest = new HashSet<>(group);
        boolean first = true;
        for (Set<String> own : byTown.values()) {
            if (!first) {
                rest.removeAll(own);
                all.add(own);
            }
            first = false;
        }
        all.add(new TreeSet<>(rest));
    }
}
