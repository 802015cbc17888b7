package city.qala.sensing.watch;

import city.qala.kernel.Signal;
import city.qala.sensing.Channel;
import city.qala.sensing.Rules;
import city.qala.sensing.SilenceRule;
import city.qala.sensing.Station;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which things have fallen silent. Time that the watch itself did not live through does not count:
 * after a start, or when the clock has jumped, every thing has its whole patience again. A thing
 * that never spoke is not silent, it is not there yet.
 */
final class SilenceWatch {

    static final String KIND = "sensor-silent";
    static final String FEED = "feed-silent";
    static final String FEED_NAME = "sensing/" + FEED + "/city";

    /** Share of all things that must be silent for the feed itself to be the cause. */
    private static final double FEED_SHARE = 0.8;

    private static final int FEED_LEAST = 5;
    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

    private final Function<Station, Signal.Spot> spots;
    private final Function<Station, Map<String, String>> names;
    private final Map<String, Instant> onsets = new HashMap<>();
    private Instant awakeSince;
    private Instant lastLook;

    SilenceWatch(
            Instant now,
            Function<Station, Signal.Spot> spots,
            Function<Station, Map<String, String>> names) {
        this.names = names;
        this.awakeSince = now;
        this.lastLook = now;
        this.spots = spots;
    }

    private record Quiet(Station station, Instant onset) {}

    /**
     * Looks at all things.
     *
     * @param newest when a stream last spoke; empty if it never did
     */
    void look(
            List<Station> stations,
            Function<Channel, Optional<Instant>> newest,
            Rules rules,
            Instant now,
            Teller out) {
        awake(now);
        var quiet = new ArrayList<Quiet>();
        int known = 0;
        for (Station station : stations) {
            Optional<Instant> last = last(station, newest);
            if (last.isEmpty()) continue;
            known++;
            Instant heard = last.get().isBefore(awakeSince) ? awakeSince : last.get();
            Duration interval = shortest(station);
            if (rules.silent(Optional.of(heard), interval, now))
                quiet.add(new Quiet(station, last.get().plus(SilenceRule.patience(interval))));
            else speaks(station, last.get(), now, out);
        }
        boolean feed = known >= FEED_LEAST && quiet.size() >= FEED_SHARE * known;
        feed(feed, quiet.size(), known, now, out);
        if (!feed) quiet.forEach(q -> silent(q, out));
    }

    private void awake(Instant now) {
        boolean jumped = now.isBefore(lastLook) || now.isAfter(lastLook.plus(LONGEST_STEP));
        if (jumped) awakeSince = now;
        lastLook = now;
    }

    private void silent(Quiet q, Teller out) {
        String name = name(q.station());
        if (out.holds(name)) return;
        onsets.put(name, q.onset());
        out.say(
                new Signal(
                        name,
                        KIND,
                        true,
                        q.onset(),
                        spots.apply(q.station()),
                        names.apply(q.station()),
                        false));
    }

    private void speaks(Station station, Instant last, Instant now, Teller out) {
        String name = name(station);
        if (!out.holds(name)) return;
        // It must end after it began, whatever time the reading bears that ended it.
        Instant onset = onsets.getOrDefault(name, now);
        Instant end = last.isAfter(onset) ? last : onset.plusMillis(1);
        onsets.remove(name);
        out.say(new Signal(name, KIND, false, end, spots.apply(station), Map.of(), false));
    }

    private void feed(boolean on, int quiet, int known, Instant now, Teller out) {
        if (on == out.holds(FEED_NAME)) return;
        var spot = new Signal.Spot("city", "", "", "", Optional.empty());
        Map<String, String> facts =
                Map.of("silent", Integer.toString(quiet), "all", Integer.toString(known));
        out.say(new Signal(FEED_NAME, FEED, on, now, spot, facts, false));
    }

    private static String name(Station station) {
        return "sensing/" + KIND + "/" + station.code();
    }

    private static Optional<Instant> last(
            Station station, Function<Channel, Optional<Instant>> newest) {
        return station.channels().stream()
                .flatMap(c -> newest.apply(c).stream())
                .max(Instant::compareTo);
    }

    private static Duration shortest(Station station) {
        return station.channels().stream()
                .map(Channel::interval)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
