package city.qala.sensing.series;

import city.qala.platform.lake.ColumnBatch;
import city.qala.platform.lake.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes one sealed file from rows in the order of stream, time and number. */
final class FileWriter implements Predicate<ColumnBatch> {

    private static final int LARGE = 2_000_000;
    private static final int SMALL_ROW_GROUP = 24_576;
    private static final int LARGE_ROW_GROUP = 122_880;

    private final Iterator<Observation> rows;
    private final int generation;
    private final List<SealedFile.Entry> entries = new ArrayList<>();
    private final ResultCounts results = new ResultCounts();
    private SealedFile.@Nullable Entry last;

    private FileWriter(Iterator<Observation> rows, int generation) {
        this.rows = rows;
        this.generation = generation;
    }

    /**
     * Writes and flushes a file.
     *
     * @param about how many rows it will have, about
     * @return null if there was no row, and then there is no file
     */
    static @Nullable SealedFile write(
            Lake lake, Iterator<Observation> rows, int month, int id, int generation, long about) {
        if (!rows.hasNext()) {
            return null;
        }
        Path path = Path.of("observations", Months.name(month), "%08d.parquet".formatted(id));
        FileWriter writer = new FileWriter(rows, generation);
        int rowGroup = about < LARGE ? SMALL_ROW_GROUP : LARGE_ROW_GROUP;
        lake.write(path, SealedRows.SCHEMA, rowGroup, writer);
        return new SealedFile(
                id,
                generation,
                month,
                lake.folder().resolve(path),
                writer.entries.toArray(SealedFile.Entry[]::new),
                writer.results.pack());
    }

    @Override
    public boolean test(ColumnBatch batch) {
        int count = 0;
        while (count < batch.capacity() && rows.hasNext()) {
            Observation row = rows.next();
            SealedRows.write(batch, count++, row, generation);
            entry(row.stream())
                    .add(Ids.seq(row.id()), row.from(), row.to(), row.resultTime(), row.number());
            results.add(row.number());
        }
        batch.rows(count);
        return count > 0;
    }

    private SealedFile.Entry entry(int stream) {
        SealedFile.Entry entry = last;
        if (entry == null || entry.stream != stream) {
            entry = new SealedFile.Entry(stream);
            entries.add(entry);
            last = entry;
        }
        return entry;
    }
}
