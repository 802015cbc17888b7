package city.qala.proactive.benefit;

import city.qala.kernel.Grant;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Households, who lives in them, and what was decided of them. */
final class AssessmentStore {
    private static final Sql KNOW = sql("know-household");
    private static final Sql LOCK = sql("lock-households");
    private static final Sql DUE = sql("due-households");
    private static final Sql LOOKED = sql("looked-at");
    private static final Sql ALL_DUE = sql("all-due");
    private static final Sql ADD_MEMBER = sql("add-member");
    private static final Sql LEAVE = sql("leave-household");
    private static final Sql HOUSEHOLD_OF = sql("household-of");
    private static final Sql BEFORE = sql("homes-before");
    private static final Sql NEWEST = sql("newest-assessments");
    private static final Sql ONE = sql("assessment");
    private static final Sql OF = sql("assessments-of");
    private static final Sql ADD = sql("add-assessment");

    private static Sql sql(String name) {
        return Sql.of(AssessmentStore.class, name);
    }

    static Subject subject(Ulid household) {
        return new Subject("household", household);
    }

    static List<String> texts(Collection<Ulid> ids) {
        return ids.stream().map(Ulid::text).toList();
    }

    /** Lets households be looked at by a day. */
    void know(Tx tx, Collection<Ulid> households, LocalDate due) {
        var _ =
                tx.batch(
                        KNOW,
                        households.stream().map(h -> Map.of("id", h.text(), "due", due)).toList());
    }

    void lock(Tx tx, Collection<Ulid> households) {
        var _ = tx.list(LOCK, Map.of("ids", texts(households)), row -> row.text("id"));
    }

    List<Ulid> due(Tx tx, LocalDate day, int most) {
        return tx.list(DUE, Map.of("day", day, "most", most), row -> new Ulid(row.text("id")));
    }

    void looked(Tx tx, Map<Ulid, LocalDate> next, Instant at) {
        var _ =
                tx.batch(
                        LOOKED,
                        next.entrySet().stream()
                                .map(e ->
                                        Map.of(
                                                "id",
                                                e.getKey().text(),
                                                "due",
                                                e.getValue(),
                                                "at",
                                                at))
                                .toList());
    }

    void allDue(Tx tx, LocalDate day) {
        tx.update(ALL_DUE, Map.of("day", day));
    }

    /** Who lives where now; whoever lived in one of the households and is not named has left. */
    void members(Tx tx, Map<String, Ulid> homes, Collection<Ulid> households) {
        tx.update(LEAVE, Map.of("ids", texts(households), "people", List.copyOf(homes.keySet())));
        var _ =
                tx.batch(
                        ADD_MEMBER,
                        homes.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e ->
                                        Map.of(
                                                "person",
                                                e.getKey(),
                                                "household",
                                                e.getValue().text()))
                                .toList());
    }

    Optional<Ulid> householdOf(Tx tx, Ulid person) {
        return tx.one(
                HOUSEHOLD_OF,
                Map.of("person", person.text()),
                row -> new Ulid(row.text("household")));
    }

    /** Where some people lived when it was last looked. */
    Map<String, Ulid> homes(Tx tx, Collection<String> people) {
        Map<String, Ulid> homes = new LinkedHashMap<>();
        tx.forEach(
                BEFORE,
                Map.of("people", List.copyOf(people)),
                0,
                row -> homes.put(row.text("person"), new Ulid(row.text("household"))));
        return homes;
    }

    /** The newest decision of each household that has one. */
    Map<Ulid, Assessment> newest(Tx tx, Grant grant, Collection<Ulid> households) {
        for (Ulid h : households) grant.require(subject(h));
        Map<Ulid, Assessment> found = new LinkedHashMap<>();
        for (Assessment a :
                tx.list(NEWEST, Map.of("ids", texts(households)), AssessmentStore::assessment))
            found.put(a.household(), a);
        return found;
    }

    Optional<Assessment> find(Tx tx, Grant grant, Ulid id) {
        Optional<Assessment> found =
                tx.one(ONE, Map.of("id", id.text()), AssessmentStore::assessment);
        found.ifPresent(a -> grant.require(subject(a.household())));
        return found;
    }

    List<Assessment> list(Tx tx, Grant grant, Ulid household, int most) {
        grant.require(subject(household));
        return tx.list(
                OF,
                Map.of("household", household.text(), "most", most),
                AssessmentStore::assessment);
    }

    void add(Tx tx, List<Assessment> all) {
        var _ = tx.batch(ADD, all.stream().map(AssessmentStore::args).toList());
    }

    private static Map<String, @Nullable Object> args(Assessment a) {
        return Tx.args(
                "id", a.id().text(),
                "household", a.household().text(),
                "day", a.day(),
                "at", a.at(),
                "law", a.law(),
                "because", a.because(),
                "facts", a.facts(),
                "facts_hash", a.factsHash(),
                "answer", a.answer());
    }

    private static Assessment assessment(Row row) {
        return new Assessment(
                new Ulid(row.text("id")),
                new Ulid(row.text("household")),
                row.date("day"),
                row.instant("at"),
                row.text("law"),
                row.text("because"),
                row.text("facts"),
                row.text("facts_hash"),
                row.text("answer"));
    }
}
