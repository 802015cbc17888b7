package city.qala.registry.people;

import city.qala.platform.files.CsvFile;
import city.qala.registry.intake.Declaration;
import city.qala.registry.intake.Field;
import city.qala.registry.intake.Meaning;
import city.qala.registry.link.LinkCommand;
import city.qala.registry.people.PeopleStore.Live;
import city.qala.registry.people.PeopleStore.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs the linkage engine over what the registers say now. The engine reads files; they lie in a
 * folder that only this account can read, and are gone when the run ends.
 */
final class Engine {
    private static final double LEAST_DOUBT = 0.02;
    private static final double MOST_DOUBT = 0.98;
    private static final int MOST_DOUBTS = 2_000;
    // The engine learns from pairs; of fewer it can learn nothing.
    private static final int LEAST_PAIRS = 3;

    private final Map<String, Declaration> registers;

    Engine(Map<String, Declaration> registers) {
        this.registers = Map.copyOf(registers);
    }

    /**
     * What a run found.
     *
     * @param clusters number of the cluster of each record
     * @param doubts pairs that a person should look at, the least sure first
     */
    record Found(
            Map<String, String> clusters,
            List<Doubtful> doubts,
            double threshold,
            double precision,
            double recall) {
        Found {
            clusters = Map.copyOf(clusters);
            doubts = List.copyOf(doubts);
        }
    }

    /** Links records; pairs that people said to be two stay apart. */
    Found run(List<Live> records, List<Verdict> verdicts) {
        if (records.size() < 2) return alone(records);
        try {
            Path folder = Files.createTempDirectory("qala-link-");
            try {
                return run(records, verdicts, folder);
            } finally {
                clear(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Found alone(List<Live> records) {
        var own = new HashMap<String, String>();
        for (Live r : records) own.put(r.entry().id(), r.entry().id());
        return new Found(own, List.of(), 0, 1, 1);
    }

    private Found run(List<Live> records, List<Verdict> verdicts, Path folder) throws IOException {
        var byRegister = new TreeMap<String, List<Live>>();
        for (Live r : records)
            byRegister.computeIfAbsent(r.entry().register(), c -> new ArrayList<>()).add(r);
        var meanings = EnumSet.noneOf(Meaning.class);
        var files = new ArrayList<Path>();
        for (var e : byRegister.entrySet()) {
            List<Field> fields = compared(registers.get(e.getKey()));
            if (fields.isEmpty()) continue;
            for (Field f : fields) meanings.add(f.as());
            Path file = folder.resolve(e.getKey() + ".csv");
            CsvFile.write(file, to -> write(e.getValue(), fields, to));
            files.add(file);
        }
        if (files.isEmpty() || pairs(byRegister) < LEAST_PAIRS) return alone(records);
        Path spec = Files.writeString(folder.resolve("spec.yaml"), spec(meanings));
        Path apart = folder.resolve("apart.csv");
        CsvFile.write(apart, to -> apart(verdicts, to));
        Path out = folder.resolve("out.csv");
        Path pairs = folder.resolve("pairs.csv");
        var summary = LinkCommand.run(new LinkCommand.Wish(spec, out, pairs, apart, files));
        var clusters = clusters(out);
        for (Live r : records) clusters.putIfAbsent(r.entry().id(), r.entry().id());
        return new Found(
                clusters,
                doubts(pairs, clusters),
                summary.threshold(),
                summary.expectedPrecision().expected(),
                summary.expectedRecall().expected());
    }

    private static List<Field> compared(@org.jspecify.annotations.Nullable Declaration register) {
        if (register == null) return List.of();
        var seen = EnumSet.noneOf(Meaning.class);
        return register.fields().stream()
                .filter(f -> f.as().isCompared() && seen.add(f.as()))
                .toList();
    }

    /** Whether no register holds anybody twice. */
    private boolean once() {
        return registers.values().stream().allMatch(Declaration::once);
    }

    /** Pairs that might be one person's. */
    private long pairs(Map<String, List<Live>> byRegister) {
        long all = 0;
        long within = 0;
        for (List<Live> records : byRegister.values()) {
            all += records.size();
            within += records.size() * (records.size() - 1L) / 2;
        }
        long pairs = all * (all - 1) / 2;
        return once() ? pairs - within : pairs;
    }

    private String spec(Set<Meaning> meanings) {
        var spec = new StringBuilder("id: rec_id\ntask: ").append(once() ? "link" : "dedupe");
        spec.append("\nfields:\n");
        for (Meaning m : meanings) {
            spec.append("  ").append(m.word()).append(": {as: ").append(m.word());
            spec.append(m == Meaning.BIRTH_DATE ? ", format: yyyy-MM-dd}\n" : "}\n");
        }
        return spec.toString();
    }

    private static void write(List<Live> records, List<Field> fields, Appendable to) {
        try {
            to.append("rec_id");
            for (Field f : fields) to.append(',').append(f.as().word());
            to.append('\n');
            for (Live r : records) {
                to.append(r.entry().id());
                for (Field f : fields) to.append(',').append(cell(r, f));
                to.append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(Live r, Field f) {
        boolean born = f.as() == Meaning.BIRTH_DATE && !r.born().isEmpty();
        String text = born ? r.born() : r.entry().cells().getOrDefault(f.column(), "");
        String line = text.replace('\n', ' ').replace('\r', ' ');
        boolean plain = line.indexOf(',') < 0 && line.indexOf('"') < 0;
        return plain ? line : '"' + line.replace("\"", "\"\"") + '"';
    }

    private static void apart(List<Verdict> verdicts, Appendable to) {
        try {
            to.append("rec_id_l,rec_id_r\n");
            for (Verdict v : verdicts)
                if (!v.same()) to.append(v.one()).append(',').append(v.other()).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> clusters(Path out) {
        var clusters = new HashMap<String, String>();
        var _ =
                CsvFile.read(
                        out,
                        header ->
                                row -> {
                                    clusters.put(row.cells().get(0), row.cells().get(1));
                                    return "";
                                });
        return clusters;
    }

    /** Of all pairs between two persons, or within one, the least sure: one question each. */
    private static List<Doubtful> doubts(Path pairs, Map<String, String> clusters) {
        var doubts = new ArrayList<Doubtful>();
        var _ =
                CsvFile.read(
                        pairs,
                        header ->
                                row -> {
                                    Doubtful d = doubtful(row.cells());
                                    // A sure pair that the clustering left apart is doubtful as
                                    // well.
                                    boolean sure = d.probability() > MOST_DOUBT && d.linked();
                                    if (d.probability() >= LEAST_DOUBT && !sure) doubts.add(d);
                                    return "";
                                });
        doubts.sort(Comparator.comparingDouble(d -> Math.abs(d.probability() - 0.5)));
        var asked = new HashSet<String>();
        doubts.removeIf(d -> {
            String one = clusters.getOrDefault(d.one(), d.one());
            String other = clusters.getOrDefault(d.other(), d.other());
            boolean inOrder = one.compareTo(other) < 0;
            return !asked.add(inOrder ? one + " " + other : other + " " + one);
        });
        return doubts.subList(0, Math.min(MOST_DOUBTS, doubts.size()));
    }

    private static Doubtful doubtful(List<String> cells) {
        String one = cells.get(0);
        String other = cells.get(1);
        boolean inOrder = one.compareTo(other) < 0;
        return new Doubtful(
                inOrder ? one : other,
                inOrder ? other : one,
                Double.parseDouble(cells.get(3)),
                Double.parseDouble(cells.get(2)),
                Boolean.parseBoolean(cells.get(4)),
                cells.get(5));
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
        }
    }
}
