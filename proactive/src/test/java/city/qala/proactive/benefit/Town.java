package city.qala.proactive.benefit;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.FieldSet;
import city.qala.kernel.Grant;
import city.qala.kernel.Purposes;
import city.qala.kernel.Role;
import city.qala.kernel.Ruling;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.proactive.law.LawShelf;
import city.qala.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A made town: registers in memory, a law of its own, a clerk or two. */
final class Town {
    static final Actor CLERK = person("aigul", Role.CLERK);
    static final Actor OTHER_CLERK = person("marat", Role.CLERK);

    /** A discount that comes by itself, an allowance that asks, a grant given once. */
    static final String LAW =
            """
            format: qala-policies-1
            registers: {population: , disability: , incomes: }
            facts:
              birth_date: {of: person, type: date, register: population}
              disability_group: {of: person, type: number, register: disability, absent: 0}
              income: {of: person, type: money, period: month, register: incomes}
            parameters:
              share: {type: money, values: {2024-01-01: 1000, 2026-06-01: 1500}}
            formulas:
              age: {of: person, type: number, unit: years, value: "years(birth_date, first_day())"}
            policies:
              - id: bill_discount
                unit: dwelling
                period: month
                law: {act: Town rule 1}
                conditions: [{id: somebody, says: {kk: а, ru: б, en: Somebody of group 1 or 2 lives here}, when: any(disability_group == 1 || disability_group == 2)}]
                amount: share
                delivery: {mode: automatic, appeal: {kk: а, ru: б, en: Office}, appeal-days: 10}
              - id: small_means
                unit: household
                period: month
                law: {act: Town rule 2}
                conditions: [{id: poor, says: {kk: а, ru: б, en: Small income}, when: sum(income) < 50000}]
                amount: 50000 - sum(income)
                delivery: {mode: one-answer, consent: all-adults, reminder-days: 7, appeal: {kk: а, ru: б, en: Office}, appeal-days: 10}
              - id: birth
                unit: person
                period: once
                law: {act: Town rule 3}
                conditions: [{id: new, says: {kk: а, ru: б, en: Born less than a year ago}, when: "birth_date <= first_day() && months(birth_date, first_day()) < 12"}]
                amount: "7000"
                delivery: {mode: automatic}
            """;

    final TestClock clock = TestClock.at("2026-02-03T06:00:00Z");
    final Map<Ulid, String> registers = new ConcurrentHashMap<>();
    volatile Consumer<city.qala.kernel.Tx> beforeAnswer = tx -> {};
    final List<AuditEntry> log = new CopyOnWriteArrayList<>();
    final Database ledger;
    final LawShelf laws;
    final Benefits benefits;
    final Access access;

    Town(Database ledger) {
        this(ledger, Map.of("town.yaml", LAW));
    }

    Town(Database ledger, Map<String, String> law) {
        this.ledger = ledger;
        this.laws = new LawShelf(ledger, law, clock);
        this.access = new Access(new Free(), new Memory(), Town::pseudonyms, clock);
        this.benefits =
                Benefits.create(
                        ledger, new Memory(), () -> access, this::at, laws, clock, ZoneOffset.UTC);
    }

    private Optional<String> at(
            city.qala.kernel.Tx tx, Grant grant, Subject household, LocalDate on) {
        grant.require(household);
        beforeAnswer.accept(tx);
        return Optional.ofNullable(registers.get(household.id()));
    }

    static Actor person(String name, String role) {
        return new Actor(name, Actor.Kind.PERSON, Set.of(role));
    }

    static Actor resident(Ulid id) {
        return new Actor(
                "r" + id,
                Actor.Kind.PERSON,
                Set.of(Role.RESIDENT),
                Standing.of(new Subject("person", id)));
    }

    static Ulid id(int n) {
        return Ulid.make(Instant.ofEpochMilli(n), new Random(n));
    }

    /** A register says something of a household, and the machine is told. */
    void says(Ulid household, String facts) {
        registers.put(household, facts);
        tell(household);
    }

    void tell(Ulid household) {
        ledger.change(tx -> benefits.changed(tx, new Subject("household", household)));
    }

    /** Moves to a day and lets the timed work look at whoever is due. */
    void on(String day) {
        clock.set(Instant.parse(day + "T06:00:00Z"));
        ledger.change(this::run);
    }

    private void run(Tx tx) {
        List<Ulid> due;
        do {
            due = benefits.stores().assessments().due(tx, benefits.life().today(), 100);
            benefits.life().assess(tx, due, "date");
        } while (!due.isEmpty());
    }

    /** One column of all rows, as the owner of the tables. */
    List<String> all(String select) {
        try (Line owner = ledger.ownerLine("test")) {
            var _ =
                    owner.list(
                            Sql.text("all", "select set_config('qala.opens','*',false) as one"),
                            row -> row.text("one"));
            return owner.list(Sql.text("all", select), row -> row.text("one"));
        }
    }

    static String home(Ulid id, String persons) {
        return "{\"id\":\"%s\",\"dwelling\":{\"id\":\"d-%s\",\"account\":\"A-%s\"},\"persons\":[%s]}"
                .formatted(id, id, id, persons);
    }

    static String adult(Ulid id, int group, String income) {
        return "{\"id\":\"%s\",\"birth_date\":\"1980-05-05\",\"disability_group\":{\"value\":%d,\"register\":\"disability\",\"record\":\"v7\"}%s}"
                .formatted(id, group, income.isEmpty() ? "" : ",\"income\":" + income);
    }

    static Map<Subject, String> pseudonyms(List<Subject> many) {
        return many.stream().collect(Collectors.toMap(s -> s, s -> "p" + s.id()));
    }

    /** Lets everybody use every purpose. */
    private static final class Free implements Purposes {
        @Override
        public Ruling rule(city.qala.kernel.Tx tx, city.qala.kernel.Wish wish) {
            return new Ruling.Allowed(
                    "Town rule",
                    new FieldSet(Set.of("entitlement.decision", "entitlement.facts")),
                    Set.of(),
                    Duration.ofHours(1));
        }
    }

    /** A log in memory. */
    private final class Memory implements AuditLog {
        @Override
        public void write(city.qala.kernel.Tx tx, AuditEntry entry) {
            log.add(entry);
        }

        @Override
        public void write(AuditEntry entry) {
            log.add(entry);
        }

        @Override
        public void writeSet(city.qala.kernel.Tx tx, AuditEntry entry, List<String> members) {
            log.add(entry);
        }
    }
}
