package city.qala.proactive.benefit;

import city.qala.kernel.Grant;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What households were told. */
final class NoticeStore {
    private static final Sql ADD = Sql.of(NoticeStore.class, "add-notice");
    private static final Sql OF = Sql.of(NoticeStore.class, "notices-of");

    /** Tells all of it; what was told before is passed over. */
    void add(Tx tx, List<Notice> all) {
        var _ = tx.batch(ADD, all.stream().map(NoticeStore::args).toList());
    }

    private static Map<String, @Nullable Object> args(Notice n) {
        return Tx.args(
                "id", n.id().text(),
                "household", n.household().text(),
                "key", n.key(),
                "kind", n.kind(),
                "entitlement", n.entitlement(),
                "policy", n.policy(),
                "unit", n.unit(),
                "amount", n.amount().toPlainString(),
                "day", n.day().orElse(null),
                "at", n.at());
    }

    /** The newest first. */
    List<Notice> list(Tx tx, Grant grant, Ulid household, int most) {
        grant.require(AssessmentStore.subject(household));
        return tx.list(
                OF,
                Map.of("household", household.text(), "most", most),
                row -> notice(row, household));
    }

    private static Notice notice(Row row, Ulid household) {
        return new Notice(
                new Ulid(row.text("id")),
                household,
                "",
                Notice.Kind.valueOf(row.text("kind")),
                row.text("entitlement"),
                row.text("policy"),
                row.text("unit"),
                new BigDecimal(row.text("amount")),
                Optional.ofNullable(row.dateOrNull("day")),
                row.instant("at"));
    }
}
