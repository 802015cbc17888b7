package city.qala.vision.watch;

import city.qala.kernel.Grant;
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

/** Entries of lists. Everything but their ids is read and written under a grant, and sealed. */
final class EntryStore {
    private static final Sql ADD_PLACE = Sql.of(EntryStore.class, "add-place");
    private static final Sql ADD = Sql.of(EntryStore.class, "add-entry");
    private static final Sql ADD_PHOTO = Sql.of(EntryStore.class, "add-photo");
    private static final Sql PLACES = Sql.of(EntryStore.class, "places");
    private static final Sql ENTRIES = Sql.of(EntryStore.class, "entries");
    private static final Sql PHOTO = Sql.of(EntryStore.class, "photo");
    private static final Sql REFUSE = Sql.of(EntryStore.class, "refuse-entry");
    private static final Sql ERASE = Sql.of(EntryStore.class, "erase-entry");
    private static final Sql ERASE_PLACES = Sql.of(EntryStore.class, "erase-places");

    /** That a list has an entry, and how it fared. */
    record Place(Ulid id, Ulid list, int refusals, boolean suspended) {
        Subject subject() {
            return EntryStore.subject(id);
        }
    }

    /** An entry as it is kept: sealed. */
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes on their way through
    record Sealed(
            Ulid id,
            byte[] name,
            byte[] template,
            String source,
            LocalDate taken,
            String lawful,
            String quality) {}

    static Subject subject(Ulid id) {
        return new Subject("sought", id);
    }

    void add(Tx tx, Grant grant, Ulid list, Sealed entry, byte[] photo, Instant at) {
        grant.require(subject(entry.id()));
        tx.update(ADD_PLACE, Map.of("id", entry.id().text(), "list", list.text(), "at", at));
        tx.update(
                ADD,
                Map.of(
                        "id", entry.id().text(),
                        "name", entry.name(),
                        "template", entry.template(),
                        "source", entry.source(),
                        "taken", entry.taken(),
                        "lawful", entry.lawful(),
                        "quality", entry.quality()));
        tx.update(ADD_PHOTO, Map.of("id", entry.id().text(), "photo", photo));
    }

    List<Place> places(Tx tx, Ulid list) {
        return tx.list(PLACES, Map.of("list", list.text()), EntryStore::place);
    }

    /** Entries that the grant opens; what it does not cover is not there. */
    List<Sealed> entries(Tx tx, Grant grant, List<Ulid> ids) {
        return tx.list(ENTRIES, Map.of("ids", texts(ids)), EntryStore::sealed).stream()
                .filter(e -> grant.covers(subject(e.id())))
                .toList();
    }

    Optional<byte[]> photo(Tx tx, Grant grant, Ulid id) {
        grant.require(subject(id));
        return tx.one(PHOTO, Map.of("id", id.text()), row -> row.bytes("photo"));
    }

    /** Counts that two people said "somebody else"; how the entry stands then. */
    Optional<Place> refuse(Tx tx, Ulid id, int most) {
        return tx.one(REFUSE, Map.of("id", id.text(), "most", most), EntryStore::place);
    }

    /**
     * Erases everything of one who was sought; needs no permission and shows nothing. How many rows
     * are gone.
     */
    int erase(Tx tx, Ulid id) {
        return tx.one(ERASE, Map.of("id", id.text()), row -> row.integer("gone")).orElse(0);
    }

    void forget(Tx tx, Ulid list) {
        tx.update(ERASE_PLACES, Map.of("list", list.text()));
    }

    private static String[] texts(List<Ulid> ids) {
        return ids.stream().map(Ulid::text).toArray(String[]::new);
    }

    private static Place place(Row row) {
        return new Place(
                new Ulid(row.text("id")),
                new Ulid(row.text("list")),
                row.integer("refusals"),
                row.flag("suspended"));
    }

    private static Sealed sealed(Row row) {
        return new Sealed(
                new Ulid(row.text("id")),
                row.bytes("name"),
                row.bytes("template"),
                row.text("source"),
                row.date("taken"),
                row.text("lawful"),
                row.text("quality"));
    }
}
