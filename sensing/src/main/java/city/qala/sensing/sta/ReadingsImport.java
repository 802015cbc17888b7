package city.qala.sensing.sta;

import static city.qala.sta.EntityType.DATASTREAM;
import static city.qala.sta.EntityType.OBSERVED_PROPERTY;
import static city.qala.sta.EntityType.THING;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series;
import city.qala.sta.TimeValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes readings of known Datastreams from a CSV file, in one append: all of them are durable when
 * it returns, or none is stored.
 *
 * <p>A reading that is there already (same stream, time and result) is passed over, so that the
 * same file again changes nothing and a file can be sent again after a break.
 */
final class ReadingsImport {

    static final CsvTable TABLE =
            new CsvTable(
                    Set.of("code", "property", "time", "value"),
                    List.of("code", "property", "time", "value"));

    private static final int PROGRESS_EVERY = 10_000;

    private final StaService service;
    private final Map<String, Map<String, Entity>> streams = new HashMap<>();

    ReadingsImport(StaService service) {
        this.service = service;
    }

    ImportReport run(Actor actor, byte[] csv, boolean dryRun, LongConsumer progress) {
        Rights rights = service.rights(actor);
        rights.requireWriter();
        index(rights);
        var faults = new RowFaults();
        var rows = new ArrayList<Observation>();
        long[] count = {0};
        TABLE.read(
                csv,
                cells -> {
                    if (++count[0] % PROGRESS_EVERY == 0) progress.accept(count[0]);
                    Observation o = observation(cells, faults);
                    if (o != null && faults.isEmpty()) rows.add(o);
                });
        faults.refuseIfAny(count[0]);
        if (dryRun) return new ImportReport(true, count[0], count[0], 0, 0);
        return store(rows, rights);
    }

    private ImportReport store(List<Observation> observations, Rights rights) {
        // In the order in which data lie: a shuffled file would move all that follows, row by row.
        observations.sort(
                Comparator.comparingInt(Observation::stream).thenComparingLong(Observation::from));
        Intake intake = service.writing().intake();
        var rows = new ArrayList<Series.Row>(observations.size());
        for (Observation o : observations) {
            rows.add(new Series.Row(intake.row(o, rights).observation(), true));
        }
        long repeats = 0;
        for (Series.Stored s : service.stores().series().append(rows, null)) {
            if (s.repeat()) repeats++;
        }
        return new ImportReport(false, rows.size(), rows.size() - repeats, 0, repeats);
    }

    private void index(Rights rights) {
        Graph graph = service.stores().graph();
        for (Entity t = graph.after(THING, 0); t != null; t = graph.after(THING, t.id)) {
            if (!(t.setting("code") instanceof String code)) continue;
            Map<String, Entity> ofThing = streams.computeIfAbsent(code, c -> new HashMap<>());
            for (long id : t.streams.toArray()) {
                Entity s = graph.find(DATASTREAM, id);
                if (s == null || s.observed.length == 0 || !rights.records(s)) continue;
                Entity property = graph.find(OBSERVED_PROPERTY, s.observed[0]);
                if (property != null)
                    ofThing.putIfAbsent(String.valueOf(property.body.get("name")), s);
            }
        }
    }

    private @Nullable Observation observation(CsvTable.Row row, RowFaults faults) {
        long before = faults.count();
        Entity stream = stream(row, faults);
        long time = time(row, stream, faults);
        double value = value(row, faults);
        if (stream == null || faults.count() > before) return null;
        return new Observation(
                0, (int) stream.id, time, time, Observation.NO_TIME, value, null, 0, null);
    }

    private @Nullable Entity stream(CsvTable.Row row, RowFaults faults) {
        String code = row.cell("code");
        Map<String, Entity> ofThing = streams.get(code);
        if (ofThing == null) {
            faults.add(row.line(), "code", "there is no thing " + shown(code));
            return null;
        }
        Entity stream = ofThing.get(row.cell("property"));
        if (stream == null)
            faults.add(
                    row.line(),
                    "property",
                    code + " does not measure " + shown(row.cell("property")));
        return stream;
    }

    private long time(CsvTable.Row row, @Nullable Entity stream, RowFaults faults) {
        TimeValue time = TimeValue.parseOrNull(row.cell("time"));
        if (time == null || time.interval()) {
            faults.add(
                    row.line(),
                    "time",
                    "must be a moment with its offset, such as 2026-11-22T08:00:00+05:00");
            return 0;
        }
        if (stream != null) {
            try {
                service.writing().intake().requirePresent(time.start(), time.start());
            } catch (Problem e) {
                faults.add(row.line(), "time", "lies too far in the future");
            }
        }
        return time.start();
    }

    private static double value(CsvTable.Row row, RowFaults faults) {
        String text = row.cell("value");
        try {
            double value = Double.parseDouble(text);
            boolean plain = text.chars().allMatch(c -> c <= '9' || c == 'e' || c == 'E');
            if (plain && Double.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            // Told below, as NaN and 1e400 are.
        }
        faults.add(
                row.line(),
                "value",
                "must be a number with a decimal point: it was " + shown(text));
        return Double.NaN;
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text.isEmpty() ? "empty" : text;
    }
}
