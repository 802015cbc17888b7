package city.qala.registry.intake;

import city.qala.kernel.Actor;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.platform.http.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Registers, deliveries and records in the ledger. Records only under a grant for their persons.
 */
final class IntakeStore {
    private static final Sql PUT_REGISTER = sql("put-register");
    private static final Sql LIST_REGISTERS = sql("list-registers");
    private static final Sql LOCK_REGISTER = sql("lock-register");
    private static final Sql ADD_DELIVERY = sql("add-delivery");
    private static final Sql ADD_PART = sql("add-part");
    private static final Sql PARTS = sql("parts");
    private static final Sql FIND = sql("find-delivery");
    private static final Sql DELIVERIES = sql("deliveries");
    private static final Sql NEWEST = sql("newest-applied");
    private static final Sql WAITING = sql("waiting-delivery");
    private static final Sql SETTLE = sql("settle-delivery");
    private static final Sql FIRST = sql("first-agrees");
    private static final Sql ADD_FAULT = sql("add-fault");
    private static final Sql FAULTS = sql("faults");
    private static final Sql ADD_QUALITY = sql("add-quality");
    private static final Sql QUALITY = sql("quality");
    private static final Sql PERSONS = sql("persons-of-register");
    private static final Sql CURRENT = sql("current-rows");
    private static final Sql RETIRE = sql("retire-record");
    private static final Sql ADD_RECORD = sql("add-record");
    private static final Sql GONE = sql("retire-as-gone");
    private static final Sql ADD_PERSON = sql("add-person");
    private static final int PART = 1 << 20;

    /** A record as it is now. */
    record Now(String id, int version, String person, String hash, boolean gone) {}

    /** What is written of a changed or new record. */
    record Version(String id, int version, String person, Change change) {}

    private static Sql sql(String name) {
        return Sql.of(IntakeStore.class, name);
    }

    boolean put(Tx tx, Declaration register, String yaml, Actor by, Instant at) {
        var args = Tx.args("code", register.code(), "yaml", yaml, "at", at, "by", by.name());
        return tx.update(PUT_REGISTER, args) == 1;
    }

    List<Declaration> registers(Tx tx) {
        return tx.list(LIST_REGISTERS, Map.of(), row -> DeclarationFile.parse(row.text("yaml")));
    }

    Declaration lock(Tx tx, String code) {
        return tx.one(
                        LOCK_REGISTER,
                        Map.of("code", code),
                        row -> DeclarationFile.parse(row.text("yaml")))
                .orElseThrow(() -> Problem.notFound("There is no register %s.", code));
    }

    void add(Tx tx, Delivery d) {
        tx.update(
                ADD_DELIVERY,
                Tx.args(
                        "id", d.id().text(),
                        "register", d.register(),
                        "sha256", d.sha256(),
                        "bytes", d.bytes(),
                        "format", d.format().name().toLowerCase(Locale.ROOT),
                        "as_of", d.asOf(),
                        "at", d.received(),
                        "by", d.deliverer()));
    }

    /** Keeps what was delivered, as it was delivered. */
    void keep(Tx tx, Grant grant, Delivery d, byte[] bytes) {
        grant.require(d.subject());
        for (int from = 0, part = 0; from < bytes.length; from += PART, part++)
            tx.update(
                    ADD_PART,
                    Tx.args(
                            "delivery", d.id().text(),
                            "part", part,
                            "body",
                                    Arrays.copyOfRange(
                                            bytes, from, Math.min(bytes.length, from + PART)),
                            "at", d.received()));
    }

    List<byte[]> parts(Tx tx, Grant grant, Delivery d) {
        grant.require(d.subject());
        return tx.list(PARTS, Map.of("delivery", d.id().text()), row -> row.bytes("body"));
    }

    Optional<Delivery> lockDelivery(Tx tx, Ulid id) {
        return tx.one(FIND, Map.of("id", id.text()), IntakeStore::delivery);
    }

    List<Delivery> deliveries(Tx tx, String register, int most) {
        return tx.list(
                DELIVERIES, Map.of("register", register, "most", most), IntakeStore::delivery);
    }

    Optional<Delivery> newestApplied(Tx tx, String register) {
        return tx.one(NEWEST, Map.of("register", register), IntakeStore::delivery);
    }

    Optional<Ulid> waiting(Tx tx, Instant before) {
        return tx.one(WAITING, Map.of("before", before), row -> new Ulid(row.text("id")));
    }

    void settle(
            Tx tx,
            Delivery d,
            Delivery.State state,
            String why,
            Delivery.Counts n,
            Instant at,
            String second) {
        tx.update(
                SETTLE,
                Tx.args(
                        "id", d.id().text(),
                        "state", state.name().toLowerCase(Locale.ROOT),
                        "why", why,
                        "rows", n.rows(),
                        "quarantined", n.quarantined(),
                        "added", n.added(),
                        "changed", n.changed(),
                        "same", n.same(),
                        "gone", n.gone(),
                        "at", at,
                        "second", second));
    }

    boolean firstAgrees(Tx tx, Delivery d, Actor by, Instant at) {
        var roles = String.join(" ", new TreeSet<>(by.roles()));
        var args = Tx.args("id", d.id().text(), "by", by.name(), "roles", roles, "at", at);
        return tx.update(FIRST, args) == 1;
    }

    void faults(Tx tx, Delivery d, Checked checked) {
        tx.batch(
                ADD_FAULT,
                checked.faults().stream()
                        .map(f ->
                                Tx.args(
                                        "delivery", d.id().text(),
                                        "line", f.line(),
                                        "col", f.column(),
                                        "reason", f.reason()))
                        .toList());
        tx.batch(
                ADD_QUALITY,
                checked.columns().entrySet().stream()
                        .map(e ->
                                Tx.args(
                                        "delivery", d.id().text(),
                                        "col", e.getKey(),
                                        "filled", e.getValue().filled(),
                                        "faulty", e.getValue().faulty(),
                                        "distinct", e.getValue().distinct()))
                        .toList());
    }

    List<Checked.Fault> faults(Tx tx, Ulid delivery, int most) {
        return tx.list(
                FAULTS,
                Map.of("delivery", delivery.text(), "most", most),
                row -> new Checked.Fault(row.number("line"), row.text("col"), row.text("reason")));
    }

    Map<String, Checked.Filled> quality(Tx tx, Ulid delivery) {
        var all = new LinkedHashMap<String, Checked.Filled>();
        tx.forEach(
                QUALITY,
                Map.of("delivery", delivery.text()),
                0,
                row ->
                        all.put(
                                row.text("col"),
                                new Checked.Filled(
                                        row.integer("filled"),
                                        row.integer("faulty"),
                                        row.integer("distinct_values"))));
        return all;
    }

    /** Whom a register speaks of. */
    Set<Subject> persons(Tx tx, String register) {
        return new TreeSet<>(
                tx.list(
                        PERSONS,
                        Map.of("register", register),
                        row -> new Subject("person", new Ulid(row.text("person")))));
    }

    /** What a register says now, by key; the transaction holds a grant for all its persons. */
    Map<String, Now> current(Tx tx, String register) {
        var all = new HashMap<String, Now>();
        tx.forEach(
                CURRENT,
                Map.of("register", register),
                5_000,
                row ->
                        all.put(
                                row.text("key"),
                                new Now(
                                        row.text("id"),
                                        row.integer("version"),
                                        row.text("person"),
                                        row.text("hash"),
                                        row.flag("gone"))));
        return all;
    }

    void addPersons(Tx tx, Set<Subject> persons, Instant at) {
        tx.batch(
                ADD_PERSON,
                persons.stream().map(s -> Tx.args("id", s.id().text(), "at", at)).toList());
    }

    void retire(Tx tx, List<Now> records) {
        tx.batch(
                RETIRE,
                records.stream().map(r -> Tx.args("id", r.id(), "version", r.version())).toList());
    }

    void gone(Tx tx, Delivery d, List<Now> records, Instant at) {
        tx.batch(
                GONE,
                records.stream()
                        .map(r ->
                                Tx.args(
                                        "id", r.id(),
                                        "version", r.version(),
                                        "delivery", d.id().text(),
                                        "valid_from", d.asOf(),
                                        "at", at))
                        .toList());
    }

    void write(Tx tx, Delivery d, List<Version> versions, Instant at) {
        var rows = new ArrayList<Map<String, Object>>();
        for (Version v : versions) {
            var row = new HashMap<String, Object>();
            row.put("id", v.id());
            row.put("version", v.version());
            row.put("register", d.register());
            row.put("key", v.change().key());
            row.put("person", v.person());
            row.put("delivery", d.id().text());
            row.put("valid_from", v.change().validFrom());
            row.put("at", at);
            row.put("gone", false);
            row.put("hash", v.change().hash());
            row.put("cells", json(v.change().cells()));
            row.put("iin", v.change().iin());
            row.put("words", v.change().words());
            row.put("born", v.change().born());
            row.put("hidden", v.change().hidden());
            rows.add(row);
        }
        tx.batch(ADD_RECORD, rows);
    }

    private static String json(Map<String, String> cells) {
        return new String(JsonBody.bytes(cells), StandardCharsets.UTF_8);
    }

    private static Delivery delivery(Row row) {
        String first = row.text("first_by");
        return new Delivery(
                new Ulid(row.text("id")),
                row.text("register"),
                row.text("sha256"),
                row.number("bytes"),
                Delivery.Format.valueOf(row.text("format").toUpperCase(Locale.ROOT)),
                row.date("as_of"),
                row.instant("received"),
                row.text("deliverer"),
                Delivery.State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.text("why"),
                new Delivery.Counts(
                        row.integer("rows"),
                        row.integer("quarantined"),
                        row.integer("added"),
                        row.integer("changed"),
                        row.integer("same"),
                        row.integer("gone")),
                first.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Delivery.Agreed(
                                        first,
                                        Set.of(row.text("first_roles").split(" ", -1)),
                                        row.instant("first_at"))));
    }

    /** A day that a delivery may tell of. */
    static LocalDate day(String text, LocalDate otherwise) {
        try {
            return text.isEmpty() ? otherwise : LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw Problem.invalid("as-of", text, "must be a day like 2026-01-31");
        }
    }
}
