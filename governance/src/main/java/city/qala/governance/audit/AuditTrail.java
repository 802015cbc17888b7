package city.qala.governance.audit;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import city.qala.platform.backup.Part;
import city.qala.platform.db.Database;
import city.qala.platform.db.KeyTable;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.platform.log.Log;
import city.qala.platform.outbound.Mail;
import city.qala.platform.outbound.Outbound;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The audit log of a city. An entry is written in the transaction of the act itself and gets its
 * number right after the commit; what is committed when a question is asked is part of the answer.
 * While the log cannot be written, every write is refused with {@code audit-unavailable}.
 */
public final class AuditTrail implements AuditLog, AutoCloseable {
    private static final Log LOG = Log.of(AuditTrail.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String PURPOSE = "oversight";
    private static final int MOST_EVIDENCE = 5_000;
    private static final int KEYS_AT_ONCE = 20_000;

    private final Database ledger;
    private final Clock clock;
    private final AuditConfig config;
    private final EntryStore entries = new EntryStore();
    private final ConcernStore concerns = new ConcernStore();
    private final SubjectStore subjects = new SubjectStore();
    private final Drafts drafts = new Drafts(subjects);
    private final RootStore roots = new RootStore();
    private final GroupWriter group;
    private final FileKeeper files;
    private final Sequencer sequencer;
    private final ProofReader proofs;
    private final SearchReader reader;
    private final LookRule looks;
    private final Signer signer;
    private final Keeper keeper;

    private AuditTrail(Database ledger, Path data, Clock clock, AuditConfig config) {
        this.ledger = ledger;
        this.clock = clock;
        this.config = config;
        group = new GroupWriter(ledger, drafts, entries);
        files = new FileKeeper(ledger, entries, data);
        sequencer = new Sequencer(ledger, entries, concerns, files);
        proofs = new ProofReader(ledger, entries, sequencer);
        reader = new SearchReader(ledger, entries, concerns, subjects, roots, sequencer, clock);
        looks = new LookRule(config.zone());
        AuditKey key = AuditKey.of(data);
        signer = new Signer(ledger, roots, sequencer, proofs, files, key, clock, config.city());
        long signed = ledger.read(roots::newest).map(SignedRoot::size).orElse(0L);
        files.start(sequencer.memory().tree().size(), signed);
        keeper = new Keeper(sequencer, files);
    }

    /**
     * The log of this ledger; brings its tables up to date and makes its key at first.
     *
     * @param data the data folder
     * @throws Problem {@code audit-rolled-back} if the ledger holds fewer entries than the folder
     */
    public static AuditTrail open(Database ledger, Path data, Clock clock, AuditConfig config) {
        ledger.migrate("governance");
        return new AuditTrail(ledger, data, clock, config);
    }

    /** The table with the key behind each pseudonym: what is destroyed when somebody is erased. */
    public static KeyTable keyTable() {
        return new KeyTable("governance.audit_subject", "ordinal", "subject", "key");
    }

    /**
     * Gives a key to everybody whom the city holds rows of, so that a copy of the city can seal
     * those rows with keys that an erasure destroys.
     *
     * @return how many got one
     */
    public static long giveKeys(Database ledger) {
        var subjects = new SubjectStore();
        long given = 0;
        for (int n = 1; n > 0; given += n)
            n = ledger.write(tx -> subjects.makeMissing(tx, KEYS_AT_ONCE));
        return given;
    }

    /** The log's plain files, for a copy of the city. */
    public static Part files(Path data) {
        return new AuditCopy(data);
    }

    /**
     * Leaves an entry in a ledger whose log another process keeps, or will keep: it gets its number
     * there.
     */
    public static void leave(Database ledger, AuditEntry entry) {
        ledger.change(tx -> {
            Drafts.Batch batch = new Drafts(new SubjectStore()).of(tx, List.of(entry));
            new EntryStore().add(tx, batch.lines(), batch.concerns());
        });
    }

    @Override
    public void write(Tx tx, AuditEntry entry) {
        writeAll(tx, List.of(entry));
    }

    @Override
    public void writeAll(Tx tx, List<AuditEntry> many) {
        if (many.isEmpty()) return;
        orUnavailable(() -> {
            var mine = city.qala.platform.db.Tx.of(tx);
            Drafts.Batch batch = drafts.of(mine, many);
            entries.add(mine, batch.lines(), batch.concerns());
        });
    }

    @Override
    public void write(AuditEntry entry) {
        writeAll(List.of(entry));
    }

    /** Writes many entries in one commit. */
    public void writeAll(List<AuditEntry> many) {
        if (!many.isEmpty()) orUnavailable(() -> group.write(many));
    }

    @Override
    public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
        orUnavailable(() -> {
            var mine = city.qala.platform.db.Tx.of(tx);
            long run = concerns.nextRun(mine);
            concerns.addMembers(mine, run, subjects.members(mine, members));
            Drafts.Batch batch = drafts.ofRun(mine, entry, run);
            entries.add(mine, batch.lines(), batch.concerns());
        });
    }

    /** The subject's keyed pseudonym, the same for ever unless its key is destroyed. */
    public String pseudonym(Subject subject) {
        String found = pseudonyms(List.of(subject)).get(subject);
        // Somebody destroyed the key between its making and its reading.
        if (found == null) throw unavailable();
        return found;
    }

    /** The keyed pseudonyms of many subjects. */
    public Map<Subject, String> pseudonyms(List<Subject> many) {
        Map<Subject, String> all = new java.util.HashMap<>();
        orUnavailable(() -> {
            List<String> texts = many.stream().map(Subject::toString).toList();
            var known = ledger.write(tx -> subjects.make(tx, texts));
            for (Subject s : many) {
                var found = known.get(s.toString());
                if (found != null) all.put(s, found.pseudonym());
            }
        });
        return all;
    }

    /**
     * Destroys the subject's key in the caller's transaction: no entry can be linked to them any
     * more, while the tree stays whole.
     *
     * @return whether there was one
     */
    public boolean forget(Tx tx, Subject subject) {
        return subjects.forget(city.qala.platform.db.Tx.of(tx), subject);
    }

    /** Every look at the subject's data in a time, runs over sets included. */
    public Looked looked(Subject subject, Instant from, Instant to) {
        return looks.of(reader.about(subject, from, to), clock.instant());
    }

    /** What an inspector finds. The search itself is written down first. */
    public AuditPage search(Actor inspector, AuditQuery query) {
        write(asked(inspector, "audit.search", query));
        return reader.search(query);
    }

    /** The newest entries of one action, for the machine itself. */
    public List<AuditLine> newest(String action, int most) {
        return reader.search(AuditQuery.ALL.doing(action).most(most)).lines();
    }

    /**
     * Every entry of one action, the newest first, until the visitor answers false; for the machine
     * itself.
     */
    public void visit(String action, Predicate<AuditLine> visitor) {
        AuditQuery page = AuditQuery.ALL.doing(action).most(AuditQuery.MOST);
        while (true) {
            List<AuditLine> lines = reader.search(page).lines();
            for (AuditLine line : lines) {
                if (!visitor.test(line)) return;
            }
            if (lines.size() < AuditQuery.MOST) return;
            page = page.before(lines.getLast().number());
        }
    }

    /**
     * The proof that an entry stands in the log.
     *
     * @throws Problem {@code not-found}
     */
    public Inclusion proof(long number) {
        Optional<SignedRoot> newest = root();
        SignedRoot root =
                newest.filter(r -> r.size() > number)
                        .or(signer::sign)
                        .orElseThrow(() -> Problem.notFound("There is no audit entry %d.", number));
        return proofs.inclusion(number, root);
    }

    /**
     * The proof of a look for the person concerned.
     *
     * @throws Problem {@code not-found} for anybody else's, and for one that is not shown yet
     */
    public Inclusion proof(Subject subject, long number) {
        return reader.about(subject, number)
                .filter(line -> looks.isOpen(line, clock.instant()))
                .map(line -> proof(line.number()))
                .orElseThrow(() -> Problem.notFound("There is no audit entry %d.", number));
    }

    /**
     * The proof that a signed state begins with the state of an earlier size.
     *
     * @param from the earlier size, at least 1
     * @param to size of a signed root, or 0 for the newest
     */
    public Consistency consistency(long from, long to) {
        Optional<SignedRoot> later =
                to == 0 ? signer.sign() : ledger.read(tx -> roots.ofSize(tx, to));
        return proofs.consistency(
                from,
                later.orElseThrow(() -> Problem.notFound("No state of size %d was signed.", to)));
    }

    /** Signed evidence of what a search finds, as JSON; the export is written down first. */
    public byte[] export(Actor inspector, AuditQuery query) {
        write(asked(inspector, "audit.export", query));
        List<AuditLine> found = new ArrayList<>();
        AuditQuery next = query;
        while (true) {
            AuditPage page = reader.search(next);
            found.addAll(page.lines());
            if (page.before().isEmpty() || found.size() >= MOST_EVIDENCE) break;
            next = next.before(page.before().getAsLong());
        }
        SignedRoot root = signer.sign().orElseThrow();
        TreeRanges ranges = proofs.ranges(sequencer.memory().tree());
        List<Inclusion> entries =
                found.stream().map(l -> proofs.inclusion(l.number(), root, ranges)).toList();
        return Shapes.bytes(Shapes.evidence(root, entries));
    }

    /** How many entries have a number; everything committed by now has. */
    public long size() {
        sequencer.catchUp();
        return sequencer.memory().tree().size();
    }

    /** The newest signed state, if there is any. */
    public Optional<SignedRoot> root() {
        return ledger.read(roots::newest);
    }

    /** Signed states, newest first. */
    public List<SignedRoot> roots(int most) {
        return ledger.read(tx -> roots.list(tx, Long.MAX_VALUE, most));
    }

    /** Addresses for oversight, and the public roots. */
    public Routes routes() {
        return new AuditRoutes(this);
    }

    /** Signing each minute and publishing each day. */
    public List<Job> jobs(Outbound outbound, Mail mail) {
        return List.of(
                new RootJob(signer), new PublishJob(signer, config, outbound, mail, ledger, clock));
    }

    /** What each witness answered last; those that were never asked are not in it. */
    public List<Witnessed> witnesses() {
        return ledger.read(new WitnessStore()::newest);
    }

    /** What keeps the log from being written or trusted just now. */
    public Optional<String> trouble() {
        return files.trouble();
    }

    @Override
    public void close() {
        group.close();
        keeper.close();
        files.close();
    }

    byte[] published(int days) {
        return ledger.read(tx ->
                Shapes.bytes(
                        Shapes.published(
                                config.city(),
                                roots.list(tx, Long.MAX_VALUE, 1),
                                roots.byDay(tx, config.zone(), clock.instant(), days),
                                new WitnessStore().newest(tx))));
    }

    static Problem unavailable() {
        return Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "audit-unavailable",
                        "This cannot be done while it cannot be recorded; try again soon.")
                .retryAfter(SOON);
    }

    private AuditEntry asked(Actor inspector, String action, AuditQuery q) {
        Map<String, String> asked = new java.util.HashMap<>();
        asked.put("actor", q.actor());
        asked.put("purpose", q.purpose());
        asked.put("action", q.action());
        asked.put("before", q.before() == Long.MAX_VALUE ? "" : Long.toString(q.before()));
        asked.put("from", q.from().equals(Instant.EPOCH) ? "" : q.from().toString());
        asked.put("to", q.to().equals(Instant.MAX) ? "" : q.to().toString());
        asked.values().removeIf(String::isEmpty);
        return new AuditEntry(
                clock.instant(),
                inspector,
                action,
                AuditEntry.Outcome.DONE,
                q.subject().map(Subject::toString).orElse(""),
                PURPOSE,
                asked);
    }

    // A full disk keeps its own words; every other failure means that the log cannot be written.
    private void orUnavailable(Runnable work) {
        files.requireWritable();
        try {
            work.run();
        } catch (Problem p) {
            if (p.kind() == Problem.Kind.STORAGE_FULL || p.kind() == Problem.Kind.INVALID) throw p;
            throw unwritten(p);
        } catch (RuntimeException e) {
            throw unwritten(e);
        }
        keeper.ring();
    }

    // Its message may hold a statement, so only its kind is told.
    private static Problem unwritten(RuntimeException why) {
        LOG.warn("an audit entry could not be written", "why", why.getClass().getSimpleName());
        return unavailable();
    }
}
