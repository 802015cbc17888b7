package city.qala.governance.audit;

import city.qala.governance.audit.SubjectStore.Known;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns entries into canonical lines: people become pseudonyms, several subjects several lines. */
final class Drafts {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 8;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]*");

    /** Lines, and for each its subject's ordinal, 0 for nobody, or minus the number of a run. */
    static final class Batch {
        private final List<byte[]> lines = new ArrayList<>();
        private final List<Long> concerns = new ArrayList<>();

        private void add(String line, long concern) {
            lines.add(Packed.utf8(line));
            concerns.add(concern);
        }

        List<byte[]> lines() {
            return lines;
        }

        Concerns concerns() {
            return Concerns.of(concerns);
        }
    }

    private final SubjectStore subjects;

    Drafts(SubjectStore subjects) {
        this.subjects = subjects;
    }

    /** The lines of entries. */
    Batch of(Tx tx, List<AuditEntry> entries) {
        Map<String, Known> known = known(tx, entries);
        var salts = new Salts(entries.size());
        var batch = new Batch();
        for (AuditEntry entry : entries) add(batch, entry, known, salts);
        return batch;
    }

    /** The one line of a run over a set. */
    Batch ofRun(Tx tx, AuditEntry entry, long run) {
        Map<String, Known> known = known(tx, List.of(entry));
        var batch = new Batch();
        batch.add(
                Canonical.text(
                        entry,
                        actor(entry.actor(), known),
                        entry.subject(),
                        entry.details().fields(),
                        new Salts(1).next()),
                -run);
        return batch;
    }

    private static void add(Batch batch, AuditEntry entry, Map<String, Known> known, Salts salts) {
        String actor = actor(entry.actor(), known);
        for (AuditEntry.Seen seen : entry.details().seen()) {
            Known who = must(known, seen.subject().toString());
            List<String> fields =
                    seen.fields().isEmpty() ? entry.details().fields() : seen.fields();
            batch.add(
                    Canonical.text(entry, actor, who.pseudonym(), fields, salts.next()),
                    who.ordinal());
        }
        boolean told =
                entry.details().seen().stream()
                        .anyMatch(s -> s.subject().toString().equals(entry.subject()));
        if (told || (entry.subject().isEmpty() && !entry.details().seen().isEmpty())) return;
        Optional<Known> who = Optional.ofNullable(known.get(entry.subject()));
        batch.add(
                Canonical.text(
                        entry,
                        actor,
                        who.map(Known::pseudonym).orElse(entry.subject()),
                        entry.details().fields(),
                        salts.next()),
                who.map(Known::ordinal).orElse(0));
    }

    private Map<String, Known> known(Tx tx, List<AuditEntry> entries) {
        Set<String> wanted = new HashSet<>();
        for (AuditEntry entry : entries) {
            if (isSubject(entry.subject())) wanted.add(entry.subject());
            entry.details().seen().forEach(s -> wanted.add(s.subject().toString()));
            entry.actor().standing().resident().map(Subject::toString).ifPresent(wanted::add);
        }
        return subjects.make(tx, wanted);
    }

    /** A resident's account is a person too: their name does not stay in the log for ever. */
    private static String actor(Actor actor, Map<String, Known> known) {
        return actor.standing()
                .resident()
                .map(who -> must(known, who.toString()).pseudonym())
                .orElse(actor.name());
    }

    private static Known must(Map<String, Known> known, String subject) {
        Known found = known.get(subject);
        if (found == null) throw new IllegalStateException("a subject vanished while written");
        return found;
    }

    /** Whether a text is that of a subject. */
    static boolean isSubject(String text) {
        int slash = text.indexOf('/');
        // Most texts of objects have no ULID; the pattern is asked last.
        return slash > 0
                && Ulid.find(text.substring(slash + 1)).isPresent()
                && KIND.matcher(text.substring(0, slash)).matches();
    }

    /** Salts cost a call to the system each; they are drawn together. */
    private static final class Salts {
        private byte[] drawn;
        private int at;

        Salts(int about) {
            drawn = new byte[about * SALT_BYTES];
            RANDOM.nextBytes(drawn);
        }

        String next() {
            if (at == drawn.length) {
                RANDOM.nextBytes(drawn);
                at = 0;
            }
            at += SALT_BYTES;
            return HexFormat.of().formatHex(drawn, at - SALT_BYTES, at);
        }
    }
}
