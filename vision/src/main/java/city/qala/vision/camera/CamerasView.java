package city.qala.vision.camera;

import java.util.List;

/**
 * The page of cameras, ready to be written.
 *
 * @param headline how many there are and answer
 * @param silent how many do not answer, in words; empty if all do
 * @param districts choices of the filter
 * @param box edges of the map; empty without one
 * @param layers layers of the map
 * @param credit who must be named on it
 * @param staff whether the reader keeps them
 * @param rows the cameras
 */
public record CamerasView(
        String headline,
        String silent,
        List<Choice> districts,
        String box,
        String layers,
        String credit,
        boolean staff,
        List<Row> rows) {
    public CamerasView {
        districts = List.copyOf(districts);
        rows = List.copyOf(rows);
    }

    /** One choice of a list. */
    public record Choice(String value, String words, boolean current) {}

    /**
     * One camera of the list.
     *
     * @param silent whether it has stopped answering
     */
    public record Row(
            String id,
            String name,
            String district,
            String href,
            String purpose,
            String owner,
            String looks,
            String reach,
            String kept,
            String health,
            boolean silent,
            String lon,
            String lat,
            String bearing) {}

    /** One line of a camera's sheet. */
    public record Fact(String name, String value) {}

    /** One camera by itself. */
    public record Sheet(
            String id,
            String name,
            boolean silent,
            String health,
            List<Fact> facts,
            List<Fact> reach) {
        public Sheet {
            facts = List.copyOf(facts);
            reach = List.copyOf(reach);
        }
    }
}
