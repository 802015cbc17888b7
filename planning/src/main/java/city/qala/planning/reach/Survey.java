package city.qala.planning.reach;

import java.util.List;

/**
 * What planning found on a town's map: who is reached, who is not, and where children walk without
 * light. Made when a map is brought in; pages show it without looking at the map again.
 *
 * @param source name of the map's file
 * @param made ISO time of the making
 * @param districts in the order of names
 * @param town all of them together
 * @param light of the ways that can be walked
 * @param school the ways to school
 */
public record Survey(
        String source,
        String made,
        List<District> districts,
        District town,
        Light light,
        School school) {
    public Survey {
        districts = List.copyOf(districts);
    }

    /**
     * A district.
     *
     * @param name as on the map
     * @param buildings in it
     * @param near one entry for each kind of place, the same kinds in every district
     */
    public record District(String name, int buildings, List<Near> near) {
        public District {
            near = List.copyOf(near);
        }
    }

    /**
     * How near something is.
     *
     * @param what word of the kind: {@code bus_stop}
     * @param metres radius
     * @param share of the buildings with one within the radius, 0 to 1
     * @param inside how many are mapped inside the district; 0 is "no data", not "not served"
     */
    public record Near(String what, double metres, double share, int inside) {}

    /**
     * Light of the ways that can be walked.
     *
     * @param km in all
     * @param litKm said to be lit
     * @param unlitKm said to be dark
     * @param unknownKm of which nobody has said
     * @param lamps mapped; 0 is "no data"
     */
    public record Light(double km, double litKm, double unlitKm, double unknownKm, int lamps) {}

    /**
     * The ways to school.
     *
     * @param schools mapped; without one there are no ways
     * @param homes with a way to a school
     * @param meanMetres of it
     * @param litShare of the length of all walks
     * @param unknownShare of which nobody has said
     * @param sidewalkShare with a sidewalk or a path of their own
     * @param crossings of main roads on a walk
     * @param darkHours a year, from sunset until 19:00 on school days
     * @param gaps the worst first
     * @param gapCount how many there are in all
     * @param lamps where new ones would light most, the best first
     * @param litShareWithLamps of the length of all walks
     */
    public record School(
            int schools,
            int homes,
            double meanMetres,
            double litShare,
            double unknownShare,
            double sidewalkShare,
            double crossings,
            double darkHours,
            List<Gap> gaps,
            int gapCount,
            List<Lamp> lamps,
            double litShareWithLamps) {
        public School {
            gaps = List.copyOf(gaps);
            lamps = List.copyOf(lamps);
        }
    }

    /**
     * Where a lamp would help most.
     *
     * @param name of the street, or its letter and id on the map
     * @param homes whose children pass
     * @param lon where
     * @param lat the same
     */
    public record Lamp(String name, double homes, double lon, double lat) {}

    /**
     * A street that children walk on without known light.
     *
     * @param way letter and id on the map
     * @param name or empty text
     * @param isDark said to be dark; otherwise nobody has said
     * @param metres of it that children use
     * @param homes whose children use it
     * @param childMetres one child a home, one walk
     * @param lon where it is used most
     * @param lat the same
     */
    public record Gap(
            String way,
            String name,
            boolean isDark,
            double metres,
            double homes,
            double childMetres,
            double lon,
            double lat) {}
}
