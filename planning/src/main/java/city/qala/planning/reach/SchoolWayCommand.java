package city.qala.planning.reach;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the streets on which children walk home from school without light. */
public final class SchoolWayCommand {

    private SchoolWayCommand() {}

    /**
     * What is asked.
     *
     * @param zone the town's clock
     * @param year in which the school year begins
     * @param newLamps how many lamps are to be placed
     * @param childrenAHome who walk to school from each home; 1 where it is not known ranks the
     *     same
     */
    public record Question(ZoneId zone, int year, int newLamps, double childrenAHome) {
        public Question {
            if (newLamps < 0) throw Problem.invalid("lamps", newLamps, "must be 0 or more");
            if (!(childrenAHome > 0 && childrenAHome < 1000))
                throw Problem.invalid("children", childrenAHome, "must be above 0");
        }
    }

    /**
     * What was found.
     *
     * @param homes with a walk to a school
     * @param without homes that no mapped way leads from
     * @param schools on the map
     * @param meanMetres of a walk
     * @param litShare of the length of all walks
     * @param unlitShare known to be dark
     * @param lightUnknownShare of which the map says nothing
     * @param sidewalkShare with a sidewalk or a path of their own
     * @param sidewalkUnknownShare of which the map says nothing
     * @param crossings of main roads on a walk, on average
     * @param darkHoursAYear from sunset until 19:00 on school days
     * @param darkDays with any
     * @param gaps streets without known light that children use
     * @param newLamps that were placed
     * @param litShareWithLamps of the length of all walks
     * @param seconds that it took
     */
    public record Summary(
            int homes,
            int without,
            int schools,
            double meanMetres,
            double litShare,
            double unlitShare,
            double lightUnknownShare,
            double sidewalkShare,
            double sidewalkUnknownShare,
            double crossings,
            double darkHoursAYear,
            int darkDays,
            int gaps,
            int newLamps,
            double litShareWithLamps,
            double seconds) {}

    /**
     * Looks at a map.
     *
     * @param osm an extract, {@code .osm.pbf}
     * @param out gets a row for each gap: {@code rank,way,name,light,sidewalk,metres,children,
     *     child_metres,child_metre_hours_dark,lon,lat}
     * @param lampsOut gets a row for each new lamp, the best first; null: nobody wants to know
     */
    public static Summary run(Path osm, Question question, Path out, @Nullable Path lampsOut) {
        long began = System.nanoTime();
        TownMap town = TownMap.read(osm);
        if (town.schools().isEmpty())
            throw Problem.invalid("osm", osm, "must hold a school (amenity=school)");
        SchoolWays.Found found = town.schoolWays(question.childrenAHome(), question.newLamps());
        DarkHours dark = town.darkHours(question.year(), question.zone());
        CsvFile.write(out, to -> write(found, dark, to));
        if (lampsOut != null) CsvFile.write(lampsOut, to -> writeLamps(found, to));
        return new Summary(
                found.homes(),
                found.without(),
                town.schools().size(),
                rounded(found.meanMetres()),
                share(found.light(), Street.Known.YES),
                share(found.light(), Street.Known.NO),
                share(found.light(), Street.Known.UNKNOWN),
                share(found.sidewalk(), Street.Known.YES),
                share(found.sidewalk(), Street.Known.UNKNOWN),
                rounded(found.crossings()),
                rounded(dark.hoursAYear()),
                dark.days(),
                found.gaps().size(),
                found.lamps().size(),
                Math.rint(found.litShareWithLamps() * 1e4) / 1e4,
                (System.nanoTime() - began) / 1e9);
    }

    private static void write(SchoolWays.Found found, DarkHours dark, Appendable out) {
        try {
            out.append("rank,way,name,light,sidewalk,metres,children,child_metres,");
            out.append("child_metre_hours_dark,lon,lat\n");
            int rank = 0;
            for (SchoolWays.Gap gap : found.gaps()) {
                List<String> cells = new ArrayList<>();
                cells.add(Integer.toString(++rank));
                cells.add(gap.street().code());
                cells.add('"' + gap.street().name().replace("\"", "\"\"") + '"');
                cells.add(word(gap.street().light()));
                cells.add(word(gap.street().sidewalk()));
                cells.add(Double.toString(rounded(gap.metres())));
                cells.add(Double.toString(rounded(gap.children())));
                cells.add(Double.toString(rounded(gap.childMetres())));
                cells.add(Double.toString(rounded(gap.childMetres() * dark.hoursAYear())));
                cells.add(String.format(Locale.ROOT, "%.6f", gap.lon()));
                cells.add(String.format(Locale.ROOT, "%.6f", gap.lat()));
                out.append(String.join(",", cells)).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeLamps(SchoolWays.Found found, Appendable out) {
        try {
            out.append("rank,way,name,children,child_metres,lon,lat\n");
            int rank = 0;
            for (SchoolWays.Lamp lamp : found.lamps())
                out.append(
                        String.format(
                                Locale.ROOT,
                                "%d,%s,\"%s\",%.1f,%.1f,%.6f,%.6f%n",
                                ++rank,
                                lamp.street().code(),
                                lamp.street().name().replace("\"", "\"\""),
                                lamp.children(),
                                lamp.childMetres(),
                                lamp.lon(),
                                lamp.lat()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(Street.Known known) {
        return known.name().toLowerCase(Locale.ROOT);
    }

    static double share(java.util.Map<Street.Known, Double> metres, Street.Known what) {
        double all = metres.values().stream().mapToDouble(m -> m).sum();
        return all == 0 ? 0 : Math.rint(metres.getOrDefault(what, 0.0) / all * 1e4) / 1e4;
    }

    private static double rounded(double value) {
        return Math.rint(value * 10) / 10;
    }
}
