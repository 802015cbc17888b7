package city.qala.governance.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log as plain files under {@code audit/} of the data folder, for whoever checks it without the
 * ledger: {@code log-<first>.jsonl} holds canonical lines, {@code log-<first>.hashes} the 32 bytes
 * of each line's leaf, {@code roots.jsonl} the signed states. A file takes {@link #MOST} entries.
 *
 * <p>For one thread at a time.
 */
final class AuditFiles implements AutoCloseable {
    /** Most entries of one file. */
    static final int MOST = 65_536;

    static final String ROOTS = "roots.jsonl";
    private static final int HASH = 32;

    private final Path folder;
    private long position;
    private int inFile;
    private @Nullable FileChannel lines;
    private @Nullable FileChannel hashes;

    private AuditFiles(Path folder) {
        this.folder = folder;
    }

    /** The files in a data folder, ready to be added to. */
    static AuditFiles open(Path data) {
        var files = new AuditFiles(folder(data));
        try {
            Files.createDirectories(files.folder);
            files.reopen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static Path folder(Path data) {
        return data.resolve("audit");
    }

    static String name(long first, String ending) {
        return String.format("log-%012d.%s", first, ending);
    }

    /** The number of the entry that comes next; -1 after a failure, until {@link #reopen}. */
    long position() {
        return position;
    }

    /**
     * Leaves what is there and begins a new file, since something is missing before it.
     *
     * @param next number of the entry that comes next
     */
    void beginAt(long next) throws IOException {
        closeChannels();
        position = next;
        inFile = 0;
    }

    /** Adds entries; after a failure nothing of them is there once {@link #reopen} is through. */
    void append(List<byte[]> newLines, List<byte[]> newHashes) throws IOException {
        long before = position;
        position = -1;
        int from = 0;
        while (from < newLines.size()) {
            if (inFile == MOST) beginAt(before + from);
            channels(before + from);
            int to = Math.min(newLines.size(), from + MOST - inFile);
            write(newLines.subList(from, to), newHashes.subList(from, to));
            from = to;
        }
        position = before + newLines.size();
    }

    /** Flushes what was added. */
    void force() throws IOException {
        if (lines != null) lines.force(false);
        if (hashes != null) hashes.force(false);
    }

    /** Adds a signed state and flushes it. */
    void addRoot(String json) throws IOException {
        try (var channel =
                FileChannel.open(
                        folder.resolve(ROOTS),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            Durable.put(channel, Packed.utf8(json + "\n"));
            channel.force(false);
        }
    }

    /** Finds out how far the files go; half a line at their end, left by a crash, is cut off. */
    void reopen() throws IOException {
        closeChannels();
        inFile = 0;
        long first = newest();
        if (first < 0) {
            position = 0;
            return;
        }
        channels(first);
        FileChannel text = must(lines);
        FileChannel sums = must(hashes);
        int whole = (int) (sums.size() / HASH);
        byte[] all = Files.readAllBytes(folder.resolve(name(first, "jsonl")));
        int count = 0;
        int end = 0;
        for (int i = 0; i < all.length && count < whole; i++) {
            if (all[i] != '\n') continue;
            count++;
            end = i + 1;
        }
        text.truncate(end).position(end);
        sums.truncate((long) count * HASH).position((long) count * HASH);
        inFile = count;
        position = first + count;
    }

    @Override
    public void close() {
        try {
            force();
            closeChannels();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<byte[]> newLines, List<byte[]> newHashes) throws IOException {
        int size = 0;
        for (byte[] line : newLines) size += line.length + 1;
        byte[] text = new byte[size];
        int at = 0;
        for (byte[] line : newLines) {
            System.arraycopy(line, 0, text, at, line.length);
            at += line.length;
            text[at++] = '\n';
        }
        byte[] sums = new byte[newHashes.size() * HASH];
        for (int i = 0; i < newHashes.size(); i++)
            System.arraycopy(newHashes.get(i), 0, sums, i * HASH, HASH);
        Durable.put(must(lines), text);
        Durable.put(must(hashes), sums);
        inFile += newLines.size();
    }

    private void channels(long first) throws IOException {
        if (lines != null) return;
        lines = channel(name(first, "jsonl"));
        hashes = channel(name(first, "hashes"));
    }

    private FileChannel channel(String name) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(name),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        return channel.position(channel.size());
    }

    private void closeChannels() throws IOException {
        try (var first = lines;
                var second = hashes) {
            if (first != null) first.force(false);
            if (second != null) second.force(false);
        } finally {
            lines = null;
            hashes = null;
        }
    }

    private static FileChannel must(@Nullable FileChannel channel) {
        if (channel == null) throw new IllegalStateException("the file is not open");
        return channel;
    }

    private long newest() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> n.matches("log-\\d{12}\\.jsonl"))
                    .mapToLong(n -> Long.parseLong(n.substring(4, 16)))
                    .max()
                    .orElse(-1);
        }
    }
}
