package city.qala.demo;

import city.qala.kernel.Point;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan of the town: every thing, where it stands and what it would say. Pure: the same map and
 * seed give the same plan.
 *
 * @param things all of them, in the order in which they are set up
 * @param tracks ways of those that move, by code
 * @param faults what goes wrong
 */
record DemoTown(List<PlannedThing> things, Map<String, Moves.Track> tracks, Faults faults) {
    DemoTown {
        things = List.copyOf(things);
        tracks = Map.copyOf(tracks);
    }

    /** Plans the town on an extract of the real map. */
    static DemoTown plan(Path extract, DemoConfig config) {
        return new TownPlanner(TownMap.read(extract), config).plan();
    }

    /** All streams in the order of their things. */
    List<PlannedStream> streams() {
        return things.stream().flatMap(t -> t.streams().stream()).toList();
    }

    /** Codes of the gateways; each is also the name of the token that its things speak with. */
    List<String> gateways() {
        return things.stream().map(PlannedThing::gateway).distinct().sorted().toList();
    }

    /** Number of things of each kind. */
    Map<Kind, Integer> counts() {
        var counts = new LinkedHashMap<Kind, Integer>();
        for (PlannedThing t : things) counts.merge(t.kind(), 1, Integer::sum);
        return counts;
    }

    /** Where a thing is at a moment. */
    Point at(PlannedThing thing, long second) {
        Moves.Track track = tracks.get(thing.code());
        return track == null ? thing.at() : track.at(second);
    }
}
