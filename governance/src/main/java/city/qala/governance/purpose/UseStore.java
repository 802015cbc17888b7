package city.qala.governance.purpose;

import city.qala.kernel.Wish;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much is opened by whom, and what oversight was told about it. */
final class UseStore implements Notices {
    private static final Sql USE = Sql.of(UseStore.class, "use-purpose");
    private static final Sql DAYS = Sql.of(UseStore.class, "days-of-use");
    private static final Sql UNUSUAL = Sql.of(UseStore.class, "notice-unusual");
    private static final Sql URGENT = Sql.of(UseStore.class, "notice-urgent");
    private static final Sql NEWEST = Sql.of(UseStore.class, "newest-notices");
    private static final int MOST = 1_000;

    /**
     * What an actor has opened on a day, this opening included.
     *
     * @param used for the purpose
     * @param others for all other purposes
     */
    record Used(long used, long others) {}

    private final Database ledger;

    UseStore(Database ledger) {
        this.ledger = ledger;
    }

    Used count(Tx tx, Wish wish, LocalDate day) {
        var args =
                Map.of(
                        "actor",
                        wish.actor().name(),
                        "day",
                        day,
                        "purpose",
                        wish.purpose(),
                        "subjects",
                        (long) wish.subjects().size());
        return tx.one(USE, args, row -> new Used(row.number("used"), row.number("others")))
                .orElseThrow();
    }

    SortedMap<LocalDate, Long> days(Tx tx, String actor, LocalDate since, LocalDate before) {
        var days = new TreeMap<LocalDate, Long>();
        var args = Map.of("actor", actor, "since", since, "before", before);
        tx.forEach(DAYS, args, 0, row -> days.put(row.date("day"), row.number("subjects")));
        return days;
    }

    void unusual(Tx tx, Wish wish, LocalDate day, long count, long usual) {
        tx.update(
                UNUSUAL,
                Map.of(
                        "at", wish.at(),
                        "actor", wish.actor().name(),
                        "day", day,
                        "count", count,
                        "usual", usual));
    }

    void urgent(Tx tx, Wish wish, LocalDate day, Instant until) {
        tx.update(
                URGENT,
                Map.of(
                        "at", wish.at(),
                        "actor", wish.actor().name(),
                        "purpose", wish.purpose(),
                        "day", day,
                        "reason", wish.urgent(),
                        "until", until));
    }

    @Override
    public List<Notice> newest(int most) {
        var args = Map.of("most", Math.clamp(most, 1, MOST));
        return ledger.read(tx -> tx.list(NEWEST, args, UseStore::notice));
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.number("id"),
                Kind.valueOf(row.text("kind")),
                row.instant("at"),
                row.text("actor"),
                row.text("purpose"),
                row.date("day"),
                row.number("count"),
                row.number("usual"),
                row.text("reason"),
                Optional.ofNullable(row.instantOrNull("until")));
    }
}
