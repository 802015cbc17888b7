package city.qala.bench;

import city.qala.platform.files.CsvFile;
import city.qala.registry.link.LinkIndex;
import city.qala.registry.link.LinkSpec;
import city.qala.registry.link.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Figures of linking record by record: what one new record costs against those stored, and in how
 * many records the people differ when the same records come in another order. Arguments: the
 * specification, a file, how many of its records come one by one, and optionally {@code orders} to
 * add them in two orders.
 */
public final class LinkBench {
    private final LinkSpec spec;
    private final List<String> header = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Path base;
    private final int stored;

    private LinkBench(Path spec, Path file, int adding) throws IOException {
        this.spec = LinkSpec.read(spec);
        CsvFile.read(
                file,
                columns -> {
                    header.addAll(columns);
                    return row -> {
                        rows.add(List.copyOf(row.cells()));
                        return "";
                    };
                });
        stored = rows.size() - adding;
        base = Files.createTempFile("link-bench", ".csv");
        try (var out = Files.newBufferedWriter(base)) {
            out.write(String.join(",", header) + "\n");
            for (List<String> row : rows.subList(0, stored))
                out.write(String.join(",", row) + "\n");
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        var bench =
                new LinkBench(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        Integer.parseInt(arguments[2]));
        try {
            long[] first = bench.people(0);
            if (arguments.length > 3)
                say("recordsThatDiffer", (double) differ(first, bench.people(1)));
        } finally {
            Files.delete(bench.base);
        }
    }

    /** Whose each record is once all are in. */
    private long[] people(int seed) {
        List<Integer> order = new ArrayList<>();
        for (int r = stored; r < rows.size(); r++) order.add(r);
        if (seed != 0) Collections.shuffle(order, new Random(seed));
        long began = System.nanoTime();
        LinkIndex index = LinkIndex.of(spec, List.of(base));
        say("secondsToLinkTheStored", (System.nanoTime() - began) / 1e9);
        int[] at = new int[rows.size()];
        Arrays.setAll(at, r -> r);
        long[] nanos = new long[order.size()];
        int touched = 0;
        int done = 0;
        long start = System.nanoTime();
        for (int r : order) {
            Map<Meaning, String> cells = cells(rows.get(r));
            long before = System.nanoTime();
            var added = index.add(0, cells);
            nanos[done++] = System.nanoTime() - before;
            at[r] = added.record();
            touched += added.touched().size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        say("stored", stored);
        say("added", done);
        say("p50ms", nanos[done / 2] / 1e6);
        say("p99ms", nanos[(int) (done * 0.99)] / 1e6);
        say("perSecond", done / seconds);
        say("touchedPeople", touched);
        long[] people = new long[rows.size()];
        for (int r = 0; r < people.length; r++) people[r] = index.person(at[r]);
        return people;
    }

    private Map<Meaning, String> cells(List<String> row) {
        Map<Meaning, String> cells = new HashMap<>();
        for (LinkSpec.Field f : spec.fields())
            for (String column : f.columns())
                if (header.contains(column))
                    cells.putIfAbsent(f.as(), row.get(header.indexOf(column)));
        return cells;
    }

    /** Records that do not stand with the same others. */
    private static long differ(long[] one, long[] two) {
        Map<Long, Set<Integer>> first = groups(one);
        Map<Long, Set<Integer>> second = groups(two);
        long differ = 0;
        for (int r = 0; r < one.length; r++)
            if (!first.getOrDefault(one[r], Set.of()).equals(second.get(two[r]))) differ++;
        return differ;
    }

    private static Map<Long, Set<Integer>> groups(long[] people) {
        Map<Long, Set<Integer>> groups = new HashMap<>();
        for (int r = 0; r < people.length; r++)
            groups.computeIfAbsent(people[r], p -> new HashSet<>()).add(r);
        return groups;
    }

    private static void say(String what, double figure) {
        System.out.println(String.format(Locale.ROOT, "%s %.3f", what, figure));
    }
}
