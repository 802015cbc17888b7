package city.qala.demo;

import city.qala.demo.CityClient.Who;
import city.qala.kernel.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What people of the pretend town tell about its streets, and what the crew did about it: through
 * Open311 as any other program, and through the pages as the crew. Told once; nobody said any of
 * it.
 */
final class StreetStory {
    private static final String PROGRAM = "street-helpers";
    private static final String REQUESTS = "/open311/v2/requests.json";
    private static final Who CREW = Who.staff("crew-1", Role.CLERK, "Street service");
    private static final Duration BREATH = Duration.ofMillis(50);

    private final CityClient city;
    private final List<PlannedThing> things;

    StreetStory(CityClient city, List<PlannedThing> things) {
        this.city = city;
        this.things = things;
    }

    /**
     * One report.
     *
     * @param place kind of the thing that it is beside
     * @param answers {@code question=answer}, or empty
     * @param closed the crew's words; empty while it is open
     */
    private record Told(String service, Kind place, String answers, String words, String closed) {
        static Told parse(String row) {
            String[] cells = row.split(";", -1);
            // Words may hold the mark that parts cells; the first three and the last never do.
            String words = String.join(";", List.of(cells).subList(3, cells.length - 1));
            return new Told(
                    cells[0],
                    Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                    cells[2],
                    words,
                    cells[cells.length - 1]);
        }
    }

    /** Tells it if the city knows of no report yet; how many. */
    int tell(Pause pause) {
        if (!city.look(PROGRAM, Role.OPERATOR, REQUESTS).isEmpty()) return 0;
        List<Told> all = all();
        for (int i = 0; i < all.size() && !pause.stopped(); i++) {
            Told told = all.get(i);
            String id = report(told, beside(told.place(), i));
            if (!told.closed().isEmpty())
                city.fill(CREW, "/kk/streets/" + id + "/close", Map.of("notes", told.closed()));
            pause.orStop(BREATH);
        }
        return all.size();
    }

    private String report(Told told, PlannedThing thing) {
        var form = new LinkedHashMap<String, String>();
        form.put("service_code", told.service());
        form.put("lat", Double.toString(thing.at().lat()));
        form.put("long", Double.toString(thing.at().lon()));
        form.put("address_string", thing.name());
        form.put("description", told.words());
        int eq = told.answers().indexOf('=');
        if (eq > 0)
            form.put(
                    "attribute[" + told.answers().substring(0, eq) + "]",
                    told.answers().substring(eq + 1));
        return city.fill(PROGRAM, Role.OPERATOR, REQUESTS, form)
                .path(0)
                .path("service_request_id")
                .asText();
    }

    /** Some thing of a kind, another one for each report. */
    private PlannedThing beside(Kind kind, int report) {
        List<PlannedThing> of = things.stream().filter(t -> t.kind() == kind).toList();
        return of.get((int) (report * 7919L % of.size()));
    }

    private static List<Told> all() {
        try (var in = StreetStory.class.getResourceAsStream("reports.csv")) {
            byte[] text = Objects.requireNonNull(in, "reports.csv").readAllBytes();
            return new String(text, StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.startsWith("#") && !row.startsWith("service;"))
                    .map(Told::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
