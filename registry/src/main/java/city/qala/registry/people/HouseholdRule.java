package city.qala.registry.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is one household: whom a register says to be one; else those who live in one dwelling, if
 * they are few enough to be a household; a child without a known dwelling lives with its mother,
 * its father or whoever has charge of it, in this order.
 */
final class HouseholdRule {
    private static final int MOST_OF_A_DWELLING = 12;
    private static final int OF_AGE = 18;

    private HouseholdRule() {}

    /**
     * What is known of a person's home.
     *
     * @param person id
     * @param declared the household that a register names; empty if none does
     * @param dwelling where the person lives; empty if unknown
     * @param born day of birth, if known
     * @param adults persons who answer for a child: mother, father, guardian, in this order
     */
    record Home(
            String person,
            String declared,
            String dwelling,
            Optional<LocalDate> born,
            List<String> adults) {
        Home {
            adults = List.copyOf(adults);
        }
    }

    /**
     * Puts persons into households; every person is in one.
     *
     * @return members of each, in the order of the least of them
     */
    static List<Set<String>> of(List<Home> homes, LocalDate today) {
        var byPerson = new HashMap<String, Home>();
        for (Home h : homes) byPerson.put(h.person(), h);
        Map<String, Integer> crowd = new HashMap<>();
        for (Home h : homes)
            if (!h.dwelling().isEmpty()) crowd.merge(h.dwelling(), 1, Integer::sum);
        var oneIn = declaredIn(homes);
        var groups = new LinkedHashMap<String, Set<String>>();
        for (Home h : homes) {
            Home where = h;
            if (h.declared().isEmpty() && isChild(h, today)) where = withAdult(h, byPerson);
            String key = key(where, crowd, oneIn);
            groups.computeIfAbsent(key, k -> new TreeSet<>()).add(h.person());
        }
        var all = new ArrayList<>(groups.values());
        all.sort(java.util.Comparator.comparing(g -> g.iterator().next()));
        return all;
    }

    /** Dwellings in which exactly one household is declared: who else lives there is of it. */
    private static Map<String, String> declaredIn(List<Home> homes) {
        var found = new HashMap<String, Set<String>>();
        for (Home h : homes)
            if (!h.dwelling().isEmpty() && !h.declared().isEmpty())
                found.computeIfAbsent(h.dwelling(), d -> new TreeSet<>()).add(h.declared());
        var one = new HashMap<String, String>();
        found.forEach((dwelling, ids) -> {
            if (ids.size() == 1) one.put(dwelling, ids.iterator().next());
        });
        return one;
    }

    private static Home withAdult(Home child, Map<String, Home> byPerson) {
        if (!child.dwelling().isEmpty()) return child;
        for (String adult : child.adults()) {
            Home home = byPerson.get(adult);
            if (home != null) return home;
        }
        return child;
    }

    private static boolean isChild(Home h, LocalDate today) {
        return h.born().filter(b -> b.plusYears(OF_AGE).isAfter(today)).isPresent();
    }

    private static String key(Home h, Map<String, Integer> crowd, Map<String, String> oneIn) {
        if (!h.declared().isEmpty()) return "household " + h.declared();
        boolean few = crowd.getOrDefault(h.dwelling(), 0) <= MOST_OF_A_DWELLING;
        if (h.dwelling().isEmpty() || !few) return "person " + h.person();
        String declared = oneIn.get(h.dwelling());
        return declared == null ? "dwelling " + h.dwelling() : "household " + declared;
    }
}
