package city.qala.registry.people;

import city.qala.kernel.Grant;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Persons, households and what is said of them. What is said is read under a grant only. */
final class PeopleStore {
    private static final Sql BASIS = sql("run-basis");
    private static final Sql LAST_RUN = sql("last-run");
    private static final Sql ALL = sql("all-persons");
    private static final Sql LIVE = sql("live-entries");
    private static final Sql MOVE = sql("move-record");
    private static final Sql CHANGED = sql("changed-persons");
    private static final Sql DECISIONS = sql("decisions-in-force");
    private static final Sql ADD_RUN = sql("add-run");
    private static final Sql ADD_PERSON = sql("add-person");
    private static final Sql END_PERSON = sql("end-person");
    private static final Sql ADD_EVENT = sql("add-event");
    private static final Sql EVENTS = sql("person-events");
    private static final Sql ADD_HOUSEHOLD = sql("add-household");
    private static final Sql END_HOUSEHOLDS = sql("end-households");
    private static final Sql MEMBERS_NOW = sql("members-now");
    private static final Sql ADD_MEMBER = sql("add-member");
    private static final Sql END_MEMBER = sql("end-member");
    private static final Sql MEMBERS_OF = sql("members-of");
    private static final Sql HOUSEHOLD_OF = sql("household-of");
    private static final Sql FIND = sql("find-persons");
    private static final Sql ENTRIES = sql("entries-of");
    private static final Sql CURRENT_PERSON = sql("current-person");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

    /** What people decided on a pair of records. */
    record Verdict(String one, String other, boolean same) {}

    /** A record as the linkage reads it. */
    record Live(Entry entry, String iin, String born) {}

    /** What happened to a person. */
    record Event(Instant at, String kind, String person, String other, String cause) {}

    private static Sql sql(String name) {
        return Sql.of(PeopleStore.class, name);
    }

    String basis(Tx tx) {
        return tx.one(BASIS, Map.of(), row -> row.text("basis")).orElseThrow();
    }

    Optional<Run> lastRun(Tx tx) {
        return tx.one(
                LAST_RUN,
                Map.of(),
                row ->
                        new Run(
                                row.number("id"),
                                row.instant("began"),
                                row.instant("ended"),
                                row.text("basis"),
                                row.integer("records"),
                                row.integer("persons"),
                                row.integer("merged"),
                                row.integer("split"),
                                row.integer("households"),
                                row.real("threshold"),
                                row.real("precision_"),
                                row.real("recall")));
    }

    Set<Subject> all(Tx tx) {
        return new TreeSet<>(tx.list(ALL, Map.of(), PeopleStore::person));
    }

    List<Live> live(Tx tx) {
        var all = new ArrayList<Live>();
        tx.forEach(
                LIVE,
                Map.of(),
                5_000,
                row -> all.add(new Live(entry(row), row.text("iin"), row.text("born"))));
        return all;
    }

    Set<String> changedSince(Tx tx, long mark) {
        return new TreeSet<>(tx.list(CHANGED, Map.of("after", mark), row -> row.text("person")));
    }

    List<Verdict> decisions(Tx tx) {
        return tx.list(
                DECISIONS,
                Map.of(),
                row ->
                        new Verdict(
                                row.text("one"),
                                row.text("other"),
                                row.text("verdict").equals("same")));
    }

    void move(Tx tx, Map<String, String> persons) {
        tx.batch(
                MOVE,
                persons.entrySet().stream()
                        .map(e -> Tx.args("id", e.getKey(), "person", e.getValue()))
                        .toList());
    }

    long add(Tx tx, Run run) {
        return tx.insert(
                ADD_RUN,
                Tx.args(
                        "began", run.began(),
                        "ended", run.ended(),
                        "basis", run.basis(),
                        "records", run.records(),
                        "persons", run.persons(),
                        "merged", run.merged(),
                        "split", run.split(),
                        "households", run.households(),
                        "threshold", run.threshold(),
                        "precision", run.precision(),
                        "recall", run.recall()));
    }

    void renamed(Tx tx, IdRule.Named named, Instant at, String cause) {
        tx.batch(ADD_PERSON, named.ids().stream().map(id -> Tx.args("id", id, "at", at)).toList());
        tx.batch(
                END_PERSON,
                named.merged().entrySet().stream()
                        .map(e -> Tx.args("id", e.getKey(), "into", e.getValue(), "at", at))
                        .toList());
        var events = new ArrayList<Map<String, ?>>();
        named.merged().forEach((id, into) -> events.add(event("merged", id, into, at, cause)));
        named.split().forEach((id, from) -> events.add(event("split", id, from, at, cause)));
        tx.batch(ADD_EVENT, events);
    }

    private static Map<String, ?> event(
            String kind, String person, String other, Instant at, String cause) {
        return Tx.args("at", at, "kind", kind, "person", person, "other", other, "cause", cause);
    }

    List<Event> events(Tx tx, Ulid person) {
        return tx.list(
                EVENTS,
                Map.of("person", person.text()),
                row ->
                        new Event(
                                row.instant("at"),
                                row.text("kind"),
                                row.text("person"),
                                row.text("other"),
                                row.text("cause")));
    }

    Map<String, String> members(Tx tx) {
        var all = new TreeMap<String, String>();
        tx.forEach(
                MEMBERS_NOW,
                Map.of(),
                0,
                row -> all.put(row.text("person"), row.text("household")));
        return all;
    }

    void households(
            Tx tx,
            Set<String> ids,
            Map<String, String> ended,
            Map<String, String> begun,
            Map<String, LocalDate> since,
            Instant at) {
        tx.batch(ADD_HOUSEHOLD, ids.stream().map(id -> Tx.args("id", id, "at", at)).toList());
        tx.batch(
                END_MEMBER,
                ended.entrySet().stream()
                        .map(e ->
                                Tx.args("person", e.getKey(), "household", e.getValue(), "at", at))
                        .toList());
        tx.batch(
                ADD_MEMBER,
                begun.entrySet().stream()
                        .map(e ->
                                Tx.args(
                                        "person", e.getKey(),
                                        "household", e.getValue(),
                                        "valid_from", since.get(e.getKey()),
                                        "at", at))
                        .toList());
        tx.update(END_HOUSEHOLDS, Map.of("at", at));
    }

    /** Ids of a household's members on a day, as was known at a moment. */
    List<Ulid> membersOf(Tx tx, Ulid household, LocalDate on, Instant known) {
        var all = new ArrayList<Ulid>();
        tx.forEach(
                MEMBERS_OF,
                Map.of("household", household.text(), "known", known),
                0,
                row -> {
                    if (!row.date("valid_from").isAfter(on)) all.add(new Ulid(row.text("person")));
                });
        return all;
    }

    /** The household of a person on a day, as was known at a moment. */
    Optional<Ulid> householdOf(Tx tx, Ulid person, LocalDate on, Instant known) {
        return tx
                .list(
                        HOUSEHOLD_OF,
                        Map.of("person", person.text(), "known", known),
                        row -> row.date("valid_from").isAfter(on) ? "" : row.text("household"))
                .stream()
                .filter(h -> !h.isEmpty())
                .map(Ulid::new)
                .findFirst();
    }

    List<Subject> find(Tx tx, String number, List<String> words, String day) {
        return tx.list(
                FIND, Map.of("number", number, "words", words, "day", day), PeopleStore::person);
    }

    /** What was said of some persons on a day, as was known at a moment. */
    Map<Ulid, List<Entry>> entries(
            Tx tx, Grant grant, List<Ulid> persons, LocalDate day, Instant known) {
        for (Ulid p : persons) grant.require(new Subject("person", p));
        var all = new HashMap<Ulid, List<Entry>>();
        List<String> ids = persons.stream().map(Ulid::text).toList();
        tx.forEach(
                ENTRIES,
                Map.of("persons", ids, "day", day, "known", known),
                0,
                row -> {
                    Entry e = entry(row);
                    all.computeIfAbsent(new Ulid(e.person()), p -> new ArrayList<>()).add(e);
                });
        return all;
    }

    /** Whom an id stands for now, if it ever stood for somebody. */
    Optional<Ulid> now(Tx tx, Ulid person) {
        return tx.one(CURRENT_PERSON, Map.of("id", person.text()), row -> new Ulid(row.text("id")));
    }

    private static Subject person(Row row) {
        return new Subject("person", new Ulid(row.text("person")));
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.text("id"),
                row.integer("version"),
                row.text("register"),
                row.text("person"),
                row.date("valid_from"),
                cells(row.text("cells")),
                row.flag("hidden"));
    }

    private static Map<String, String> cells(String json) {
        try {
            return JSON.readValue(json, CELLS);
        } catch (JacksonException e) {
            throw new IllegalStateException("cells are what we wrote", e);
        }
    }
}
