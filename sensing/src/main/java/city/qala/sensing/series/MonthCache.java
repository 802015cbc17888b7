package city.qala.sensing.series;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pages of sealed months, one entry a stream and month, the least recently used ones dropped when
 * there are too many bytes. Safe for many threads; two of them may read the same month at once.
 */
final class MonthCache {

    private record Key(int stream, int month) {}

    /** Good as long as files and hidden rows are the same as when it was read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(List<SealedFile> files, @Nullable Hidden hidden, Page[] pages) {
        private static final int PAGE_BYTES = 400;
        private static final int ROW_BYTES = 20;

        long bytes() {
            long bytes = 200;
            for (Page page : pages) {
                bytes += PAGE_BYTES + (long) ROW_BYTES * page.count();
            }
            return bytes;
        }
    }

    private final long most;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    MonthCache(long most) {
        this.most = most;
    }

    /** The pages of a month as these files hold them. */
    Page[] pages(
            int stream,
            int month,
            List<SealedFile> files,
            @Nullable Hidden hidden,
            Supplier<Page[]> read) {
        Key key = new Key(stream, month);
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry != null && entry.hidden == hidden && entry.files.equals(files)) {
                return entry.pages;
            }
        }
        Page[] pages = read.get();
        put(key, new Entry(files, hidden, pages));
        return pages;
    }

    private void put(Key key, Entry fresh) {
        if (fresh.bytes() > most) {
            return;
        }
        synchronized (entries) {
            Entry before = entries.put(key, fresh);
            bytes += fresh.bytes() - (before == null ? 0 : before.bytes());
            var eldest = entries.entrySet().iterator();
            while (bytes > most && eldest.hasNext()) {
                bytes -= eldest.next().getValue().bytes();
                eldest.remove();
            }
        }
    }

    /** Bytes held, about. */
    long bytes() {
        synchronized (entries) {
            return bytes;
        }
    }
}
