package city.qala.registry.link;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pairs that a person has said to be two people; no run joins them again. */
final class Apart {
    private final Set<Long> pairs = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    private Apart() {}

    /**
     * Reads the decisions.
     *
     * @param file columns {@code rec_id_l} and {@code rec_id_r}; null for none. A name that several
     *     files use stands for all its records; an unknown one is told and passed over
     */
    static Apart read(@Nullable Path file, Records records) {
        var apart = new Apart();
        if (file == null) return apart;
        Map<String, List<Integer>> named = new HashMap<>();
        for (int r = 0; r < records.count(); r++)
            named.computeIfAbsent(records.id(r), id -> new ArrayList<>()).add(records.place(r));
        CsvFile read =
                CsvFile.read(
                        file,
                        header -> {
                            int left = CsvFile.column(header, "rec_id_l");
                            int right = CsvFile.column(header, "rec_id_r");
                            return row ->
                                    apart.add(
                                            named.get(row.cells().get(left).strip()),
                                            named.get(row.cells().get(right).strip()));
                        });
        apart.warnings.addAll(read.faults());
        return apart;
    }

    private String add(@Nullable List<Integer> left, @Nullable List<Integer> right) {
        if (left == null || right == null) return "names a record that is in no file";
        for (int a : left)
            for (int b : right) {
                if (a == b) throw Problem.invalid("apart", a, "must name two different records");
                pairs.add(key(a, b));
            }
        return "";
    }

    /** Somebody says that two records are of two people. */
    void say(int a, int b) {
        pairs.add(key(a, b));
    }

    private static long key(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    boolean has(int a, int b) {
        return !pairs.isEmpty() && pairs.contains(key(a, b));
    }

    List<String> warnings() {
        return warnings;
    }
}
