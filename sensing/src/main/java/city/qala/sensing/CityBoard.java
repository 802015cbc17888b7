package city.qala.sensing;

import city.qala.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who speaks and who is silent among all things of the city. */
final class CityBoard {

    /**
     * A thing and when it last spoke.
     *
     * @param station the Thing
     * @param lastSeen time of its newest value; empty if it never had one
     * @param silent whether all its channels have missed three intervals
     */
    record Sign(Station station, Optional<Instant> lastSeen, boolean silent) {}

    /**
     * All of them.
     *
     * @param at moment of the look
     * @param signs every thing that has a channel
     * @param silent how many are silent
     * @param newest time of the newest value of all
     */
    record Roll(Instant at, List<Sign> signs, int silent, Optional<Instant> newest) {

        /** Age of the newest value; empty while there is none. */
        Optional<Duration> delay() {
            return newest.map(n -> Duration.between(n, at))
                    .map(d -> d.isNegative() ? Duration.ZERO : d);
        }

        /** Whether every thing is silent: then the feed itself has stopped. */
        boolean stale() {
            return !signs.isEmpty() && silent == signs.size();
        }
    }

    private record Key(Actor.Kind kind, Set<String> roles) {}

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Directory directory;
    private final Readings readings;
    private final Map<Key, Roll> kept = new ConcurrentHashMap<>();

    CityBoard(Directory directory, Readings readings) {
        this.directory = directory;
        this.readings = readings;
    }

    /** The roll of what the reader may see, at most two seconds old. */
    Roll roll(Actor reader, Instant now) {
        if (reader.kind() == Actor.Kind.DEVICE) return call(reader, now);
        var key = new Key(reader.kind(), reader.roles());
        Roll known = kept.get(key);
        if (known != null && now.isBefore(known.at().plus(FRESH))) return known;
        Roll made = call(reader, now);
        if (kept.size() > 100) kept.clear();
        kept.put(key, made);
        return made;
    }

    private Roll call(Actor reader, Instant now) {
        var signs = new ArrayList<Sign>();
        int silent = 0;
        Optional<Instant> newest = Optional.empty();
        for (Station station : directory.stations(reader)) {
            if (station.channels().isEmpty()) continue;
            Sign sign = sign(station, now);
            signs.add(sign);
            if (sign.silent()) silent++;
            if (later(sign.lastSeen(), newest)) newest = sign.lastSeen();
        }
        return new Roll(now, List.copyOf(signs), silent, newest);
    }

    private Sign sign(Station station, Instant now) {
        Optional<Instant> last = Optional.empty();
        boolean silent = true;
        for (Channel channel : station.channels()) {
            Optional<Instant> seen = readings.lastSeen(channel.stream());
            if (later(seen, last)) last = seen;
            silent &= readings.rules().silent(seen, channel.interval(), now);
        }
        return new Sign(station, last, silent);
    }

    private static boolean later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isAfter(other.get()));
    }
}
