package city.qala.operations.alarm;

import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import city.qala.kernel.Signal;
import city.qala.kernel.Ulid;
import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Plays signals of a file through the very rules of the control room: what would have been raised,
 * how it would have been grouped, when it would have ended. Time is that of the rows.
 */
public final class ReplayCommand {

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final Map<Ulid, Alarm> alarms = new LinkedHashMap<>();
    private final Desk desk = new Desk(() -> Ulid.make(Instant.EPOCH, random));
    private Instant now = Instant.EPOCH;
    private long crossings;
    private long late;

    private ReplayCommand() {}

    /**
     * What was done.
     *
     * @param signals rows taken in
     * @param bad rows that are no signal
     * @param late signals that said nothing new
     * @param crossings conditions that began
     * @param alarms alarms that they made
     * @param open of them, not over at the end
     * @param most alarms raised within ten minutes
     * @param seconds that it took
     * @param warnings file, line and reason of the first bad rows
     */
    public record Summary(
            long signals,
            long bad,
            long late,
            long crossings,
            long alarms,
            long open,
            long most,
            double seconds,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Plays a file.
     *
     * @param in columns {@code at,condition,kind,on,subject,name,district,line}, in the order in
     *     which they became known; {@code on} is {@code true} or {@code false}
     * @param out gets one row for each alarm, in the order in which they were raised
     */
    public static Summary run(Path in, Path out) {
        long began = System.nanoTime();
        var run = new ReplayCommand();
        CsvFile read = CsvFile.read(in, run::reader);
        CsvFile.write(out, run::write);
        List<Instant> raised = run.alarms.values().stream().map(Alarm::raised).toList();
        return new Summary(
                read.rows(),
                read.bad(),
                run.late,
                run.crossings,
                run.alarms.size(),
                run.desk.open().size(),
                FloodRule.most(raised),
                (System.nanoTime() - began) / 1e9,
                read.faults());
    }

    private CsvFile.Reader reader(List<String> header) {
        List<Integer> at = new ArrayList<>();
        for (String name :
                List.of("at", "condition", "kind", "on", "subject", "name", "district", "line"))
            at.add(CsvFile.column(header, name));
        return row -> take(at.stream().map(i -> row.cells().get(i)).toList());
    }

    private String take(List<String> cells) {
        try {
            Instant at = OffsetDateTime.parse(cells.get(0)).toInstant();
            var spot =
                    new Signal.Spot(
                            cells.get(4),
                            cells.get(5),
                            cells.get(6),
                            cells.get(7),
                            Optional.<Point>empty());
            boolean on = truth(cells.get(3));
            var signal = new Signal(cells.get(1), cells.get(2), on, at, spot, Map.of(), false);
            if (at.isAfter(now)) now = at;
            tick();
            keep(desk.draft(now).tell(signal));
            return "";
        } catch (DateTimeException e) {
            return "at \"" + cells.get(0) + "\" is not a time with an offset";
        } catch (Problem p) {
            return p.detail();
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid("on", text, "must be true or false");
        };
    }

    private void tick() {
        Draft draft = desk.draft(now).tick();
        if (!draft.isEmpty()) keep(draft);
    }

    private void keep(Draft draft) {
        crossings += draft.crossings().size();
        late += draft.late();
        draft.alarms().forEach(a -> alarms.put(a.id(), a));
        desk.keep(draft);
    }

    private void write(Appendable out) {
        try {
            out.append("number,kind,priority,state,cause,since,raised,members,crossings\n");
            for (Alarm a : alarms.values()) {
                List<String> cells =
                        List.of(
                                Long.toString(a.number()),
                                a.kind().code(),
                                a.priority().word(),
                                a.state().name().toLowerCase(java.util.Locale.ROOT),
                                a.cause().replace(',', ' ').replace('"', ' '),
                                a.since().toString(),
                                a.raised().toString(),
                                Integer.toString(a.crowd().members()),
                                Integer.toString(a.crowd().crossings()));
                out.append(String.join(",", cells)).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
