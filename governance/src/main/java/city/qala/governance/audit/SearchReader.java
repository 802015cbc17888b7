package city.qala.governance.audit;

import city.qala.governance.audit.EntryStore.Lines;
import city.qala.governance.audit.EntryStore.Part;
import city.qala.governance.audit.SubjectStore.Known;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Finds entries: by whom they concern, or by the words that segments know. */
final class SearchReader {
    private static final Duration LONGEST_ACT = Duration.ofHours(1);
    private static final int SEGMENTS_AT_A_TIME = 32;

    /** Numbers between which the entries of a time lie. */
    private record Bounds(long low, long high) {}

    private final Database ledger;
    private final EntryStore entries;
    private final ConcernStore concerns;
    private final SubjectStore subjects;
    private final RootStore roots;
    private final Sequencer sequencer;
    private final Clock clock;

    SearchReader(
            Database ledger,
            EntryStore entries,
            ConcernStore concerns,
            SubjectStore subjects,
            RootStore roots,
            Sequencer sequencer,
            Clock clock) {
        this.ledger = ledger;
        this.entries = entries;
        this.concerns = concerns;
        this.subjects = subjects;
        this.roots = roots;
        this.sequencer = sequencer;
        this.clock = clock;
    }

    /** A page of what fits, newest first; everything committed by now is looked at. */
    AuditPage search(AuditQuery query) {
        sequencer.catchUp();
        Sequencer.Memory memory = sequencer.memory();
        return ledger.read(tx -> {
            Bounds bounds = bounds(tx, query.from(), query.to());
            long high = Math.min(bounds.high(), query.before());
            var within = new Bounds(Math.min(bounds.low(), high), high);
            return query.subject()
                    .map(whom -> bySubject(tx, memory, query, whom, within))
                    .orElseGet(() -> byWords(tx, query, within));
        });
    }

    /** Everything that concerns a subject in a time, newest first. */
    List<AuditLine> about(Subject whom, Instant from, Instant to) {
        sequencer.catchUp();
        Sequencer.Memory memory = sequencer.memory();
        return ledger.read(tx -> {
            List<AuditLine> found = about(tx, memory, whom, bounds(tx, from, to));
            found.removeIf(l -> l.at().isBefore(from) || !l.at().isBefore(to));
            return found;
        });
    }

    /** An entry that concerns a subject; empty if it does not. */
    Optional<AuditLine> about(Subject whom, long number) {
        sequencer.catchUp();
        Sequencer.Memory memory = sequencer.memory();
        return ledger.read(
                tx -> about(tx, memory, whom, new Bounds(number, number + 1)).stream().findFirst());
    }

    private List<AuditLine> about(Tx tx, Sequencer.Memory memory, Subject whom, Bounds bounds) {
        Known known = subjects.find(tx, List.of(whom.toString())).get(whom.toString());
        if (known == null) return new ArrayList<>();
        long low = bounds.low();
        long high = bounds.high();
        List<Long> numbers = memory.index().of(known.ordinal());
        numbers.removeIf(n -> n < low || n >= high);
        numbers.addAll(concerns.shelved(tx, known.ordinal(), low, high, memory.shelved()));
        List<AuditLine> found = new ArrayList<>();
        entries.lines(tx, numbers)
                .forEach((n, line) -> found.add(Canonical.line(n, Packed.utf8(line))));
        for (var run : concerns.runs(tx, known.ordinal(), low, high))
            found.add(Canonical.line(run.leaf(), run.line()));
        found.sort(Comparator.comparingLong(AuditLine::number).reversed());
        return found;
    }

    private AuditPage bySubject(
            Tx tx, Sequencer.Memory memory, AuditQuery query, Subject whom, Bounds bounds) {
        List<AuditLine> all = about(tx, memory, whom, bounds);
        all.removeIf(fits(query).negate());
        return page(all, query.most());
    }

    private AuditPage byWords(Tx tx, AuditQuery query, Bounds bounds) {
        Predicate<AuditLine> fits = fits(query);
        List<AuditLine> found = new ArrayList<>();
        for (Part part : entries.open(tx).reversed())
            add(found, part.mark(), part.lines(), bounds, fits);
        long[] terms = terms(query);
        long high = bounds.high();
        boolean more = true;
        while (more && found.size() <= query.most()) {
            List<Lines> some =
                    entries.find(
                            tx,
                            terms,
                            bounds.low() - MerkleTree.SEGMENT + 1,
                            high,
                            SEGMENTS_AT_A_TIME);
            for (Lines s : some) add(found, s.first(), s.lines(), bounds, fits);
            more = some.size() == SEGMENTS_AT_A_TIME;
            if (more) high = some.getLast().first();
        }
        return page(found, query.most());
    }

    private static void add(
            List<AuditLine> found,
            long first,
            List<byte[]> lines,
            Bounds bounds,
            Predicate<AuditLine> fits) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            long number = first + i;
            if (number < bounds.low() || number >= bounds.high()) continue;
            AuditLine line = Canonical.line(number, Packed.utf8(lines.get(i)));
            if (fits.test(line)) found.add(line);
        }
    }

    private static AuditPage page(List<AuditLine> found, int most) {
        if (found.size() <= most) return new AuditPage(found, OptionalLong.empty());
        List<AuditLine> page = found.subList(0, most);
        return new AuditPage(page, OptionalLong.of(page.getLast().number()));
    }

    private static Predicate<AuditLine> fits(AuditQuery q) {
        return line ->
                (q.actor().isEmpty() || q.actor().equals(line.actor()))
                        && (q.purpose().isEmpty() || q.purpose().equals(line.purpose()))
                        && (q.action().isEmpty() || q.action().equals(line.action()))
                        && !line.at().isBefore(q.from())
                        && line.at().isBefore(q.to());
    }

    private static long[] terms(AuditQuery q) {
        Map<String, String> words =
                Map.of("actor", q.actor(), "purpose", q.purpose(), "action", q.action());
        return words.entrySet().stream()
                .filter(w -> !w.getValue().isEmpty())
                .mapToLong(w -> Segment.term(w.getKey(), w.getValue()))
                .toArray();
    }

    // An entry bears the time of its act and gets its number after the act's commit, so a time's
    // entries may have been numbered later, but never earlier.
    private Bounds bounds(Tx tx, Instant from, Instant to) {
        Instant now = clock.instant();
        if (!from.isBefore(now)) return new Bounds(0, Long.MAX_VALUE);
        long low = from.isAfter(Instant.EPOCH) ? roots.sizeAt(tx, from) : 0;
        long high = to.isBefore(now) ? roots.sizeAfter(tx, to.plus(LONGEST_ACT)) : Long.MAX_VALUE;
        return new Bounds(low, Math.max(low, high));
    }
}
