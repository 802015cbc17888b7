package city.qala.platform.backup;

import city.qala.platform.db.KeyTable;
import java.nio.file.Path;
import java.util.List;

/**
 * What a city is made of, as far as a copy of it is concerned.
 *
 * @param data the data folder
 * @param city name of the town
 * @param program version of this program
 * @param subjects the table with a key of each subject's own; it goes with the keys
 * @param emptied tables of the ledger that ordinary work empties at once
 * @param parts files that belong to a moment of the ledger
 * @param folders folders of the data folder that are copied as they are, where they exist
 * @param files files of the data folder that are copied as they are, where they exist
 */
public record BackupPlan(
        Path data,
        String city,
        String program,
        KeyTable subjects,
        List<String> emptied,
        List<Part> parts,
        List<String> folders,
        List<String> files) {
    /** Folder of the data folder with the town's own keys. */
    static final String KEYS = "keys";

    /** The key that stays with a town for good. */
    static final String LASTING = "audit";

    public BackupPlan {
        emptied = List.copyOf(emptied);
        parts = List.copyOf(parts);
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }
}
