package city.qala.assess;

import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claims in the ledger. Rows are added and signed, never changed. */
final class ClaimStore {
    private static final Sql ADD = Sql.of(ClaimStore.class, "add-claim");
    private static final Sql APPROVE = Sql.of(ClaimStore.class, "approve-proposal");
    private static final Sql REFUSE = Sql.of(ClaimStore.class, "refuse-proposal");
    private static final Sql LIST = Sql.of(ClaimStore.class, "list-claims");

    /** Every claim, oldest first. */
    List<Entry> all(Tx tx) {
        return tx.list(LIST, Map.of(), ClaimStore::entry);
    }

    void add(Tx tx, String proposal, List<Claim> claims, Entry.Signature by) {
        tx.batch(ADD, claims.stream().map(c -> args(proposal, c, by)).toList());
    }

    /** How many claims are in force now. */
    int approve(Tx tx, String proposal, Entry.Signature by) {
        return tx.update(APPROVE, signed(proposal, by));
    }

    int refuse(Tx tx, String proposal, Entry.Signature by) {
        return tx.update(REFUSE, signed(proposal, by));
    }

    private static Map<String, Object> signed(String proposal, Entry.Signature by) {
        return Map.of("proposal", proposal, "by", by.by(), "roles", roles(by), "at", by.at());
    }

    private static Map<String, Object> args(String proposal, Claim c, Entry.Signature by) {
        return Map.ofEntries(
                Map.entry("proposal", proposal),
                Map.entry("indicator", c.indicator()),
                Map.entry("part", c.part()),
                Map.entry("year", c.year()),
                Map.entry("value", c.value()),
                Map.entry("source", c.source()),
                Map.entry("origin", c.origin()),
                Map.entry("quality", c.quality()),
                Map.entry("note", c.note()),
                Map.entry("by", by.by()),
                Map.entry("roles", roles(by)),
                Map.entry("at", by.at()));
    }

    private static String[] roles(Entry.Signature by) {
        return by.roles().stream().sorted().toArray(String[]::new);
    }

    private static Entry entry(Row row) {
        var claim =
                new Claim(
                        row.text("indicator"),
                        row.text("part"),
                        row.integer("year"),
                        row.real("value"),
                        row.text("source"),
                        Claim.Origin.valueOf(row.text("origin")),
                        Claim.Quality.valueOf(row.text("quality")),
                        row.text("note"));
        return new Entry(
                row.number("no"),
                row.text("proposal"),
                claim,
                signature(row, "entered").orElseThrow(),
                signature(row, "approved"),
                signature(row, "refused"));
    }

    private static Optional<Entry.Signature> signature(Row row, String what) {
        String by = row.textOrNull(what + "_by");
        if (by == null) return Optional.empty();
        return Optional.of(
                new Entry.Signature(
                        by, new HashSet<>(row.texts(what + "_roles")), row.instant(what + "_at")));
    }
}
