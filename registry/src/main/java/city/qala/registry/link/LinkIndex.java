package city.qala.registry.link;

import city.qala.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is who, kept up to date record by record: a new record is compared with those that share a
 * key, and only the people whom it touches are thought over again, all their links together, so
 * that the order in which records come does not matter.
 *
 * <p>What the records weigh is learned once, from the records at the beginning, and stays; learn
 * anew by making another index. A person's number is given once: of people who turn out to be one
 * the oldest number stays and the others point to it; of a person who turns out to be two the
 * larger part keeps it. One thread at a time.
 */
public final class LinkIndex {
    private static final int WIDEST = 400;

    private final Records records;
    private final Traits traits;
    private final Scorer scorer;
    private final Apart apart;
    private final KeyIndex keys;
    private final Links links;
    private final double threshold;
    private final NavigableMap<Long, Long> pointers = new TreeMap<>();
    private long[] persons;
    private int[] others;
    private int count;
    private long minted;

    /** What became of people's numbers. */
    public enum Kind {
        /** A number was given. */
        NEW,
        /** Two people were one: {@code from} points to {@code to}. */
        MERGED,
        /** One person was two: {@code to} is new and came out of {@code from}. */
        SPLIT
    }

    /**
     * One line of the history of people's numbers.
     *
     * @param kind what happened
     * @param from the number before; that of the new person itself if it is new
     * @param to the number now
     * @param record that was the cause
     */
    public record Change(Kind kind, long from, long to, int record) {}

    /**
     * What a record has brought.
     *
     * @param record its number here, in the order of adding
     * @param person whose it is
     * @param touched people whose records were thought over, their numbers of now
     * @param changes of numbers; no other person's number or records have changed
     */
    public record Added(int record, long person, Set<Long> touched, List<Change> changes) {
        public Added {
            touched = Set.copyOf(touched);
            changes = List.copyOf(changes);
        }
    }

    private LinkIndex(Records records, Apart apart, Linkage linkage) {
        this.records = records;
        this.apart = apart;
        traits = linkage.chosen();
        scorer = linkage.scorer();
        threshold = linkage.threshold();
        count = records.count();
        keys = new KeyIndex(linkage.keys(), linkage.caps(), count);
        links = new Links(count);
        for (int i = 0; i < linkage.pairs().size(); i++)
            if (linkage.weight(i) > threshold)
                links.add(
                        linkage.pairs().first(i),
                        linkage.pairs().second(i),
                        (float) linkage.weight(i));
        persons = new long[count];
        others = new int[count];
        People people = linkage.people();
        for (int p = 0; p < people.count(); p++) {
            int n = people.size(p);
            for (int i = 0; i < n; i++) {
                persons[people.member(p, i)] = p + 1L;
                others[people.member(p, i)] = people.member(p, (i + 1) % n);
            }
        }
        minted = people.count();
    }

    /**
     * Links the records of some files and keeps them for more to come.
     *
     * @param spec what the columns mean
     * @param files at least one record
     * @throws Problem if a file cannot be read
     */
    public static LinkIndex of(LinkSpec spec, List<Path> files) {
        Records records = Records.read(spec, files);
        Apart apart = Apart.read(null, records);
        return new LinkIndex(records, apart, Linkage.of(records, apart));
    }

    /** How many records there are. */
    public int size() {
        return count;
    }

    /**
     * Whose a record is.
     *
     * @param record in the order of reading and adding, from 0
     */
    public long person(int record) {
        return persons[place(record)];
    }

    /** The number that a person has now, whatever number it had before. */
    public long now(long person) {
        long at = person;
        for (Long to = pointers.get(at); to != null; to = pointers.get(at)) at = to;
        return at;
    }

    private int place(int record) {
        if (record < 0 || record >= count)
            throw Problem.invalid("record", record, "must be a record of this index");
        return record < records.count() ? records.place(record) : record;
    }

    private int shown(int place) {
        return place < records.count() ? records.read(place) : place;
    }

    /**
     * Takes a record in.
     *
     * @param source number of the file or register that it comes from, from 0; matters only where a
     *     register holds nobody twice
     * @param cells its cells as they are written; a meaning that the specification does not name is
     *     not looked at, of two columns of one meaning the first is filled
     */
    public Added add(int source, Map<Meaning, String> cells) {
        int record = count++;
        traits.add(cells);
        records.add(source);
        links.room(record);
        if (record == persons.length) {
            persons = Arrays.copyOf(persons, record + record / 4 + 16);
            others = Arrays.copyOf(others, record + record / 4 + 16);
        }
        others[record] = record;
        boolean linked = false;
        for (int other : keys.candidates(record)) {
            double weight = scorer.weight(other, record);
            if (weight <= threshold) continue;
            links.add(record, other, (float) weight);
            linked = true;
        }
        keys.add(record);
        if (linked) return settle(record, record);
        persons[record] = ++minted;
        var change = new Change(Kind.NEW, minted, minted, record);
        return new Added(record, minted, Set.of(minted), List.of(change));
    }

    /**
     * Two records are of two people: somebody has said so, and nothing that comes later joins them.
     *
     * @return what became of the people; {@code record} and {@code person} are the first record's
     */
    public Added differ(int one, int two) {
        int a = place(one);
        int b = place(two);
        if (a == b) throw Problem.invalid("records", one, "must be two");
        apart.say(a, b);
        return settle(a, one);
    }

    /** Thinks over everybody whom a record may have to do with. */
    private Added settle(int record, int cause) {
        int[] near = near(record);
        int[] labels = Clusters.of(near, links, threshold, scorer);
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < near.length; i++)
            groups.computeIfAbsent(labels[i], l -> new ArrayList<>()).add(near[i]);
        var naming = new Naming(groups, cause);
        naming.name();
        Set<Long> touched = new TreeSet<>();
        for (var group : groups.entrySet()) {
            List<Integer> members = group.getValue();
            long name = naming.names.getOrDefault(group.getKey(), 0L);
            touched.add(name);
            for (int i = 0; i < members.size(); i++) {
                persons[members.get(i)] = name;
                others[members.get(i)] = members.get((i + 1) % members.size());
            }
        }
        return new Added(shown(record), persons[record], touched, naming.changes);
    }

    /** The records that hang together with one; of very many those of the nearest people. */
    private int[] near(int record) {
        Set<Integer> seen = new TreeSet<>();
        List<Integer> queue = new ArrayList<>();
        take(record, seen, queue);
        for (int i = 0; i < queue.size() && seen.size() < WIDEST; i++)
            for (int l = links.first(queue.get(i)); l != 0; l = links.next(l))
                take(links.to(l), seen, queue);
        return seen.stream().mapToInt(r -> r).toArray();
    }

    /** A record never comes without the others of its person. */
    private void take(int record, Set<Integer> seen, List<Integer> queue) {
        int at = record;
        while (seen.add(at)) {
            queue.add(at);
            at = others[at];
        }
    }

    /** Gives groups of records the numbers of the people that they were. */
    private final class Naming {
        private final Map<Integer, List<Integer>> groups;
        private final int cause;
        private final Map<Integer, Long> names = new HashMap<>();
        private final List<Change> changes = new ArrayList<>();

        Naming(Map<Integer, List<Integer>> groups, int cause) {
            this.groups = groups;
            this.cause = cause;
        }

        /** The oldest number chooses first, and chooses the group with most of its records. */
        private void name() {
            NavigableMap<Long, Map<Integer, Integer>> before = new TreeMap<>();
            groups.forEach((label, members) ->
                    members.forEach(m ->
                            before.computeIfAbsent(persons[m], p -> new TreeMap<>())
                                    .merge(label, 1, Integer::sum)));
            before.remove(0L);
            before.forEach(this::claim);
            before.forEach(this::splits);
            groups.keySet().stream().filter(l -> !names.containsKey(l)).forEach(this::fresh);
        }

        private void claim(long person, Map<Integer, Integer> where) {
            int best = -1;
            for (var w : where.entrySet())
                if (best < 0 || w.getValue() > where.getOrDefault(best, 0)) best = w.getKey();
            Long taken = names.putIfAbsent(best, person);
            if (taken == null) return;
            pointers.put(person, taken);
            changes.add(new Change(Kind.MERGED, person, taken, cause));
        }

        private void splits(long person, Map<Integer, Integer> where) {
            for (int label : where.keySet()) {
                if (names.containsKey(label)) continue;
                names.put(label, ++minted);
                changes.add(new Change(Kind.SPLIT, person, minted, cause));
            }
        }

        private void fresh(int label) {
            names.put(label, ++minted);
            changes.add(new Change(Kind.NEW, minted, minted, cause));
        }
    }
}
