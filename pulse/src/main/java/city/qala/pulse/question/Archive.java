package city.qala.pulse.question;

import city.qala.pulse.release.Topic;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Released days in memory: a year of a district, hour and category cube is a few megabytes. */
final class Archive {

    private final Map<Topic, NavigableMap<LocalDate, Day>> days = new EnumMap<>(Topic.class);

    Archive() {
        for (Topic topic : Topic.values()) days.put(topic, new ConcurrentSkipListMap<>());
    }

    void add(Day day) {
        of(day.layout().topic()).put(day.day(), day);
    }

    Optional<Day> find(Topic topic, LocalDate day) {
        return Optional.ofNullable(of(topic).get(day));
    }

    /** The newest released day. */
    Optional<Day> last(Topic topic) {
        return Optional.ofNullable(of(topic).lastEntry()).map(Map.Entry::getValue);
    }

    /** Released days of a stretch, oldest first, both ends included. */
    List<Day> between(Topic topic, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) return List.of();
        return List.copyOf(of(topic).subMap(first, true, last, true).values());
    }

    /** How many days there are. */
    int size(Topic topic) {
        return of(topic).size();
    }

    private NavigableMap<LocalDate, Day> of(Topic topic) {
        NavigableMap<LocalDate, Day> found = days.get(topic);
        if (found == null) throw new IllegalStateException("every topic has a shelf");
        return found;
    }
}
