package city.qala.proactive.decide;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.proactive.law.Formula;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.Period;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Decides the households of a file: one a line in, decisions with reasons a line out. */
public final class DecideCommand {
    /** How many households are decided together; nothing else differs. */
    public enum Mode {
        SINGLE(1),
        BULK(10_000);

        private final int batch;

        Mode(int batch) {
            this.batch = batch;
        }
    }

    /**
     * What to do.
     *
     * @param policies folder of policies
     * @param facts one household a line
     * @param on the day, for lines that name none
     * @param mode how many households at a time
     * @param out one line for each good line of {@code facts}, in its order
     * @param explain the language in which each decision is explained; empty for none
     */
    public record Order(
            Path policies,
            Path facts,
            LocalDate on,
            Mode mode,
            Path out,
            Optional<Language> explain) {}

    /**
     * What was done.
     *
     * @param households decided
     * @param bad lines that were refused
     * @param policies how many
     * @param outcomes decisions by policy and outcome
     * @param seconds that it took
     * @param warnings line and reason of the first refused lines, facts that no policy knows, and
     *     remarks on the policies
     */
    public record Summary(
            long households,
            long bad,
            int policies,
            Map<String, Map<String, Long>> outcomes,
            double seconds,
            List<String> warnings) {
        public Summary {
            outcomes = java.util.Collections.unmodifiableMap(outcomes);
            warnings = List.copyOf(warnings);
        }
    }

    private final Order order;
    private final Law law;
    private final FactsReader reader;
    private final FactLines lines;
    private Population waiting;
    private LocalDate day;
    private long households;

    private DecideCommand(Order order, Law law) {
        this.order = order;
        this.law = law;
        this.reader = new FactsReader(law);
        this.waiting = new Population(law);
        this.day = order.on();
        this.lines = new FactLines(order.facts());
    }

    /**
     * Decides a file.
     *
     * @throws Problem if the policies have faults or a file is not there
     */
    public static Summary run(Order order) {
        long began = System.nanoTime();
        var run = new DecideCommand(order, LawReader.read(order.policies()));
        Map<String, Map<String, Long>> outcomes = run.all();
        List<String> warnings = new ArrayList<>(run.law.warnings());
        warnings.addAll(run.lines.warnings());
        if (!run.reader.strangers().isEmpty())
            warnings.add(
                    "facts that no policy knows: " + String.join(", ", run.reader.strangers()));
        return new Summary(
                run.households,
                run.lines.bad(),
                run.law.policies().size(),
                outcomes,
                (System.nanoTime() - began) / 1e9,
                warnings);
    }

    private Map<String, Map<String, Long>> all() {
        Path whole = order.out().toAbsolutePath();
        Path draft = whole.resolveSibling("." + whole.getFileName() + ".part");
        try {
            Map<String, Map<String, Long>> counts;
            try (OutputStream file = Files.newOutputStream(draft);
                    OutputStream packed = zipped(whole) ? new GZIPOutputStream(file) : file;
                    JsonGenerator out = new JsonFactory().createGenerator(packed)) {
                out.setRootValueSeparator(null);
                var writer = new DecisionWriter(out, order.explain());
                lines.each(line -> line(line, writer));
                decide(writer);
                counts = writer.counts();
            }
            Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean zipped(Path file) {
        return file.toString().endsWith(".gz");
    }

    private void line(String line, DecisionWriter writer) throws FactsReader.Bad, IOException {
        reader.read(line);
        LocalDate asked = reader.on().orElse(order.on());
        boolean full = waiting.size() >= order.mode().batch;
        if (full || !asked.equals(day)) decide(writer);
        day = asked;
        reader.into(waiting);
    }

    private void decide(DecisionWriter writer) throws IOException {
        if (waiting.size() == 0) return;
        List<Decided> decided = Decider.decide(waiting, law.policies(), day);
        List<DecisionWriter.Output> outputs = new ArrayList<>();
        var evaluator = new Evaluator(waiting, 0, waiting.size());
        for (Formula f : law.outputs()) {
            Period p = Period.of(f.period().orElse(Period.Kind.MONTH), day);
            outputs.add(new DecisionWriter.Output(f, p, evaluator.variable(f, p)));
        }
        for (int h = 0; h < waiting.size(); h++) writer.write(waiting, h, day, decided, outputs);
        households += waiting.size();
        waiting = new Population(law);
    }
}
