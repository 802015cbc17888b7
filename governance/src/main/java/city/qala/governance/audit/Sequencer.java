package city.qala.governance.audit;

import city.qala.governance.audit.EntryStore.Head;
import city.qala.governance.audit.EntryStore.Part;
import city.qala.kernel.MerkleRoot;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives written entries their numbers, in the order of their writing as far as they are committed,
 * and packs them. One at a time per ledger: whoever holds the head's lock; another owner's work is
 * noticed and read before one's own goes on. All that it remembers can be read from the ledger.
 */
final class Sequencer {
    private static final int STEP = 40_000;
    private static final int SEGMENT = MerkleTree.SEGMENT;

    /**
     * What it remembers.
     *
     * @param open lines of the segment that is not full
     * @param concerns what they concern
     */
    record Memory(
            MerkleTree tree, List<byte[]> open, Concerns concerns, OpenIndex index, int shelved) {

        // Whoever reads with the old memory still finds in its index what was shelved meanwhile.
        private Memory withoutShelves() {
            OpenIndex newest = index.copy();
            newest.dropBelow((long) shelved * OpenIndex.SHELF);
            return new Memory(tree, open, concerns, newest, shelved);
        }
    }

    /** What one step did. */
    private record Done(
            Memory next, List<byte[]> lines, List<byte[]> hashes, Concerns concerns, long from) {}

    /** Told of every step, in order. */
    interface Heir {
        /** These entries have their numbers now. */
        void numbered(long first, List<byte[]> lines, List<byte[]> hashes);
    }

    private final Database ledger;
    private final EntryStore entries;
    private final ConcernStore concerns;
    private final Heir heir;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Memory memory;

    Sequencer(Database ledger, EntryStore entries, ConcernStore concerns, Heir heir) {
        this.ledger = ledger;
        this.entries = entries;
        this.concerns = concerns;
        this.heir = heir;
        this.memory = ledger.read(this::load);
    }

    Memory memory() {
        return memory;
    }

    /** Numbers everything that is committed by now. */
    void catchUp() {
        boolean more = true;
        while (more) more = step();
    }

    /** Numbers some thousands of entries; whether there may be more. */
    boolean step() {
        turn.lock();
        try {
            long known = memory.tree().size();
            if (!ledger.read(tx -> entries.isBehind(tx, known))) return false;
            Optional<Done> done = ledger.write(this::take);
            done.ifPresent(this::remember);
            return done.isPresent();
        } finally {
            turn.unlock();
        }
    }

    private Optional<Done> take(Tx tx) {
        Head head = entries.lock(tx);
        if (head.size() != memory.tree().size()) memory = load(tx);
        List<Part> parts = entries.waiting(tx, STEP);
        if (parts.isEmpty()) return Optional.empty();
        List<byte[]> lines = new ArrayList<>();
        for (Part part : parts) lines.addAll(part.lines());
        Concerns about = about(parts);
        List<byte[]> hashes = lines.stream().map(MerkleRoot::leaf).toList();
        Concerns open = pack(tx, head.size(), lines, hashes, about);
        runs(tx, head.size(), lines, about);
        OpenIndex index = memory.index();
        int shelved = shelve(tx, head, lines.size(), about);
        entries.leaveInbox(tx, parts);
        int kept = open.size();
        List<byte[]> all = new ArrayList<>(memory.open());
        all.addAll(lines);
        List<byte[]> openLines = List.copyOf(all.subList(all.size() - kept, all.size()));
        var next = new Memory(memory.tree(), openLines, open, index, shelved);
        return Optional.of(new Done(next, lines, hashes, about, head.size()));
    }

    /** Stores full segments and the rest; what the rest concerns. */
    private Concerns pack(
            Tx tx, long size, List<byte[]> lines, List<byte[]> hashes, Concerns about) {
        long start = size - memory.open().size();
        List<byte[]> all = new ArrayList<>(memory.open());
        all.addAll(lines);
        Concerns concerned = Concerns.join(List.of(memory.concerns(), about));
        List<byte[]> leaves = new ArrayList<>(memory.tree().open(start).orElseThrow());
        leaves.addAll(hashes);
        int full = all.size() / SEGMENT;
        List<Segment> segments = new ArrayList<>();
        List<byte[]> roots = new ArrayList<>();
        for (int i = 0; i < full; i++) {
            int from = i * SEGMENT;
            int to = from + SEGMENT;
            List<byte[]> sums = leaves.subList(from, to);
            Concerns whom = concerned.part(from, to);
            segments.add(new Segment(start + from, all.subList(from, to), sums, whom));
            roots.add(MerkleRoot.ofHashes(sums));
        }
        if (full > 0) entries.addSegments(tx, segments, roots);
        Concerns rest = concerned.part(full * SEGMENT, concerned.size());
        int fresh = full > 0 ? rest.size() : lines.size();
        if (fresh > 0)
            entries.addOpen(
                    tx,
                    start + all.size() - fresh,
                    all.subList(all.size() - fresh, all.size()),
                    concerned.part(concerned.size() - fresh, concerned.size()));
        grow(tx, size + lines.size());
        if (full > 0) entries.leaveOpen(tx, start + (long) full * SEGMENT);
        return rest;
    }

    private void grow(Tx tx, long size) {
        entries.grow(tx, new Head(size, (int) (size / OpenIndex.SHELF)));
    }

    private void runs(Tx tx, long first, List<byte[]> lines, Concerns about) {
        for (int i = 0; i < about.size(); i++) {
            if (about.at(i) < 0) concerns.addRun(tx, -about.at(i), first + i, lines.get(i));
        }
    }

    /** Indexes shelves that filled up; how many are indexed for good. */
    private int shelve(Tx tx, Head head, int added, Concerns about) {
        int full = (int) ((head.size() + added) / OpenIndex.SHELF);
        if (full == head.shelved()) return full;
        OpenIndex all = memory.index().copy();
        index(all, head.size(), about);
        for (int shelf = head.shelved(); shelf < full; shelf++)
            concerns.addShelf(tx, shelf, all.shelf(shelf));
        return full;
    }

    // Only after the commit: what is remembered is never ahead of the ledger.
    private void remember(Done done) {
        Memory next = done.next();
        next.tree().add(done.hashes());
        index(next.index(), done.from(), done.concerns());
        memory = next.shelved() == memory.shelved() ? next : next.withoutShelves();
        heir.numbered(done.from(), done.lines(), done.hashes());
    }

    private static Concerns about(List<Part> parts) {
        return Concerns.join(parts.stream().map(Part::concerns).toList());
    }

    private static void index(OpenIndex index, long first, Concerns about) {
        for (int i = 0; i < about.size(); i++) {
            if (about.at(i) > 0) index.add(first + i, (int) about.at(i));
        }
    }

    private Memory load(Tx tx) {
        Head head = entries.head(tx);
        var tree = new MerkleTree();
        byte[] roots = entries.roots(tx, 0);
        for (int at = 0; at < roots.length; at += 32)
            tree.addSegment(Arrays.copyOfRange(roots, at, at + 32));
        List<byte[]> open = new ArrayList<>();
        List<Part> parts = entries.open(tx);
        for (Part part : parts) open.addAll(part.lines());
        Concerns about = about(parts);
        long start = tree.size();
        tree.add(open.stream().map(MerkleRoot::leaf).toList());
        if (tree.size() != head.size())
            throw new IllegalStateException("the audit log in the ledger is not whole");
        var index = new OpenIndex();
        Map<Long, Concerns> newest = entries.concerns(tx, (long) head.shelved() * OpenIndex.SHELF);
        new TreeMap<>(newest).forEach((first, whom) -> index(index, first, whom));
        index(index, start, about);
        return new Memory(tree, List.copyOf(open), about, index, head.shelved());
    }
}
