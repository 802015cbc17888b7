package city.qala.governance.resident;

import city.qala.kernel.Grant;
import city.qala.kernel.Iin;
import city.qala.kernel.Language;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The residents' file in the ledger. Nothing of it is read without a grant. */
final class ResidentStore {
    private static final Sql ADD = Sql.of(ResidentStore.class, "add-resident");
    private static final Sql SET_HOUSEHOLD = Sql.of(ResidentStore.class, "set-household");
    private static final Sql ADD_GUARDIAN = Sql.of(ResidentStore.class, "add-guardian");
    private static final Sql SET_ROLL = Sql.of(ResidentStore.class, "set-roll");
    private static final Sql BY_IDS = Sql.of(ResidentStore.class, "residents-by-id");
    private static final Sql CHILDREN = Sql.of(ResidentStore.class, "children-of");
    private static final Sql IS_MEMBER = Sql.of(ResidentStore.class, "is-member");
    private static final Sql LIST = Sql.of(ResidentStore.class, "list-residents");

    /** What may be put right, and the statement that does it. */
    private static final Map<String, Sql> SETTERS =
            Map.of(
                    "resident.name", Sql.of(ResidentStore.class, "set-name"),
                    "resident.language", Sql.of(ResidentStore.class, "set-language"),
                    "resident.address", Sql.of(ResidentStore.class, "set-address"),
                    "resident.phone", Sql.of(ResidentStore.class, "set-phone"),
                    "resident.email", Sql.of(ResidentStore.class, "set-email"));

    void put(Tx tx, Resident r, Instant now) {
        tx.update(
                ADD,
                Tx.args(
                        "id", r.id().text(),
                        "name", r.name(),
                        "born", r.born(),
                        "language", r.language().tag(),
                        "iin", r.iin().digits(),
                        "address", r.address(),
                        "address_hidden", r.hidden(),
                        "district", r.district(),
                        "phone", r.contact().phone(),
                        "email", r.contact().email(),
                        "source", r.source(),
                        "since", r.since(),
                        "changed", now));
        tx.update(SET_ROLL, Map.of("id", r.id().text(), "district", r.district()));
        tx.update(
                SET_HOUSEHOLD,
                Map.of(
                        "resident", r.id().text(),
                        "household", r.household().id().text(),
                        "since", r.household().since()));
        for (Ulid adult : r.guardians())
            tx.update(
                    ADD_GUARDIAN,
                    Map.of(
                            "child", r.id().text(),
                            "adult", adult.text(),
                            "since", r.since(),
                            "until", r.born().plusYears(Resident.ADULT_FROM)));
    }

    /** One resident; empty if there is none with this id. */
    Optional<Resident> find(Tx tx, Grant grant, Ulid id) {
        return list(tx, grant, List.of(id)).stream().findFirst();
    }

    /** Some residents, in order of their ids; those that are not there are left out. */
    List<Resident> list(Tx tx, Grant grant, List<Ulid> ids) {
        for (Ulid id : ids) grant.require(new Subject("person", id));
        List<String> texts = ids.stream().map(Ulid::text).toList();
        return tx.list(BY_IDS, Map.of("ids", texts), ResidentStore::resident);
    }

    /** Ids of the children that somebody answers for on a day. */
    List<Ulid> children(Tx tx, Ulid adult, LocalDate today) {
        return tx.list(
                CHILDREN,
                Map.of("adult", adult.text(), "today", today),
                row -> new Ulid(row.text("child")));
    }

    /** Whether somebody lives in a household. */
    boolean isMember(Tx tx, Ulid resident, Ulid household) {
        var args = Map.of("resident", resident.text(), "household", household.text());
        return tx.one(IS_MEMBER, args, row -> row.flag("there")).orElse(false);
    }

    /** Ids of all residents of a district, of the town if it is empty. */
    List<Ulid> ids(Tx tx, String district) {
        return tx.list(LIST, Map.of("district", district), row -> new Ulid(row.text("id")));
    }

    /** Whether a field can be written at all. */
    static boolean canSet(String field) {
        return SETTERS.containsKey(field);
    }

    /** Writes one field; whether there was such a resident. */
    boolean set(Tx tx, Grant grant, Ulid id, String field, String value, Instant now) {
        grant.require(new Subject("person", id));
        Sql setter = SETTERS.get(field);
        if (setter == null) throw new IllegalArgumentException(field);
        return tx.update(setter, Map.of("id", id.text(), "value", value, "changed", now)) == 1;
    }

    private static Resident resident(Row row) {
        return new Resident(
                new Ulid(row.text("id")),
                row.text("name"),
                row.date("born"),
                Language.find(row.text("language")).orElse(Language.KK),
                new Iin(row.text("iin")),
                row.text("address"),
                row.flag("address_hidden"),
                row.text("district"),
                new Resident.Contact(row.text("phone"), row.text("email")),
                new Resident.Household(
                        new Ulid(row.text("household")), row.date("household_since")),
                row.texts("guardians").stream().map(Ulid::new).toList(),
                row.text("source"),
                row.date("since"));
    }
}
