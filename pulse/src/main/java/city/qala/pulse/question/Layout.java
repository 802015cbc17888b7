package city.qala.pulse.question;

import city.qala.kernel.Problem;
import city.qala.pulse.release.Domain;
import city.qala.pulse.release.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is counted of a topic: places, hours and kinds, declared before any data.
 *
 * @param no its number; 0 before it is kept
 * @param topic what it is for
 * @param domain the cells
 * @param residents of each place, from public statistics; at least 1,000, so that no place is a
 *     handful of doors
 * @param sellers on the public register, for each place and kind in the order of cells; empty where
 *     the topic has none
 * @param areas of a finer map, 0 without one
 */
public record Layout(
        int no,
        Topic topic,
        Domain domain,
        List<Integer> residents,
        List<Integer> sellers,
        int areas) {

    private static final int LEAST_RESIDENTS = 1_000;
    private static final int MOST_AREAS = 100_000;

    /** What being seen there tells of a person. */
    private static final Set<String> SENSITIVE =
            Set.of(
                    "clinic",
                    "hospital",
                    "doctor",
                    "worship",
                    "mosque",
                    "church",
                    "shelter",
                    "court",
                    "prison",
                    "union",
                    "party");

    public Layout {
        residents = List.copyOf(residents);
        sellers = List.copyOf(sellers);
        if (residents.size() != domain.places().size())
            throw Problem.invalid("residents", residents.size(), "must be told of every place");
        for (int i = 0; i < residents.size(); i++) {
            if (residents.get(i) < LEAST_RESIDENTS)
                throw Problem.invalid(
                        "residents",
                        domain.places().get(i) + " " + residents.get(i),
                        "must be at least " + LEAST_RESIDENTS + " in every place");
        }
        for (String kind : domain.kinds()) {
            if (SENSITIVE.contains(kind.toLowerCase(Locale.ROOT)))
                throw Problem.invalid("kinds", kind, "must not be a sensitive place");
        }
        int each = domain.places().size() * domain.kinds().size();
        if (!sellers.isEmpty() && sellers.size() != each)
            throw Problem.invalid("sellers", sellers.size(), "must be none or " + each);
        if (areas < 0 || areas > MOST_AREAS)
            throw Problem.invalid("areas", areas, "must be from 0 to " + MOST_AREAS);
    }

    Layout numbered(int number) {
        return new Layout(number, topic, domain, residents, sellers, areas);
    }

    /** Whether it counts the same cells. */
    boolean isLike(Layout other) {
        return numbered(0).equals(other.numbered(0));
    }

    /** Sellers of a kind in some places; 0 where the register was not told. */
    int sellers(List<String> places, String kind) {
        if (sellers.isEmpty()) return 0;
        int k = domain.kinds().indexOf(kind);
        return places.stream()
                .mapToInt(domain.places()::indexOf)
                .filter(p -> p >= 0 && k >= 0)
                .map(p -> sellers.get(p * domain.kinds().size() + k))
                .sum();
    }
}
