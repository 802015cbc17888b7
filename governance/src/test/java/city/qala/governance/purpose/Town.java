package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import city.qala.kernel.Ulid;
import city.qala.kernel.WorkingHours;
import city.qala.platform.db.Database;
import city.qala.platform.outbound.Outbound;
import city.qala.platform.outbound.OutboundConfig;
import city.qala.testkit.TestClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Made people of a made town, for tests of purposes. */
final class Town {
    static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    static final Actor REGISTRAR = person("dana", Role.REGISTRAR);
    static final Actor OTHER_REGISTRAR = person("marat", Role.REGISTRAR);
    static final Actor OVERSIGHT = person("saule", Role.OVERSIGHT);
    static final Actor ADMIN = person("timur", Role.ADMIN);
    static final Actor CLERK = person("aigul", Role.CLERK);

    private Town() {}

    static Actor person(String name, String... roles) {
        return new Actor(name, Actor.Kind.PERSON, Set.of(roles));
    }

    static Actor person(String name, WorkingHours hours, String department, String role) {
        var standing = new Standing("akimat", department, Set.of("medeu"), hours, Optional.empty());
        return new Actor(name, Actor.Kind.PERSON, Set.of(role), standing);
    }

    static Subject subject(String kind, int n) {
        return new Subject(kind, Ulid.make(Instant.ofEpochMilli(n), new Random(n)));
    }

    static Subject resident(int n) {
        return subject("person", n);
    }

    static Map<Subject, String> pseudonyms(List<Subject> many) {
        return many.stream().collect(Collectors.toMap(s -> s, s -> "p" + s.id()));
    }

    static final Inventory INVENTORY =
            Inventory.of(List.of("audit", "purposes", "residents", "sample"));

    static PurposeDesk desk(Database ledger, AuditLog log, Clock clock) {
        var nowhere = Outbound.create(new OutboundConfig(Set.of()), clock);
        return PurposeDesk.open(ledger, log, Town::pseudonyms, clock, ZONE, INVENTORY, nowhere);
    }

    static AuditEntry look(Instant at, Subject whom) {
        return new AuditEntry(
                at,
                CLERK,
                "access.open",
                AuditEntry.Outcome.DONE,
                whom.toString(),
                "school-place",
                Map.of());
    }

    /** Monday noon in the town. */
    static TestClock clock() {
        return TestClock.at("2026-03-02T07:00:00Z");
    }

    /** A log in memory. */
    static final class Memory implements AuditLog {
        final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public void write(Tx tx, AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public void write(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
            entries.add(entry);
        }

        long refused(String action) {
            return entries.stream()
                    .filter(e -> e.action().equals(action))
                    .filter(e -> e.outcome() == AuditEntry.Outcome.REFUSED)
                    .count();
        }
    }
}
