package city.qala.governance.audit;

import city.qala.platform.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/** Signs the state of the log. */
final class Signer {
    private final Database ledger;
    private final RootStore roots;
    private final Sequencer sequencer;
    private final ProofReader proofs;
    private final FileKeeper files;
    private final AuditKey key;
    private final Clock clock;
    private final String city;

    Signer(
            Database ledger,
            RootStore roots,
            Sequencer sequencer,
            ProofReader proofs,
            FileKeeper files,
            AuditKey key,
            Clock clock,
            String city) {
        this.ledger = ledger;
        this.roots = roots;
        this.sequencer = sequencer;
        this.proofs = proofs;
        this.files = files;
        this.key = key;
        this.clock = clock;
        this.city = city;
    }

    /** Signs what has numbers by now; the newest signed state, empty if the log is empty. */
    synchronized Optional<SignedRoot> sign() {
        sequencer.catchUp();
        MerkleTree tree = sequencer.memory().tree();
        long size = tree.size();
        Optional<SignedRoot> newest = ledger.read(roots::newest);
        if (size == 0 || newest.filter(r -> r.size() >= size).isPresent()) return newest;
        String root = HexFormat.of().formatHex(proofs.ranges(tree).hash(0, size));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String signature = key.sign(SignedRoot.signed(city, size, now, root));
        var signed = new SignedRoot(city, size, now, root, key.open(), signature);
        files.catchUp(size);
        // On the disk first: what the ledger calls signed can be checked in the files.
        if (!files.sign(signed, Shapes.root(signed))) throw AuditTrail.unavailable();
        ledger.change(tx -> roots.add(tx, signed));
        return Optional.of(signed);
    }
}
