package city.qala.exchange.agreement;

import city.qala.exchange.message.PublicJwk;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Agreements in the ledger. */
final class AgreementStore {

    private static final Sql LIST = Sql.of(AgreementStore.class, "list-agreements");
    private static final Sql KEYS = Sql.of(AgreementStore.class, "list-keys");
    private static final Sql ADD = Sql.of(AgreementStore.class, "add-agreement");
    private static final Sql ADD_KEY = Sql.of(AgreementStore.class, "add-key");
    private static final Sql APPROVE = Sql.of(AgreementStore.class, "approve-agreement");
    private static final Sql END = Sql.of(AgreementStore.class, "end-agreement");

    List<Agreement> all(Tx tx) {
        Map<String, List<PublicJwk>> keys = new HashMap<>();
        tx.forEach(
                KEYS,
                Map.of(),
                0,
                row ->
                        keys.computeIfAbsent(row.text("agreement"), a -> new ArrayList<>())
                                .add(
                                        new PublicJwk(
                                                row.text("curve"), row.text("x"), row.text("y"))));
        return tx.list(
                LIST,
                Map.of(),
                row -> agreement(row, keys.getOrDefault(row.text("id"), List.of())));
    }

    void add(Tx tx, Agreement a) {
        Terms t = a.terms();
        tx.update(
                ADD,
                Tx.args(
                        "id", a.id().text(),
                        "kind", t.partner().kind(),
                        "name", t.partner().name(),
                        "bin", t.partner().bin(),
                        "dataSet", t.dataSet(),
                        "fields", t.fields().toArray(String[]::new),
                        "purpose", t.purpose(),
                        "reason", t.reason(),
                        "starts", t.from(),
                        "ends", t.until(),
                        "callsPerDay", t.callsPerDay(),
                        "rowsPerCall", t.rowsPerCall(),
                        "by", a.proposed().by(),
                        "roles", a.proposed().roles().stream().sorted().toArray(String[]::new),
                        "at", a.proposed().at()));
        for (PublicJwk key : a.keys())
            tx.update(
                    ADD_KEY,
                    Map.of(
                            "agreement", a.id().text(),
                            "kid", key.id(),
                            "curve", key.curve(),
                            "x", key.x(),
                            "y", key.y()));
    }

    boolean approve(Tx tx, Ulid id, Agreement.Signature by) {
        return tx.update(APPROVE, act(id, by)) == 1;
    }

    boolean end(Tx tx, Ulid id, Agreement.Signature by) {
        return tx.update(END, act(id, by)) == 1;
    }

    private static Map<String, Object> act(Ulid id, Agreement.Signature by) {
        return Map.of(
                "id", id.text(),
                "by", by.by(),
                "roles", by.roles().stream().sorted().toArray(String[]::new),
                "at", by.at(),
                "words", by.words());
    }

    private static Agreement agreement(Row row, List<PublicJwk> keys) {
        var partner =
                new Partner(
                        Partner.Kind.valueOf(row.text("partner_kind")),
                        row.text("partner_name"),
                        row.text("partner_bin"));
        var terms =
                new Terms(
                        partner,
                        row.text("data_set"),
                        row.texts("fields"),
                        row.text("purpose"),
                        row.text("reason"),
                        row.instant("starts"),
                        row.instant("ends"),
                        row.integer("calls_per_day"),
                        row.integer("rows_per_call"));
        return new Agreement(
                new Ulid(row.text("id")),
                terms,
                keys,
                new Agreement.Signature(
                        row.text("proposed_by"),
                        Set.copyOf(row.texts("proposed_roles")),
                        row.instant("proposed_at"),
                        ""),
                signature(row, "approved"),
                signature(row, "ended"));
    }

    private static Agreement.@Nullable Signature signature(Row row, String act) {
        String by = row.textOrNull(act + "_by");
        Instant at = row.instantOrNull(act + "_at");
        String words = row.textOrNull(act + "_words");
        return by == null || at == null
                ? null
                : new Agreement.Signature(
                        by, Set.copyOf(row.texts(act + "_roles")), at, words == null ? "" : words);
    }
}
