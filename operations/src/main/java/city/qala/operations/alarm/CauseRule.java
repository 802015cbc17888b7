package city.qala.operations.alarm;

import city.qala.kernel.Signal;

/** One cause, one alarm: says which signals belong together. */
final class CauseRule {

    private CauseRule() {}

    /**
     * The name of the cause. Signals with the same name are one alarm while it lasts. An exercise
     * never mixes with what is real.
     */
    static String of(AlarmKind kind, Signal signal) {
        Signal.Spot spot = signal.spot();
        String where =
                switch (kind.cause()) {
                    case LINE ->
                            spot.line().isEmpty()
                                    ? "place/" + placeOf(spot)
                                    : "line/" + spot.line();
                    case DISTRICT ->
                            signal.facts().getOrDefault("property", "")
                                    + signal.facts().getOrDefault("way", "")
                                    + "/"
                                    + placeOf(spot);
                    case AIR -> placeOf(spot);
                    case THING -> spot.subject();
                    case CITY -> "city";
                };
        String family = kind.cause() == AlarmKind.Cause.AIR ? "air" : kind.code();
        return (signal.test() ? "test/" : "") + family + "/" + where;
    }

    // Without a district nothing says that two things stand near each other.
    private static String placeOf(Signal.Spot spot) {
        return spot.district().isEmpty() ? "thing/" + spot.subject() : spot.district();
    }
}
