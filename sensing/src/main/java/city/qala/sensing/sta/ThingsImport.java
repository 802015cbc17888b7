package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes Things with their Datastreams from a CSV file, in one change of the graph.
 *
 * <p>A code that is not known yet becomes a Thing. One that is known gets what the file says
 * otherwise: name, place, properties, unit, interval, visibility and further Datastreams; nothing
 * is removed, and an empty cell changes nothing. So the same file again changes nothing.
 */
final class ThingsImport {

    static final CsvTable TABLE =
            new CsvTable(
                    Set.of(
                            "code",
                            "name",
                            "kind",
                            "lat",
                            "lon",
                            "district",
                            "class",
                            "device",
                            "gateway",
                            "property",
                            "unit",
                            "interval",
                            "visibility"),
                    List.of("code", "name", "kind"));

    private final StaService service;

    ThingsImport(StaService service) {
        this.service = service;
    }

    ImportReport run(Actor actor, byte[] csv, boolean dryRun) {
        service.rights(actor).requireWriter();
        var faults = new RowFaults();
        var groups = new LinkedHashMap<String, List<ThingsRow>>();
        var seen = new HashSet<String>();
        long[] rows = {0};
        TABLE.read(
                csv,
                cells -> {
                    rows[0]++;
                    ThingsRow row = ThingsRow.read(cells, faults);
                    if (row != null) group(row, groups, seen, faults);
                });
        faults.refuseIfAny(rows[0]);
        return apply(groups, rows[0], dryRun);
    }

    private static void group(
            ThingsRow row,
            Map<String, List<ThingsRow>> groups,
            Set<String> seen,
            RowFaults faults) {
        List<ThingsRow> group = groups.computeIfAbsent(row.code(), c -> new ArrayList<>());
        if (!seen.add(row.code() + "\n" + row.property()))
            faults.add(row.line(), "", row.code() + " has this property twice");
        if (!group.isEmpty() && !group.getFirst().sameThing(row))
            faults.add(
                    row.line(),
                    "",
                    "says something else of "
                            + row.code()
                            + " than line "
                            + group.getFirst().line());
        group.add(row);
    }

    private ImportReport apply(Map<String, List<ThingsRow>> groups, long rows, boolean dryRun) {
        try {
            return service.writing()
                    .writer()
                    .change(draft -> {
                        var made =
                                new ThingsDraft(
                                        draft, service.stores().graph(), service.writing().maker());
                        groups.values().forEach(made::put);
                        ImportReport report = made.report(dryRun, rows);
                        if (dryRun) throw new OnlyLooked(report);
                        return report;
                    });
        } catch (OnlyLooked e) {
            return e.report;
        }
    }

    /** Ends a change before anything of it is stored. */
    private static final class OnlyLooked extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ImportReport report;

        OnlyLooked(ImportReport report) {
            super("dry run", null, false, false);
            this.report = report;
        }
    }
}
