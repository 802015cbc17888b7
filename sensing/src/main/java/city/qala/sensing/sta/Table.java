package city.qala.sensing.sta;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Entities of one row of ids, reached by id. One thread writes, any number read without a lock. */
final class Table {

    private static final int BITS = 10;
    private static final int SIZE = 1 << BITS;

    private volatile AtomicReferenceArray<@Nullable Entity>[] chunks = rows(0);
    private volatile long last;
    private volatile int count;

    // Java has no array of a generic type; this one is filled by us alone.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static AtomicReferenceArray<@Nullable Entity>[] rows(int n) {
        return new AtomicReferenceArray[n];
    }

    /** The entity, or null if there is none. */
    @Nullable Entity find(long id) {
        if (id <= 0 || id > last) return null;
        return chunks[(int) (id >>> BITS)].get((int) id & (SIZE - 1));
    }

    /** The greatest id that was ever used here. */
    long last() {
        return last;
    }

    int count() {
        return count;
    }

    /** The entity with the least id greater than this one, or null. */
    @Nullable Entity after(long id) {
        long end = last;
        for (long i = Math.max(0, id) + 1; i <= end; i++) {
            Entity e = find(i);
            if (e != null) return e;
        }
        return null;
    }

    void put(Entity e) {
        int chunk = (int) (e.id >>> BITS);
        if (chunk >= chunks.length) {
            var more = rows(Math.max(chunk + 1, chunks.length * 2));
            System.arraycopy(chunks, 0, more, 0, chunks.length);
            for (int i = chunks.length; i < more.length; i++) {
                more[i] = new AtomicReferenceArray<>(SIZE);
            }
            chunks = more;
        }
        if (chunks[chunk].getAndSet((int) e.id & (SIZE - 1), e) == null) size(1);
        if (e.id > last) last = e.id;
    }

    // Only the one writer counts.
    private void size(int by) {
        int now = count + by;
        count = now;
    }

    void remove(long id) {
        if (find(id) == null) return;
        chunks[(int) (id >>> BITS)].set((int) id & (SIZE - 1), null);
        size(-1);
    }
}
