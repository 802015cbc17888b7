package city.qala.registry.link;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the records that agree with one on a key, for the same keys and largest blocks that a run
 * over all records chose. Blocks are chains of records; a key's place is told by its first record.
 */
final class KeyIndex {
    private final List<List<Atom>> keys;
    private final int[] caps;
    private final int[][] slots;
    private final int[][] next;
    private final int[] distinct;
    private int[] found = new int[256];

    /**
     * @param keys atoms of each
     * @param caps a block of more records finds nothing
     * @param records that are there
     */
    KeyIndex(List<List<Atom>> keys, int[] caps, int records) {
        this.keys = keys;
        this.caps = caps;
        slots = new int[keys.size()][Integer.highestOneBit(Math.max(16, records)) * 2];
        next = new int[keys.size()][records + records / 8 + 16];
        distinct = new int[keys.size()];
        for (int r = 0; r < records; r++) add(r);
    }

    /** Puts a record into its blocks. */
    void add(int record) {
        for (int k = 0; k < slots.length; k++) {
            if (record >= next[k].length)
                next[k] = Arrays.copyOf(next[k], record + record / 4 + 16);
            long key = Blocking.key(keys.get(k), record);
            if (key == 0) continue;
            int at = find(k, key);
            if (slots[k][at] == 0) distinct[k]++;
            next[k][record] = slots[k][at];
            slots[k][at] = record + 1;
            if (2 * distinct[k] > slots[k].length) widen(k);
        }
    }

    private int find(int key, long hash) {
        int[] table = slots[key];
        int mask = table.length - 1;
        int at = (int) (hash & mask);
        while (table[at] != 0 && Blocking.key(keys.get(key), table[at] - 1) != hash)
            at = (at + 1) & mask;
        return at;
    }

    private void widen(int key) {
        int[] old = slots[key];
        slots[key] = new int[2 * old.length];
        for (int head : old)
            if (head != 0) slots[key][find(key, Blocking.key(keys.get(key), head - 1))] = head;
    }

    /** Records that share a block with one that is not there yet, each once, in order. */
    int[] candidates(int record) {
        int count = 0;
        for (int k = 0; k < slots.length; k++) {
            long hash = Blocking.key(keys.get(k), record);
            if (hash == 0) continue;
            int before = count;
            for (int at = slots[k][find(k, hash)]; at != 0; at = next[k][at - 1]) {
                if (count - before >= caps[k]) {
                    count = before;
                    break;
                }
                if (count == found.length) found = Arrays.copyOf(found, 2 * count);
                found[count++] = at - 1;
            }
        }
        Arrays.sort(found, 0, count);
        int unique = 0;
        for (int i = 0; i < count; i++)
            if (unique == 0 || found[unique - 1] != found[i]) found[unique++] = found[i];
        return Arrays.copyOf(found, unique);
    }
}
