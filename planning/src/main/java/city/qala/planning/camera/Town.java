package city.qala.planning.camera;

import city.qala.planning.files.Shapes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Roads and buildings of a town in one plane, in metres.
 *
 * @param roads as parts of 5 m
 * @param walls of the buildings
 * @param faults what could not be read
 */
record Town(RoadSamples roads, Walls walls, List<String> faults) {
    Town {
        faults = List.copyOf(faults);
    }

    /**
     * Reads GeoJSON in metres.
     *
     * @param roads lines; their class is the property {@code highway} or {@code class}
     * @param buildings areas; null: nothing stands in the way
     */
    static Town read(Path roads, @Nullable Path buildings) {
        var samples = new RoadSamples();
        List<String> faults =
                new ArrayList<>(
                        Shapes.read(
                                roads,
                                (properties, id, first, line) -> {
                                    String kind =
                                            properties
                                                    .path("highway")
                                                    .asText(properties.path("class").asText(""));
                                    if (first) samples.way(id, kind);
                                    for (int i = 2; i < line.length; i += 2)
                                        samples.line(
                                                line[i - 2], line[i - 1], line[i], line[i + 1]);
                                }));
        var walls = new Walls();
        if (buildings != null)
            faults.addAll(
                    Shapes.read(
                            buildings,
                            (properties, id, first, ring) -> {
                                for (int i = 2; i < ring.length; i += 2)
                                    walls.add(ring[i - 2], ring[i - 1], ring[i], ring[i + 1]);
                            }));
        samples.sort();
        walls.sort();
        return new Town(samples, walls, faults);
    }
}
