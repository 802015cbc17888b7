package city.qala.proactive.draft;

import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Drafts in the ledger, and the facts that they are tried on. */
final class DraftStore {
    private static final int AT_A_TIME = 1_000;
    private static final Sql ADD = Sql.of(DraftStore.class, "add-draft");
    private static final Sql SET = Sql.of(DraftStore.class, "set-draft");
    private static final Sql ONE = Sql.of(DraftStore.class, "draft");
    private static final Sql ALL = Sql.of(DraftStore.class, "drafts");
    private static final Sql KNOWN = Sql.of(DraftStore.class, "known-households");
    private static final Sql FACTS = Sql.of(DraftStore.class, "all-facts");

    void add(Tx tx, Draft d) {
        tx.update(ADD, args(d));
    }

    /** Whether it was in that state until now. */
    boolean set(Tx tx, Draft d, Draft.State was) {
        Map<String, Object> args = args(d);
        args.put("was", was);
        args.put("state", d.state());
        return tx.update(SET, args) == 1;
    }

    private static Map<String, Object> args(Draft d) {
        Map<String, Object> args = new HashMap<>();
        args.put("id", d.id().text());
        args.put("file", d.file());
        args.put("text", d.text());
        args.put("base", d.base());
        args.put("author", d.author());
        args.put("roles", String.join(",", new TreeSet<>(d.roles())));
        args.put("at", d.at());
        return args;
    }

    Optional<Draft> find(Tx tx, Ulid id) {
        return tx.one(ONE, Map.of("id", id.text()), DraftStore::draft);
    }

    List<Draft> list(Tx tx, int most) {
        return tx.list(ALL, Map.of("most", most), DraftStore::draft);
    }

    List<Ulid> known(Tx tx) {
        return tx.list(KNOWN, Map.of(), row -> new Ulid(row.text("id")));
    }

    void facts(Tx tx, Consumer<String> each) {
        tx.forEach(FACTS, Map.of(), AT_A_TIME, row -> each.accept(row.text("facts")));
    }

    private static Draft draft(Row row) {
        return new Draft(
                new Ulid(row.text("id")),
                row.text("file"),
                row.text("text"),
                row.text("base"),
                Draft.State.valueOf(row.text("state")),
                row.text("author"),
                Set.of(row.text("roles").split(",", -1)),
                row.instant("at"));
    }
}
