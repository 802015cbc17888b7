package city.qala.governance.audit;

import city.qala.kernel.MerkleRoot;
import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import java.util.HexFormat;
import java.util.List;

/** Makes proofs from the tree in memory and, for the last seven levels, one segment of entries. */
final class ProofReader {
    private static final HexFormat HEX = HexFormat.of();

    private final Database ledger;
    private final EntryStore entries;
    private final Sequencer sequencer;

    ProofReader(Database ledger, EntryStore entries, Sequencer sequencer) {
        this.ledger = ledger;
        this.entries = entries;
        this.sequencer = sequencer;
    }

    /** Hashes over ranges of a tree. */
    TreeRanges ranges(MerkleTree tree) {
        return new TreeRanges(
                tree,
                first ->
                        ledger.read(tx -> entries.segment(tx, first)).stream()
                                .map(MerkleRoot::leaf)
                                .toList());
    }

    /**
     * The proof that an entry stands in a signed state.
     *
     * @throws Problem {@code not-found} if it does not
     */
    Inclusion inclusion(long number, SignedRoot root) {
        return inclusion(number, root, ranges(sequencer.memory().tree()));
    }

    /** The same with ranges that several questions share. */
    Inclusion inclusion(long number, SignedRoot root, TreeRanges ranges) {
        if (number < 0 || number >= root.size())
            throw Problem.notFound("There is no audit entry %d.", number);
        byte[] line = line(number, ranges);
        List<byte[]> path = Proofs.inclusion(number, root.size(), ranges);
        return new Inclusion(number, Packed.utf8(line), hex(path), root);
    }

    /** An entry; the hashes of its neighbours, which the path needs too, are kept on the way. */
    private byte[] line(long number, TreeRanges ranges) {
        long first = number - number % MerkleTree.SEGMENT;
        List<byte[]> full = ledger.read(tx -> entries.segment(tx, first));
        if (!full.isEmpty()) {
            ranges.know(first, full.stream().map(MerkleRoot::leaf).toList());
            return full.get((int) (number - first));
        }
        byte[] open = ledger.read(tx -> entries.lines(tx, List.of(number))).get(number);
        if (open == null) throw new IllegalStateException("a numbered entry is missing");
        return open;
    }

    /** The proof that a signed state begins with an earlier one. */
    Consistency consistency(long from, SignedRoot to) {
        if (from < 1 || from > to.size())
            throw Problem.invalid("from", from, "must be 1 to " + to.size());
        TreeRanges ranges = ranges(sequencer.memory().tree());
        List<byte[]> path = Proofs.consistency(from, to.size(), ranges);
        return new Consistency(from, HEX.formatHex(ranges.hash(0, from)), hex(path), to);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }
}
