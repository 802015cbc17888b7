package city.qala.sensing.series;

import city.qala.sensing.series.Series.RequestKey;
import java.util.Arrays;

/**
 * Remembers which keys of requests may have been seen, in a few bytes each, so that a fresh key
 * need not be looked up. It may forget old ones (the ledger then refuses a key that it holds) and
 * may take a key for another one (the look-up then finds nothing). For one thread.
 */
final class KnownKeys {
    private static final int SLOTS = 1 << 20;
    private static final int MOST = SLOTS / 2;

    private long[] young = new long[1 << 10];
    private long[] old = new long[0];
    private int count;

    boolean mayHold(RequestKey key) {
        long hash = hash(key.owner(), key.key());
        return holds(young, hash) || holds(old, hash);
    }

    void add(RequestKey key) {
        add(key.owner(), key.key());
    }

    void add(String owner, String key) {
        if (count == MOST) {
            old = young;
            young = new long[1 << 10];
            count = 0;
        }
        if (count * 2 >= young.length) {
            grow();
        }
        if (put(young, hash(owner, key))) {
            count++;
        }
    }

    private void grow() {
        long[] before = young;
        young = new long[before.length * 2];
        Arrays.stream(before).filter(hash -> hash != 0).forEach(hash -> put(young, hash));
    }

    private static boolean put(long[] slots, long hash) {
        int at = (int) hash & (slots.length - 1);
        while (slots[at] != 0 && slots[at] != hash) {
            at = (at + 1) & (slots.length - 1);
        }
        boolean isNew = slots[at] == 0;
        slots[at] = hash;
        return isNew;
    }

    private static boolean holds(long[] slots, long hash) {
        if (slots.length == 0) {
            return false;
        }
        int at = (int) hash & (slots.length - 1);
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return true;
            }
            at = (at + 1) & (slots.length - 1);
        }
        return false;
    }

    /** FNV-1a over both texts, mixed; never 0. */
    private static long hash(String owner, String key) {
        long hash = 0xcbf29ce484222325L;
        for (String text : new String[] {owner, "\n", key}) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
        }
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
