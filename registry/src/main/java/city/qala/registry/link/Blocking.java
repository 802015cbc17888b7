package city.qala.registry.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the pairs worth a look: records that agree on a key. Keys are one, two or three atoms; how
 * many pairs each would make is counted before any is made, and the sum is bounded.
 *
 * <p>A pair is made by the first key that finds it. Blocks over a key's bound are left to the keys
 * with an atom more.
 */
final class Blocking {
    private static final long LEAST_BUDGET = 60;
    private static final long GREAT_BUDGET = 4_000_000;
    private static final int FEWEST = 4;
    private static final int MOST_KEYS = 60;
    private static final int BLOCK = 400;

    private final Records records;
    private final List<Key> keys = new ArrayList<>();
    private final long budget;
    private long predicted;

    /** A key with the pairs that it would make. */
    private record Key(List<Atom> atoms, long pairs) {
        boolean isWithin(Key other) {
            return other.atoms.containsAll(atoms);
        }

        String name() {
            return String.join("+", atoms.stream().map(Atom::name).toList());
        }
    }

    Blocking(Records records, List<Atom> atoms) {
        this.records = records;
        long n = records.count();
        budget = n * Math.max(FEWEST, Math.min(LEAST_BUDGET, GREAT_BUDGET / n));
        choose(atoms);
    }

    /** How many pairs are allowed. */
    long budget() {
        return budget;
    }

    /** How many pairs the keys will make, told before they are made; an upper bound. */
    long predicted() {
        return predicted;
    }

    private void choose(List<Atom> atoms) {
        List<Key> whole = new ArrayList<>();
        List<Key> large = new ArrayList<>();
        long allowance = budget / 6;
        for (int parts = 1; parts <= 3; parts++) {
            for (List<Atom> some : some(atoms, parts)) {
                if (parts == 1 && !some.getFirst().alone()) continue;
                var probe = new Key(some, 0);
                if (whole.stream().anyMatch(k -> k.isWithin(probe))) continue;
                var key = new Key(some, count(some));
                if (key.pairs() == 0) continue;
                (key.pairs() <= allowance ? whole : large).add(key);
            }
        }
        whole.sort(Comparator.comparingLong(Key::pairs));
        large.removeIf(k -> k.atoms().size() > 1);
        keys.addAll(whole);
        keys.addAll(large);
    }

    private static List<List<Atom>> some(List<Atom> atoms, int parts) {
        if (parts == 0) return List.of(List.of());
        List<List<Atom>> out = new ArrayList<>();
        for (List<Atom> fewer : some(atoms, parts - 1)) {
            int from = fewer.isEmpty() ? 0 : atoms.indexOf(fewer.getLast()) + 1;
            for (int i = from; i < atoms.size(); i++) {
                Atom next = atoms.get(i);
                if (fewer.stream().anyMatch(a -> a.field().equals(next.field()))) continue;
                List<Atom> more = new ArrayList<>(fewer);
                more.add(next);
                out.add(more);
            }
        }
        return out;
    }

    private long count(List<Atom> atoms) {
        int[] sizes = new Grouping(records.count(), atoms).sizes();
        long pairs = 0;
        for (int s : sizes) pairs += (long) s * (s - 1) / 2;
        return pairs;
    }

    /** Makes the pairs. */
    Pairs pairs() {
        var pairs = new Pairs();
        int n = records.count();
        int stride = Math.min(keys.size(), MOST_KEYS);
        int[] groups = new int[Math.multiplyExact(n, Math.max(1, stride))];
        long left = budget;
        for (int k = 0; k < stride; k++) {
            var grouping = new Grouping(n, keys.get(k).atoms());
            int cap = cap(grouping.sizes(), left / Math.min(3, stride - k));
            for (int r = 0; r < n; r++) {
                int g = grouping.group(r);
                groups[r * stride + k] = g > 0 && grouping.sizes()[g] <= cap ? g : 0;
            }
            int before = pairs.size();
            make(grouping, cap, k, groups, stride, pairs);
            left -= pairs.size() - before;
            if (Boolean.getBoolean("link.trace")) System.err.println(keys.get(k).name() + " " + keys.get(k).pairs() + " cap " + cap + " made " + (pairs.size() - before));
        }
        return pairs;
    }

    /** The largest block that keeps the pairs of a key within an allowance. */
    private static int cap(int[] sizes, long allowance) {
        long[] ofSize = new long[BLOCK + 1];
        for (int s : sizes) if (s <= BLOCK) ofSize[s] += (long) s * (s - 1) / 2;
        long sum = 0;
        int cap = 1;
        while (cap < BLOCK && sum + ofSize[cap + 1] <= allowance) sum += ofSize[++cap];
        return cap;
    }

    private void make(Grouping grouping, int cap, int key, int[] groups, int stride, Pairs to) {
        int[] members = grouping.members();
        int at = 0;
        while (at < members.length) {
            int g = grouping.group(members[at]);
            int size = grouping.sizes()[g];
            if (size <= cap)
                for (int i = at; i < at + size; i++)
                    for (int j = i + 1; j < at + size; j++)
                        if (isNew(members[i], members[j], key, groups, stride))
                            to.add(members[i], members[j]);
            at += size;
        }
    }

    private boolean isNew(int a, int b, int key, int[] groups, int stride) {
        if (records.isLink() && records.file(a) == records.file(b)) return false;
        int x = a * stride;
        int y = b * stride;
        for (int k = 0; k < key; k++) {
            int g = groups[x + k];
            if (g != 0 && g == groups[y + k]) return false;
        }
        return true;
    }

    /** Records by what they have in common; group 0 is of those that say nothing. */
    private static final class Grouping {
        private final int[] groups;
        private final int[] sizes;

        Grouping(int n, List<Atom> atoms) {
            groups = new int[n];
            int slots = Integer.highestOneBit(Math.max(4, n)) * 4;
            long[] keys = new long[slots];
            int[] numbers = new int[slots];
            int count = 0;
            for (int r = 0; r < n; r++) {
                long key = key(atoms, r);
                if (key == 0) continue;
                int at = (int) (key & slots - 1);
                while (numbers[at] != 0 && keys[at] != key) at = (at + 1) & slots - 1;
                if (numbers[at] == 0) {
                    numbers[at] = ++count;
                    keys[at] = key;
                }
                groups[r] = numbers[at];
            }
            sizes = new int[count + 1];
            for (int g : groups) sizes[g]++;
            sizes[0] = 0;
        }

        private static long key(List<Atom> atoms, int record) {
            long key = 17;
            for (Atom a : atoms) {
                int v = a.of(record);
                if (v == 0) return 0;
                key = Hash.mix(key ^ v);
            }
            return key;
        }

        int group(int record) {
            return groups[record];
        }

        int[] sizes() {
            return sizes;
        }

        /** Records that say something, group by group. */
        int[] members() {
            int[] starts = new int[sizes.length + 1];
            for (int g = 1; g < sizes.length; g++) starts[g + 1] = starts[g] + sizes[g];
            int[] next = Arrays.copyOf(starts, sizes.length);
            int[] members = new int[starts[sizes.length]];
            for (int r = 0; r < groups.length; r++)
                if (groups[r] != 0) members[next[groups[r]]++] = r;
            return members;
        }
    }
}
