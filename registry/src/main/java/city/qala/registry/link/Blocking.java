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
    private static final int KEY_CELLS = 20_000_000;
    private static final int LEAST_KEYS = 14;
    private static final int LARGE = 4;
    private static final int SAMPLE = 50_000;
    private static final long SAMPLED_PAIRS = 20_000;
    private static final int BLOCK = 400;
    private static final int MEMBERS = 250_000;

    private final Records records;
    private final List<Key> keys = new ArrayList<>();
    private final long budget;
    private int[] groups = new int[0];
    private int[] caps = new int[0];
    private long predicted;

    /** A key with the pairs that it would make. */
    private record Key(List<Atom> atoms, long pairs) {
        boolean isWithin(Key other) {
            return other.atoms.containsAll(atoms);
        }
    }

    Blocking(Records records, List<Atom> atoms) {
        this.records = records;
        long n = records.count();
        budget = n * Math.max(FEWEST, Math.min(LEAST_BUDGET, GREAT_BUDGET / n));
        choose(atoms);
        plan();
    }

    /** What a record says by a key, 0 if it says nothing. */
    static long key(List<Atom> atoms, int record) {
        long key = 17;
        for (Atom a : atoms) {
            int v = a.of(record);
            if (v == 0) return 0;
            key = Hash.mix(key ^ v);
        }
        return key;
    }

    List<List<Atom>> keys() {
        return keys.stream().map(Key::atoms).toList();
    }

    /** The largest block of each key of which pairs are made. */
    int[] caps() {
        return caps.clone();
    }

    /** How many pairs are allowed. */
    long budget() {
        return budget;
    }

    /** How many pairs the keys will make, told before they are made, from sizes and a sample. */
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
        large.removeIf(k -> k.atoms().size() > 2);
        large.sort(Comparator.comparingLong(Key::pairs));
        int most = Math.clamp(KEY_CELLS / records.count(), LEAST_KEYS, MOST_KEYS);
        if (whole.size() > most - LARGE) whole = chosen(whole, atoms, most - LARGE);
        whole.sort(Comparator.comparingLong(Key::pairs));
        keys.addAll(whole);
        large.stream().limit(LARGE).forEach(keys::add);
    }

    private List<Key> chosen(List<Key> whole, List<Atom> atoms, int most) {
        long[] costs = whole.stream().mapToLong(Key::pairs).toArray();
        return new ArrayList<>(
                new KeyChoice(atoms)
                                .of(
                                        whole.stream().map(Key::atoms).toList(),
                                        costs,
                                        most,
                                        2 * budget)
                                .stream()
                                .map(whole::get)
                                .toList());
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

    /** Pairs of a key; of very many records every so-manieth is counted, and the sum scaled. */
    private long count(List<Atom> atoms) {
        int step = 1 + records.count() / SAMPLE;
        return pairsOf(new Grouping(records.count(), step, atoms).sizes(), Integer.MAX_VALUE)
                * step
                * step;
    }

    private static long pairsOf(int[] sizes, int cap) {
        long pairs = 0;
        for (int s : sizes) if (s <= cap) pairs += (long) s * (s - 1) / 2;
        return pairs;
    }

    /** Puts the records into the blocks of every key and counts the pairs to come. */
    private void plan() {
        int n = records.count();
        int stride = keys.size();
        groups = new int[Math.multiplyExact(n, Math.max(1, stride))];
        caps = new int[stride];
        long left = budget;
        for (int k = 0; k < stride; k++) {
            var grouping = new Grouping(n, 1, keys.get(k).atoms());
            caps[k] = cap(grouping.sizes(), left / Math.min(2, stride - k));
            for (int r = 0; r < n; r++) {
                int g = grouping.group(r);
                groups[r * stride + k] = g > 0 && grouping.sizes()[g] <= caps[k] ? g : 0;
            }
            long fresh = fresh(grouping, k);
            predicted += fresh;
            left -= fresh;
        }
    }

    /** Pairs of a key that no earlier key makes: all of them times the share in a sample. */
    private long fresh(Grouping grouping, int key) {
        long all = pairsOf(grouping.sizes(), caps[key]);
        if (all == 0) return 0;
        int[] members = grouping.members(1 + grouping.groups.length / MEMBERS);
        long some = 0;
        for (int i = 0; i < members.length; ) {
            int size = grouping.sizes()[grouping.group(members[i])];
            if (size <= caps[key]) some += (long) size * (size - 1) / 2;
            i += size;
        }
        long step = 1 + some / SAMPLED_PAIRS;
        long at = 0;
        long looked = 0;
        long fresh = 0;
        for (int i = 0; i < members.length; ) {
            int size = grouping.sizes()[grouping.group(members[i])];
            if (size <= caps[key]) {
                long pairs = (long) size * (size - 1) / 2;
                for (long p = (step - at % step) % step; p < pairs; p += step) {
                    int x = (int) ((1 + Math.sqrt(1 + 8.0 * p)) / 2);
                    int y = (int) (p - (long) x * (x - 1) / 2);
                    looked++;
                    if (isNew(members[i + x], members[i + Math.max(0, y)], key)) fresh++;
                }
                at += pairs;
            }
            i += size;
        }
        return looked == 0 ? 0 : all * fresh / looked;
    }

    /** Makes the pairs. */
    Pairs pairs() {
        var pairs =
                new Pairs(
                        (int) Math.min(Integer.MAX_VALUE - 8L, predicted + predicted / 20 + 1024));
        int stride = keys.size();
        for (int k = 0; k < stride; k++) make(k, pairs);
        return pairs;
    }

    /**
     * Pairs of one person that no key finds, as a share of those found: Chao's estimate from how
     * many are found by one key only and by two.
     */
    double missed(Pairs pairs, float[] weights, double threshold) {
        int step = 1 + pairs.size() / (10 * (int) SAMPLED_PAIRS);
        double once = 0;
        double twice = 0;
        double found = 0;
        for (int i = 0; i < pairs.size(); i += step) {
            if (weights[i] <= threshold) continue;
            int keysThatFind = 0;
            int x = pairs.first(i) * keys.size();
            int y = pairs.second(i) * keys.size();
            for (int k = 0; k < keys.size() && keysThatFind < 3; k++)
                if (groups[x + k] != 0 && groups[x + k] == groups[y + k]) keysThatFind++;
            found++;
            if (keysThatFind == 1) once++;
            if (keysThatFind == 2) twice++;
        }
        return found == 0 ? 0 : once * Math.max(0, once - 1) / (2 * (twice + 1)) / found;
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

    private void make(int key, Pairs to) {
        int stride = keys.size();
        int n = records.count();
        int most = 0;
        for (int r = 0; r < n; r++) most = Math.max(most, groups[r * stride + key]);
        int[] starts = new int[most + 2];
        for (int r = 0; r < n; r++) starts[groups[r * stride + key] + 1]++;
        for (int g = 0; g <= most; g++) starts[g + 1] += starts[g];
        int[] next = Arrays.copyOf(starts, most + 1);
        int[] members = new int[n];
        for (int r = 0; r < n; r++) members[next[groups[r * stride + key]]++] = r;
        for (int g = 1; g <= most; g++)
            for (int i = starts[g]; i < starts[g + 1]; i++)
                for (int j = i + 1; j < starts[g + 1]; j++)
                    if (isNew(members[i], members[j], key)) to.add(members[i], members[j]);
    }

    private boolean isNew(int a, int b, int key) {
        if (records.isLink() && records.file(a) == records.file(b)) return false;
        int x = a * keys.size();
        int y = b * keys.size();
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

        Grouping(int n, int step, List<Atom> atoms) {
            groups = new int[(n + step - 1) / step];
            int slots = Integer.highestOneBit(Math.max(4, n / step)) * 4;
            // A slot holds a group's number below and the rest of its key above: one look each.
            int bits = 32 - Integer.numberOfLeadingZeros(groups.length + 1);
            long low = (1L << bits) - 1;
            long[] table = new long[slots];
            int count = 0;
            for (int r = 0; r < n; r += step) {
                long key = key(atoms, r);
                if (key == 0) continue;
                int at = (int) (Hash.mix(key) & (slots - 1));
                while (table[at] != 0 && ((table[at] ^ key) & ~low) != 0)
                    at = (at + 1) & (slots - 1);
                if (table[at] == 0) table[at] = (key & ~low) | ++count;
                groups[r / step] = (int) (table[at] & low);
            }
            sizes = new int[count + 1];
            for (int g : groups) sizes[g]++;
            sizes[0] = 0;
        }

        int group(int record) {
            return groups[record];
        }

        int[] sizes() {
            return sizes;
        }

        /** Records of every so-manieth group, group by group. */
        int[] members(int every) {
            int[] starts = new int[sizes.length + 1];
            for (int g = 1; g < sizes.length; g++)
                starts[g + 1] = starts[g] + (g % every == 0 ? sizes[g] : 0);
            int[] next = Arrays.copyOf(starts, sizes.length);
            int[] members = new int[starts[sizes.length]];
            for (int r = 0; r < groups.length; r++) {
                int g = groups[r];
                if (g != 0 && g % every == 0) members[next[g]++] = r;
            }
            return members;
        }
    }
}
