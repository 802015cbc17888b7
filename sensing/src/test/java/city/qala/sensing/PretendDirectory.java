package city.qala.sensing;

import city.qala.kernel.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Stations made in a test. Anonymous readers see public channels only, as in the city. */
final class PretendDirectory implements Directory {

    private final List<Station> stations = new ArrayList<>();

    void add(Station station) {
        stations.add(station);
        stations.sort(Comparator.comparing(Station::code));
    }

    List<Station> all() {
        return stations;
    }

    void replace(Station changed) {
        stations.replaceAll(s -> s.thing() == changed.thing() ? changed : s);
    }

    @Override
    public List<Station> stations(Actor reader) {
        if (!reader.isAnonymous()) return List.copyOf(stations);
        return stations.stream()
                .map(PretendDirectory::open)
                .filter(s -> !s.channels().isEmpty())
                .toList();
    }

    private static Station open(Station s) {
        var channels =
                s.channels().stream().filter(c -> c.visibility() == Visibility.PUBLIC).toList();
        return new Station(s.thing(), s.name(), s.at(), s.properties(), channels);
    }

    @Override
    public Optional<Station> station(Actor reader, String code) {
        return stations(reader).stream().filter(s -> s.code().equals(code)).findFirst();
    }

    @Override
    public boolean mayRead(Actor reader, int stream) {
        return stations(reader).stream()
                .flatMap(s -> s.channels().stream())
                .anyMatch(c -> c.stream() == stream);
    }

    @Override
    public long version() {
        return stations.size();
    }
}
