package city.qala.registry.link;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The records of all files, in an order that depends on what they say only: neither the order of
 * rows, files and columns nor the names of columns can change what is found.
 */
final class Records {

    /** One field of the records. */
    record Cells(Meaning meaning, String format, Column column) {}

    private static final List<String> HOME = List.of("street", "house", "flat");

    private final LinkSpec spec;
    private final List<Cells> fields = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int[] files = new int[1 << 10];
    private int[] places = new int[0];
    private int[] reads = new int[0];
    private int size;
    private int fileCount;
    private long bad;

    private Records(LinkSpec spec) {
        this.spec = spec;
        spec.fields().forEach(f -> fields.add(new Cells(f.as(), f.format(), new Column())));
    }

    /**
     * Reads the files.
     *
     * @throws Problem if a file cannot be read or has no column of names
     */
    static Records read(LinkSpec spec, List<Path> files) {
        var records = new Records(spec);
        for (Path file : files) {
            CsvFile read = CsvFile.read(file, records::reader);
            records.bad += read.bad();
            records.warnings.addAll(read.faults());
            records.fileCount++;
        }
        records.settle();
        return records;
    }

    private CsvFile.Reader reader(List<String> header) {
        int id = CsvFile.column(header, spec.id());
        int[][] at = new int[fields.size()][];
        boolean any = false;
        for (int f = 0; f < at.length; f++) {
            at[f] = columns(header, spec.fields().get(f).columns());
            any |= at[f].length > 0;
        }
        if (!any) throw Problem.invalid("fields", header, "must name columns of each file");
        return row -> take(row.cells(), id, at);
    }

    private static int[] columns(List<String> header, List<String> names) {
        int whole = header.indexOf(String.join("+", names));
        if (whole >= 0) return new int[] {whole};
        int[] at = names.stream().mapToInt(header::indexOf).toArray();
        return Arrays.stream(at).anyMatch(i -> i < 0) ? new int[0] : at;
    }

    private String take(List<String> cells, int id, int[][] at) {
        for (int f = 0; f < at.length; f++) fields.get(f).column().add(text(cells, at[f]));
        int n = ids.size();
        if (n == files.length) files = Arrays.copyOf(files, 2 * n);
        files[n] = fileCount;
        ids.add(cells.get(id).strip());
        return "";
    }

    private static String text(List<String> cells, int[] at) {
        if (at.length == 0) return "";
        if (at.length == 1) return cells.get(at[0]).strip();
        var out = new StringBuilder();
        boolean any = false;
        for (int i = 0; i < at.length; i++) {
            String part = cells.get(at[i]).strip();
            any |= !part.isEmpty();
            out.append(i == 0 ? "" : "-").append(part);
        }
        return any ? out.toString() : "";
    }

    /** Puts records and fields into the order of their content. */
    private void settle() {
        int n = ids.size();
        if (n == 0) throw Problem.invalid("files", "no record", "must hold a record");
        long[] said = new long[n];
        long[] ofFile = new long[fileCount];
        long[] ofField = new long[fields.size()];
        for (int f = 0; f < ofField.length; f++) ofField[f] = content(fields.get(f), said);
        for (int r = 0; r < n; r++) ofFile[files[r]] += Hash.mix(said[r]);
        int[] order = order(said, ofFile);
        List<Integer> fieldOrder =
                new ArrayList<>(
                        java.util.stream.IntStream.range(0, ofField.length).boxed().toList());
        fieldOrder.sort(
                Comparator.<Integer>comparingInt(f -> fields.get(f).meaning().rank())
                        .thenComparingLong(f -> ofField[f]));
        List<Cells> sorted = new ArrayList<>();
        for (int f : fieldOrder) {
            Cells c = fields.get(f);
            sorted.add(new Cells(c.meaning(), c.format(), c.column().in(order)));
        }
        fields.clear();
        fields.addAll(sorted);
        int[] filesNow = new int[n];
        places = new int[n];
        for (int i = 0; i < n; i++) {
            filesNow[i] = files[order[i]];
            places[order[i]] = i;
        }
        files = filesNow;
        size = n;
    }

    private static long content(Cells field, long[] said) {
        List<String> texts = field.column().texts();
        long[] hashes = new long[texts.size()];
        long salt = Hash.mix(field.meaning().rank() + 1);
        for (int t = 1; t < hashes.length; t++) hashes[t] = Hash.mix(Hash.of(texts.get(t)) ^ salt);
        long all = 0;
        for (int r = 0; r < said.length; r++) {
            long h = hashes[field.column().of(r)];
            said[r] += h;
            all += Hash.mix(h);
        }
        return all;
    }

    private int[] order(long[] said, long[] ofFile) {
        int n = said.length;
        long[] sorted = said.clone();
        Arrays.sort(sorted);
        // Ranks by what is said; equals are told apart by file and then by name.
        int[] count = new int[n];
        int[] order = new int[n];
        Arrays.fill(order, -1);
        for (int r = 0; r < n; r++) {
            int first = firstOf(sorted, said[r]);
            order[first + count[first]++] = r;
        }
        for (int i = 0; i < n; i += count[i]) {
            if (count[i] < 2) continue;
            Integer[] boxed = new Integer[count[i]];
            for (int k = 0; k < boxed.length; k++) boxed[k] = order[i + k];
            Arrays.sort(
                    boxed,
                    Comparator.<Integer>comparingLong(r -> ofFile[files[r]])
                            .thenComparing(ids::get));
            for (int k = 0; k < boxed.length; k++) order[i + k] = boxed[k];
        }
        return order;
    }

    private static int firstOf(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (sorted[mid] < value) low = mid + 1;
            else high = mid;
        }
        return low;
    }

    int count() {
        return ids.size();
    }

    int files() {
        return fileCount;
    }

    /** Makes room for a record whose cells are kept elsewhere. */
    void add(int file) {
        if (size == files.length) files = Arrays.copyOf(files, size + size / 4 + 16);
        files[size++] = file;
    }

    /** Which one the record at a place was when it was read. */
    int read(int place) {
        if (reads.length == 0) {
            reads = new int[places.length];
            for (int r = 0; r < reads.length; r++) reads[places[r]] = r;
        }
        return reads[place];
    }

    /** What a record says of a trait as it was written; empty if that is no column of its own. */
    String said(String trait, int place) {
        StringBuilder out = new StringBuilder();
        for (Cells f : fields) {
            String word = f.meaning().word();
            boolean home = "address".equals(trait) && HOME.contains(word);
            if (!home && !word.equals(trait)) continue;
            String text = f.column().texts().get(f.column().of(place));
            if (!text.isEmpty()) out.append(out.isEmpty() ? "" : " ").append(text);
        }
        return out.toString();
    }

    /** The file of a record. */
    int file(int record) {
        return files[record];
    }

    List<Cells> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** Name of the nth record as it was read. */
    String id(int read) {
        return ids.get(read);
    }

    /** Where the nth record that was read stands now. */
    int place(int read) {
        return places[read];
    }

    boolean isLink() {
        return spec.task() == LinkSpec.Task.LINK;
    }

    long bad() {
        return bad;
    }

    List<String> warnings() {
        return warnings;
    }
}
