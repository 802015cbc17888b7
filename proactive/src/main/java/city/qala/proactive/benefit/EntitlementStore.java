package city.qala.proactive.benefit;

import city.qala.kernel.Grant;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What households have, what was answered to offers, and what shall be less. */
final class EntitlementStore {
    private static final Sql OF = sql("entitlements-of");
    private static final Sql ADD = sql("add-entitlement");
    private static final Sql CHANGE = sql("change-entitlement");
    private static final Sql REMIND = sql("remind");
    private static final Sql MOVE = sql("move-unit");
    private static final Sql MOVE_CUT = sql("move-cut");
    private static final Sql CONSENT = sql("add-consent");
    private static final Sql CONSENTS = sql("consents-of");
    private static final Sql CUTS = sql("reductions-of");
    private static final Sql ADD_CUT = sql("add-reduction");
    private static final Sql CHANGE_CUT = sql("change-reduction");

    /** How a yes or no came. */
    enum Channel {
        PAGE,
        PHONE,
        OFFICE,
        PAPER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static Sql sql(String name) {
        return Sql.of(EntitlementStore.class, name);
    }

    /** Entitlements of some households, the oldest first. */
    List<Entitlement> list(Tx tx, Grant grant, Collection<Ulid> households) {
        for (Ulid h : households) grant.require(AssessmentStore.subject(h));
        return tx.list(
                OF,
                Map.of("ids", AssessmentStore.texts(households)),
                EntitlementStore::entitlement);
    }

    /** Begins one; false if its unit has one already, in whatever household. */
    boolean add(Tx tx, Entitlement e, Instant at) {
        Map<String, @Nullable Object> args = args(e, at);
        args.put("household", e.household().text());
        args.put("policy", e.policy());
        args.put("unit", e.unit());
        args.put("offered", e.offered().orElse(null));
        return tx.update(ADD, args) == 1;
    }

    void change(Tx tx, Entitlement e, Instant at) {
        tx.update(CHANGE, args(e, at));
    }

    private static Map<String, @Nullable Object> args(Entitlement e, Instant at) {
        return Tx.args(
                "id", e.id().text(),
                "state", e.state(),
                "amount", e.amount().toPlainString(),
                "since", e.since(),
                "until", e.until().orElse(null),
                "assessment", e.assessment().text(),
                "changed", at);
    }

    void remind(Tx tx, Ulid id, LocalDate day) {
        tx.update(REMIND, Map.of("id", id.text(), "day", day));
    }

    /** What a person has goes with them; both households are open in this transaction. */
    void move(Tx tx, String unit, Ulid to) {
        Map<String, String> args = Map.of("unit", unit, "household", to.text());
        tx.update(MOVE_CUT, args);
        tx.update(MOVE, args);
    }

    void consent(
            Tx tx,
            Entitlement e,
            String person,
            boolean yes,
            Channel channel,
            String recorder,
            Instant at) {
        tx.update(
                CONSENT,
                Map.of(
                        "entitlement", e.id().text(),
                        "household", e.household().text(),
                        "person", person,
                        "yes", yes,
                        "at", at,
                        "channel", channel,
                        "recorder", recorder));
    }

    /** Who said yes, and who no. */
    Map<String, Boolean> consents(Tx tx, Ulid entitlement) {
        Map<String, Boolean> said = new LinkedHashMap<>();
        tx.forEach(
                CONSENTS,
                Map.of("entitlement", entitlement.text()),
                0,
                row -> said.put(row.text("person"), row.flag("yes")));
        return said;
    }

    /** Reductions of some households, the newest first. */
    List<Reduction> cuts(Tx tx, Grant grant, Collection<Ulid> households) {
        for (Ulid h : households) grant.require(AssessmentStore.subject(h));
        return tx.list(
                CUTS, Map.of("ids", AssessmentStore.texts(households)), EntitlementStore::cut);
    }

    void propose(Tx tx, Reduction r) {
        tx.update(
                ADD_CUT,
                Map.of(
                        "id", r.id().text(),
                        "entitlement", r.entitlement().text(),
                        "household", r.household().text(),
                        "amount", r.amount().toPlainString(),
                        "assessment", r.assessment().text(),
                        "proposed", r.proposed()));
    }

    /** Writes what became of a reduction; false if it was not in that state any more. */
    boolean change(Tx tx, Reduction r, Reduction.State was, @Nullable Instant decided) {
        return tx.update(
                        CHANGE_CUT,
                        Tx.args(
                                "id", r.id().text(),
                                "was", was,
                                "state", r.state(),
                                "officer", r.officer(),
                                "reason", r.reason(),
                                "wrong", r.wrong(),
                                "decided", decided,
                                "effective", r.effective().orElse(null)))
                == 1;
    }

    private static Entitlement entitlement(Row row) {
        return new Entitlement(
                new Ulid(row.text("id")),
                new Ulid(row.text("household")),
                row.text("policy"),
                row.text("unit"),
                Entitlement.State.valueOf(row.text("state")),
                new BigDecimal(row.text("amount")),
                row.date("since"),
                Optional.ofNullable(row.dateOrNull("until")),
                Optional.ofNullable(row.dateOrNull("offered")),
                Optional.ofNullable(row.dateOrNull("reminded")),
                new Ulid(row.text("assessment")));
    }

    private static Reduction cut(Row row) {
        return new Reduction(
                new Ulid(row.text("id")),
                new Ulid(row.text("entitlement")),
                new Ulid(row.text("household")),
                new BigDecimal(row.text("amount")),
                new Ulid(row.text("assessment")),
                Reduction.State.valueOf(row.text("state")),
                row.instant("proposed"),
                row.text("officer"),
                row.text("reason"),
                row.flag("wrong"),
                Optional.ofNullable(row.dateOrNull("effective")));
    }
}
