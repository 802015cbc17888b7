package city.qala.sensing;

import city.qala.sensing.Alert.Finding;
import city.qala.sensing.CityBoard.Roll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** When an alert begins and when it is over. */
final class AlertRule {
    /** So long a thing must be as it should before its alert is over: one cause, one alert. */
    static final Duration CALM = Duration.ofMinutes(30);

    private AlertRule() {}

    /**
     * What follows from what is found now.
     *
     * @param begun found, and there was no alert of it
     * @param still alerts that are still so
     * @param over alerts that have not been so for long enough
     */
    record Change(List<Finding> begun, List<Alert> still, List<Alert> over) {}

    static Change of(List<Alert> open, Set<Finding> found, Instant now) {
        var known = new HashSet<Finding>();
        var still = new ArrayList<Alert>();
        var over = new ArrayList<Alert>();
        for (Alert alert : open) {
            known.add(alert.finding());
            if (found.contains(alert.finding())) still.add(alert);
            else if (!now.isBefore(alert.seen().plus(CALM))) over.add(alert);
        }
        List<Finding> begun = found.stream().filter(f -> !known.contains(f)).toList();
        return new Change(begun, still, over);
    }

    /**
     * What is abnormal now: things that have fallen silent, stations whose air is bad. A thing that
     * never spoke has not fallen silent, and a meter at home is nobody's business here.
     */
    static Set<Finding> found(Roll roll, List<AirStation> air) {
        var found = new LinkedHashSet<Finding>();
        for (CityBoard.Sign s : roll.signs())
            if (s.silent() && s.lastSeen().isPresent() && !isHome(s.station()))
                found.add(new Finding(Rules.SILENCE, s.station().code()));
        for (AirStation s : air)
            if (!s.silent() && s.index().band().isBad())
                found.add(new Finding(Rules.INDEX, s.station().code()));
        return found;
    }

    private static boolean isHome(Station station) {
        return station.channels().stream().allMatch(c -> c.visibility() == Visibility.PERSONAL);
    }
}
