package city.qala.sensing;

import city.qala.sensing.CityBoard.Roll;
import city.qala.sensing.CityBoard.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules that find what is abnormal in the city. One cause is one fact. Pure functions. */
final class CityFacts {

    /** Things behind one gateway that must be silent before it counts as the cause. */
    static final int LEAST_GROUP = 3;

    /** Share of them, of all behind that gateway. */
    static final double GROUP_SHARE = 0.66;

    private CityFacts() {}

    /**
     * Silent things with one cause: all behind one gateway, or all of a kind that stopped.
     *
     * @param gateway code of the gateway; empty if the group is a whole kind
     * @param silent the things
     * @param since when the last of them spoke; empty if none ever did
     */
    record SilentGroup(String gateway, List<Sign> silent, Optional<Instant> since) {

        /** Kind of most of the things. */
        String kind() {
            return most(silent.stream().map(s -> s.station().kind()).toList());
        }

        /** District of most of the things. */
        String district() {
            return most(silent.stream().map(s -> s.station().district()).toList());
        }
    }

    /** Groups behind one gateway, largest first. The gateway itself is not counted. */
    static List<SilentGroup> silentGroups(Roll roll) {
        Map<String, List<Sign>> byGateway = new LinkedHashMap<>();
        for (Sign s : roll.signs()) {
            String gateway = s.station().properties().getOrDefault("gateway", "");
            if (!gateway.isEmpty())
                byGateway.computeIfAbsent(gateway, g -> new ArrayList<>()).add(s);
        }
        var groups = new ArrayList<SilentGroup>();
        byGateway.forEach((gateway, signs) -> {
            List<Sign> silent = signs.stream().filter(Sign::silent).toList();
            boolean cause =
                    silent.size() >= LEAST_GROUP && silent.size() >= GROUP_SHARE * signs.size();
            if (cause) groups.add(new SilentGroup(gateway, silent, since(silent)));
        });
        groups.sort(Comparator.comparingInt((SilentGroup g) -> g.silent().size()).reversed());
        return groups;
    }

    private static Optional<Instant> since(List<Sign> silent) {
        return silent.stream().flatMap(s -> s.lastSeen().stream()).max(Instant::compareTo);
    }

    /** Stations with poor air or worse by district, worst district first. */
    static Map<String, List<AirStation>> badAir(List<AirStation> stations) {
        Map<String, List<AirStation>> bad = new LinkedHashMap<>();
        for (AirStation s : stations) {
            if (s.silent() || !s.index().band().isBad()) continue;
            bad.computeIfAbsent(s.station().district(), d -> new ArrayList<>()).add(s);
        }
        return bad;
    }

    private static String most(List<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(w -> counts.merge(w, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
