package city.qala.governance.audit;

import city.qala.kernel.MerkleRoot;
import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the plain files up to the numbered entries. While they cannot be written, nothing may be
 * recorded, so nothing sensitive may be done.
 */
final class FileKeeper implements Sequencer.Heir, AutoCloseable {
    private static final Log LOG = Log.of(FileKeeper.class);
    private static final int STEP = 8_192;

    private final Database ledger;
    private final EntryStore entries;
    private final AuditFiles files;
    private volatile boolean broken;
    private volatile boolean gap;

    FileKeeper(Database ledger, EntryStore entries, Path data) {
        this.ledger = ledger;
        this.entries = entries;
        this.files = AuditFiles.open(data);
    }

    /**
     * Checks the files against the ledger at the start.
     *
     * @param size how many entries have a number
     * @param signed how many the newest signed state covers
     * @throws Problem {@code audit-rolled-back} if the ledger holds fewer entries than the files
     */
    synchronized void start(long size, long signed) {
        if (files.position() > size)
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "audit-rolled-back",
                    "The ledger holds %d audit entries, the files in audit/ of the data folder %d:"
                            + " the ledger was set back. Keep that folder somewhere else and"
                            + " start again.",
                    size,
                    files.position());
        // What was signed had been flushed: if it is gone now, it was not a crash that took it.
        // It is not filled in again, so that the check finds what is missing.
        gap = files.position() < signed;
        if (gap) {
            LOG.warn("audit files end before the last signed state", "entries", files.position());
            doing(() -> files.beginAt(size));
        }
        catchUp(size);
    }

    @Override
    public synchronized void numbered(long first, List<byte[]> lines, List<byte[]> hashes) {
        if (files.position() == first) doing(() -> files.append(lines, hashes));
    }

    /** Writes what is missing, also after a failure. */
    synchronized void catchUp(long size) {
        if (files.position() < 0) doing(files::reopen);
        while (!broken && files.position() < size) {
            long from = files.position();
            List<Long> numbers =
                    LongStream.range(from, Math.min(size, from + STEP)).boxed().toList();
            Map<Long, byte[]> found = ledger.read(tx -> entries.lines(tx, numbers));
            List<byte[]> lines = new ArrayList<>();
            for (long n : numbers) lines.add(must(found.get(n)));
            doing(() -> files.append(lines, lines.stream().map(MerkleRoot::leaf).toList()));
        }
    }

    /** Flushes, and adds a signed state; whether that worked. */
    synchronized boolean sign(SignedRoot root, String json) {
        if (files.position() < root.size()) return false;
        doing(() -> {
            files.force();
            files.addRoot(json);
        });
        return !broken;
    }

    /**
     * Refuses while the files cannot be written.
     *
     * @throws Problem {@code audit-unavailable}
     */
    void requireWritable() {
        if (broken) throw AuditTrail.unavailable();
    }

    Optional<String> trouble() {
        if (broken) return Optional.of("the audit files cannot be written");
        return gap
                ? Optional.of("audit files were shortened; run qala audit verify")
                : Optional.empty();
    }

    @Override
    public synchronized void close() {
        files.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private void doing(Work work) {
        try {
            work.run();
            if (broken) LOG.event("audit files can be written again");
            broken = false;
        } catch (IOException e) {
            if (!broken) LOG.error("audit files cannot be written", e);
            broken = true;
        }
    }

    private static byte[] must(byte @Nullable [] line) {
        if (line == null) throw new IllegalStateException("a numbered entry is missing");
        return line;
    }
}
