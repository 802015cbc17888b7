package city.qala.demo;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The live town: every gateway on a line of its own. */
final class DemoFeed {
    private final Map<String, GatewayFeed> gateways = new TreeMap<>();

    DemoFeed(Collection<String> codes, DemoDoors doors, Clock clock, double speed, Pause pause) {
        for (String code : codes) {
            gateways.put(code, new GatewayFeed(code, doors, clock, speed, pause));
        }
    }

    void start(Executor threads) {
        gateways.values().forEach(threads::execute);
    }

    /** Streams that are up to date and go live now. */
    void add(List<LiveStream> streams) {
        streams.stream()
                .collect(Collectors.groupingBy(LiveStream::gateway))
                .forEach((code, some) -> {
                    GatewayFeed gateway = gateways.get(code);
                    if (gateway != null) gateway.add(some);
                });
    }

    /** Gateways that cannot speak to the city, in words; empty if all can. */
    String trouble() {
        var away = gateways.values().stream().filter(g -> !g.connected()).toList();
        if (away.isEmpty()) return "";
        return away.size()
                + " of "
                + gateways.size()
                + " gateways cannot speak: "
                + away.getFirst().trouble();
    }

    long told() {
        return gateways.values().stream().mapToLong(GatewayFeed::told).sum();
    }

    long refused() {
        return gateways.values().stream().mapToLong(GatewayFeed::refused).sum();
    }
}
