package city.qala.governance.audit;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit log of a city: written in the caller's transaction, ordered right after its commit. */
public final class AuditTrail implements AuditLog, AutoCloseable {

    /**
     * The log of this ledger; brings its tables up to date and makes its key at first.
     *
     * @param data the data folder
     */
    public static AuditTrail open(Database ledger, Path data, Clock clock, AuditConfig config) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(Tx tx, AuditEntry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(AuditEntry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
        throw new UnsupportedOperationException();
    }

    /** Writes many entries in one commit. */
    public void writeAll(List<AuditEntry> entries) {
        throw new UnsupportedOperationException();
    }

    /** The subject's keyed pseudonym, the same for ever unless its key is destroyed. */
    public String pseudonym(Subject subject) {
        throw new UnsupportedOperationException();
    }

    /**
     * Destroys the subject's key in the caller's transaction: no entry can be linked to them any
     * more, while the tree stays whole.
     *
     * @return whether there was one
     */
    public boolean forget(Tx tx, Subject subject) {
        throw new UnsupportedOperationException();
    }

    /** Every look at the subject's data in a time, runs over sets included. */
    public Looked looked(Subject subject, Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }

    /** What an inspector finds. The search itself is written down first. */
    public AuditPage search(Actor inspector, AuditQuery query) {
        throw new UnsupportedOperationException();
    }

    /** The newest entries of one action, for the machine itself. */
    public List<AuditLine> newest(String action, int most) {
        throw new UnsupportedOperationException();
    }

    /**
     * The proof that an entry stands in the log.
     *
     * @throws city.qala.kernel.Problem {@code not-found}
     */
    public Inclusion proof(long number) {
        throw new UnsupportedOperationException();
    }

    /** The proof of the look for the person concerned; {@code not-found} for anybody else's. */
    public Inclusion proof(Subject subject, long number) {
        throw new UnsupportedOperationException();
    }

    /**
     * The proof that the newest signed state begins with the state of an earlier size.
     *
     * @param to size of a signed root, or 0 for the newest
     */
    public Consistency consistency(long from, long to) {
        throw new UnsupportedOperationException();
    }

    /** Signed evidence of what a search finds, as JSON; the export is written down first. */
    public byte[] export(Actor inspector, AuditQuery query) {
        throw new UnsupportedOperationException();
    }

    /** The newest signed state, if there is any. */
    public Optional<SignedRoot> root() {
        throw new UnsupportedOperationException();
    }

    /** Signed states, newest first. */
    public List<SignedRoot> roots(int most) {
        throw new UnsupportedOperationException();
    }

    /** Addresses for oversight, and the public roots. */
    public Routes routes() {
        throw new UnsupportedOperationException();
    }

    /** Signing each minute and publishing each day. */
    public List<Job> jobs() {
        throw new UnsupportedOperationException();
    }

    /** What keeps the log from being written or trusted just now. */
    public Optional<String> trouble() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
