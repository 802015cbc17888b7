package city.qala.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an archive holds: written last, so that an archive without it is no archive.
 *
 * @param format 1
 * @param id of this archive
 * @param city name of the town
 * @param program version of the program that wrote it
 * @param at when the moment of the ledger was taken
 * @param migrations the migrations that each schema had had
 * @param tables every table of the ledger
 * @param sequences how far each sequence had come
 * @param files every file of the archive but this one
 * @param loose rows about subjects without a key of their own
 */
public record BackupManifest(
        int format,
        String id,
        String city,
        String program,
        Instant at,
        Map<String, List<String>> migrations,
        List<Table> tables,
        Map<String, Long> sequences,
        List<File> files,
        long loose) {

    /** Name of the file that holds it. */
    public static final String NAME = "backup.json";

    static final int FORMAT = 1;

    public BackupManifest {
        migrations = Map.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
        files = List.copyOf(files);
    }

    /**
     * A table.
     *
     * @param name schema and table
     * @param columns its columns, in the order of its lines
     * @param kind kind of the subjects that its rows are about; empty: nobody
     * @param subjects columns that name them
     * @param file where its rows are; empty: with the keys
     * @param rows how many
     */
    public record Table(
            String name,
            List<String> columns,
            String kind,
            List<String> subjects,
            String file,
            long rows) {}

    /**
     * A file.
     *
     * @param name its path in the archive
     * @param bytes its length
     * @param sha256 its hash in hexadecimal
     */
    public record File(String name, long bytes, String sha256) {}

    /** Bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
