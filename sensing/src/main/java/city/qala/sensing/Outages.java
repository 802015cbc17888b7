package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.sensing.series.Series.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where power or the link is out, and where it was: from what gateways say of their mains, and from
 * gateways behind which nearly everything is silent.
 */
final class Outages {

    /** How far back past outages are told. */
    static final Duration BACK = Duration.ofDays(2);

    private static final int PIECES = 192;

    /**
     * An outage.
     *
     * @param gateway the gateway
     * @param link whether only its link is lost; else it has no mains
     * @param from when it was first seen
     * @param to when it was over; empty while it lasts
     * @param behind how many things speak through the gateway
     * @param silent how many of them are silent now
     */
    record Outage(
            Station gateway,
            boolean link,
            Instant from,
            Optional<Instant> to,
            int behind,
            int silent) {

        boolean lasts() {
            return to.isEmpty();
        }
    }

    private final Directory directory;
    private final Readings readings;

    Outages(Directory directory, Readings readings) {
        this.directory = directory;
        this.readings = readings;
    }

    /** What the reader may know of: what lasts first, newest first. */
    List<Outage> of(Actor reader, CityBoard.Roll roll, Moment moment) {
        var found = new ArrayList<Outage>();
        for (Station s : directory.stations(reader)) {
            if (s.kind().equals("gateway")) power(s, roll, moment, found);
        }
        if (moment.live()) links(reader, roll, found);
        found.sort(
                Comparator.comparing((Outage o) -> !o.lasts())
                        .thenComparing(Outage::from, Comparator.reverseOrder()));
        return List.copyOf(found);
    }

    private void power(Station gateway, CityBoard.Roll roll, Moment moment, List<Outage> found) {
        Optional<Channel> mains =
                gateway.channels().stream().filter(c -> c.property().equals("mains")).findFirst();
        if (mains.isEmpty()) return;
        List<Bucket> pieces = readings.buckets(mains.get().stream(), moment.at(), BACK, PIECES);
        Instant from = null;
        for (Bucket b : pieces) {
            if (b.count() == 0) continue;
            boolean off = b.last() < 0.5;
            Instant at = Micros.at(b.from());
            if (off && from == null) from = at;
            if (!off && from != null) {
                found.add(outage(gateway, false, from, Optional.of(at), roll));
                from = null;
            }
        }
        // A gateway whose battery ran out says nothing: what it said last still stands.
        if (from != null) found.add(outage(gateway, false, from, Optional.empty(), roll));
    }

    private void links(Actor reader, CityBoard.Roll roll, List<Outage> found) {
        if (roll.stale()) return;
        for (CityFacts.SilentGroup group : CityFacts.silentGroups(roll)) {
            Optional<Station> gateway = directory.station(reader, group.gateway());
            boolean known =
                    gateway.isEmpty()
                            || found.stream()
                                    .anyMatch(o ->
                                            o.lasts()
                                                    && o.gateway().code().equals(group.gateway()));
            if (known) continue;
            found.add(
                    outage(
                            gateway.get(),
                            true,
                            group.since().orElse(roll.at()),
                            Optional.empty(),
                            roll));
        }
    }

    private static Outage outage(
            Station gateway,
            boolean link,
            Instant from,
            Optional<Instant> to,
            CityBoard.Roll roll) {
        int behind = 0;
        int silent = 0;
        for (CityBoard.Sign s : roll.signs()) {
            if (s.station().code().equals(gateway.code())) continue;
            if (!gateway.code().equals(s.station().properties().get("gateway"))) continue;
            behind++;
            if (s.silent()) silent++;
        }
        return new Outage(gateway, link, from, to, behind, silent);
    }
}
