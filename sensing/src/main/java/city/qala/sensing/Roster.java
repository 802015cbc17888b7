package city.qala.sensing;

import city.qala.kernel.Actor;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory as pages ask it: readers with the same rights share one list, made anew when a
 * thing has changed, so that what was registered or forbidden shows at the next look.
 */
final class Roster implements Directory {

    private record Key(Actor.Kind kind, Set<String> roles) {}

    private record Kept(long version, List<Station> stations, Map<String, BitSet> streams) {}

    private static final int MOST = 100;

    private final Directory whole;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    Roster(Directory whole) {
        this.whole = whole;
    }

    @Override
    public List<Station> stations(Actor reader) {
        return kept(reader).stations();
    }

    @Override
    public Optional<Station> station(Actor reader, String code) {
        return whole.station(reader, code);
    }

    @Override
    public boolean mayRead(Actor reader, int stream) {
        return whole.mayRead(reader, stream);
    }

    @Override
    public long version() {
        return whole.version();
    }

    /**
     * Numbers of the streams that the reader may see.
     *
     * @param kind kinds of things with commas between; of all kinds if empty
     */
    BitSet streams(Actor reader, String kind) {
        Kept now = kept(reader);
        return now.streams().computeIfAbsent(kind, k -> streams(now.stations(), k));
    }

    private static BitSet streams(List<Station> stations, String kind) {
        var streams = new BitSet();
        Set<String> kinds = Set.copyOf(List.of(kind.split(",", 20)));
        for (Station s : stations) {
            if (!kind.isEmpty() && !kinds.contains(s.kind())) continue;
            s.channels().forEach(c -> streams.set(c.stream()));
        }
        return streams;
    }

    private Kept kept(Actor reader) {
        // What a device may see hangs on its name, not on its roles alone.
        if (reader.kind() == Actor.Kind.DEVICE) return make(reader);
        var key = new Key(reader.kind(), reader.roles());
        Kept known = kept.get(key);
        if (known != null && known.version() == whole.version()) return known;
        Kept made = make(reader);
        if (kept.size() > MOST) kept.clear();
        kept.put(key, made);
        return made;
    }

    private Kept make(Actor reader) {
        long version = whole.version();
        return new Kept(version, whole.stations(reader), new ConcurrentHashMap<>());
    }
}
