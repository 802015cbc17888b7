package city.qala.platform.backup;

import city.qala.platform.db.LedgerSnapshot;
import java.io.IOException;
import java.nio.file.Path;

/** Files of the data folder that belong to a moment of the ledger. */
public interface Part {
    /** Folder of the data folder, and of the archive. */
    String name();

    /** Holds the files as they belong to the moment; quick, since tables may wait meanwhile. */
    Held at(LedgerSnapshot moment) throws IOException;

    /** Files that are held. */
    interface Held extends AutoCloseable {
        /** Writes them into a folder of the archive. */
        void into(Path folder) throws IOException;

        @Override
        void close() throws IOException;
    }
}
