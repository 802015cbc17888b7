package city.qala.sensing.watch;

import city.qala.kernel.Activations;
import city.qala.kernel.Problem;
import city.qala.kernel.Signal;
import city.qala.kernel.Signals;
import city.qala.sensing.Channel;
import city.qala.sensing.Rules;
import city.qala.sensing.Station;
import city.qala.sensing.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A control room that remembers what it was told, and may be away. */
final class Told implements Signals {
    static final Rules RULES = Rules.of(new Activations(v -> Optional.empty()), l -> Map.of());

    final List<Signal> signals = new ArrayList<>();
    final Set<String> holds = new HashSet<>();
    boolean away;

    @Override
    public void tell(List<Signal> told) {
        if (away) throw Problem.of(Problem.Kind.UNAVAILABLE, "overloaded", "The ledger is away.");
        for (Signal s : told) {
            signals.add(s);
            if (s.on()) holds.add(s.condition());
            else holds.remove(s.condition());
        }
    }

    @Override
    public Set<String> holding(String beginning) {
        return holds.stream().filter(h -> h.startsWith(beginning)).collect(Collectors.toSet());
    }

    /** What was told, shortly: {@code +sensor-silent A}. */
    List<String> shortly() {
        return signals.stream()
                .map(s -> (s.on() ? "+" : "-") + s.kind() + " " + s.spot().subject())
                .toList();
    }

    static Channel channel(int stream, String property, String unit, Duration interval) {
        return new Channel(stream, property, property, unit, interval, Visibility.PUBLIC);
    }

    static Station station(String code, String kind, String gateway, Channel... channels) {
        return new Station(
                1,
                "Station " + code,
                Optional.empty(),
                Map.of("code", code, "kind", kind, "district", "Alatau", "gateway", gateway),
                List.of(channels));
    }
}
