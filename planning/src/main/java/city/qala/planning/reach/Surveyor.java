package city.qala.planning.reach;

import city.qala.platform.files.JsonFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a {@link Survey} of a map, and keeps it in a file. */
public final class Surveyor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GAPS_KEPT = 100;
    private static final int NEW_LAMPS = 20;
    private static final List<AccessCommand.Target> TARGETS =
            List.of(
                    new AccessCommand.Target(
                            new OsmTag("highway", "bus_stop"), List.of(300.0, 500.0)),
                    new AccessCommand.Target(new OsmTag("amenity", "school"), List.of(1000.0)),
                    new AccessCommand.Target(new OsmTag("leisure", "park"), List.of(300.0, 500.0)));

    private Surveyor() {}

    /**
     * Looks at a map and writes what it found, whole or not at all.
     *
     * @param osm an extract, {@code .osm.pbf}
     * @param districtLevel admin_level of its districts
     * @param zone the town's clock
     */
    public static Survey write(Path osm, int districtLevel, ZoneId zone, Clock clock, Path to) {
        Survey survey = make(osm, districtLevel, zone, clock);
        try {
            Files.createDirectories(Objects.requireNonNull(to.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonFile.write(to, JSON.convertValue(survey, new TypeReference<Map<String, Object>>() {}));
        return survey;
    }

    /** What was written; empty if nothing was yet. */
    public static Optional<Survey> read(Path from) {
        if (!Files.exists(from)) return Optional.empty();
        try {
            return Optional.of(JSON.readValue(from.toFile(), Survey.class));
        } catch (JsonProcessingException e) {
            // Of another version: as good as none, the next import writes it anew.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Survey make(Path osm, int districtLevel, ZoneId zone, Clock clock) {
        var by = new OsmTag("admin_level", Integer.toString(districtLevel));
        List<Survey.District> districts = AccessCommand.districts(osm, TARGETS, by);
        TownMap town = TownMap.read(osm);
        return new Survey(
                String.valueOf(osm.getFileName()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                districts.subList(0, districts.size() - 1),
                districts.getLast(),
                town.light(),
                school(town, zone, clock));
    }

    private static Survey.School school(TownMap town, ZoneId zone, Clock clock) {
        int year = clock.instant().atZone(zone).minusMonths(8).getYear();
        DarkHours dark = town.darkHours(year, zone);
        if (town.schools().isEmpty())
            return new Survey.School(
                    0, 0, 0, 0, 0, 0, 0, dark.hoursAYear(), List.of(), 0, List.of(), 0);
        SchoolWays.Found found = town.schoolWays(1, NEW_LAMPS);
        return new Survey.School(
                town.schools().size(),
                found.homes(),
                found.meanMetres(),
                SchoolWayCommand.share(found.light(), Street.Known.YES),
                SchoolWayCommand.share(found.light(), Street.Known.UNKNOWN),
                SchoolWayCommand.share(found.sidewalk(), Street.Known.YES),
                found.crossings(),
                dark.hoursAYear(),
                found.gaps().stream().limit(GAPS_KEPT).map(Surveyor::gap).toList(),
                found.gaps().size(),
                found.lamps().stream().map(Surveyor::lamp).toList(),
                found.litShareWithLamps());
    }

    private static Survey.Lamp lamp(SchoolWays.Lamp lamp) {
        Street street = lamp.street();
        return new Survey.Lamp(
                street.name().isEmpty() ? street.code() : street.name(),
                lamp.children(),
                lamp.lon(),
                lamp.lat());
    }

    private static Survey.Gap gap(SchoolWays.Gap gap) {
        return new Survey.Gap(
                gap.street().code(),
                gap.street().name(),
                gap.street().light() == Street.Known.NO,
                gap.metres(),
                gap.children(),
                gap.childMetres(),
                gap.lon(),
                gap.lat());
    }
}
