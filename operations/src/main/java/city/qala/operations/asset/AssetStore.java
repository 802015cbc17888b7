package city.qala.operations.asset;

import city.qala.kernel.Money;
import city.qala.operations.asset.Asset.Decided;
import city.qala.operations.asset.Asset.Decision;
import city.qala.operations.asset.Asset.Visit;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cards, visits and decisions in the ledger. */
final class AssetStore {
    private static final Sql PUT_CARD = Sql.of(AssetStore.class, "put-asset-card");
    private static final Sql CARDS = Sql.of(AssetStore.class, "asset-cards");
    private static final Sql ADD_VISIT = Sql.of(AssetStore.class, "add-asset-visit");
    private static final Sql VISITS = Sql.of(AssetStore.class, "asset-visits");
    private static final Sql LAST_VISITS = Sql.of(AssetStore.class, "last-asset-visits");
    private static final Sql ADD_DECISION = Sql.of(AssetStore.class, "add-asset-decision");
    private static final Sql DECISIONS = Sql.of(AssetStore.class, "asset-decisions");
    private static final Sql LAST_DECISIONS = Sql.of(AssetStore.class, "last-asset-decisions");

    void card(Tx tx, String code, Card card, Instant at, String actor) {
        tx.update(
                PUT_CARD,
                Tx.args(
                        "code", code,
                        "price", card.price().map(Money::tiyn).orElse(null),
                        "upkeep", card.upkeep().map(Money::tiyn).orElse(null),
                        "bought", card.bought().orElse(null),
                        "due", card.due().orElse(null),
                        "changed", at,
                        "actor", actor));
    }

    Map<String, Card> cards(Tx tx) {
        Map<String, Card> cards = new HashMap<>();
        tx.forEach(CARDS, Map.of(), 0, r -> cards.put(r.text("code"), card(r)));
        return cards;
    }

    void visit(Tx tx, String code, Visit visit) {
        tx.update(
                ADD_VISIT,
                Map.of(
                        "code", code,
                        "at", visit.at(),
                        "actor", visit.actor(),
                        "what", visit.what(),
                        "cost", visit.cost().tiyn()));
    }

    List<Visit> visits(Tx tx, String code) {
        return tx.list(VISITS, Map.of("code", code), AssetStore::visit);
    }

    Map<String, Visit> lastVisits(Tx tx) {
        Map<String, Visit> last = new HashMap<>();
        tx.forEach(LAST_VISITS, Map.of(), 0, r -> last.put(r.text("code"), visit(r)));
        return last;
    }

    void decision(Tx tx, String code, Decided decided) {
        tx.update(
                ADD_DECISION,
                Map.of(
                        "code", code,
                        "at", decided.at(),
                        "actor", decided.actor(),
                        "decision", decided.decision(),
                        "reason", decided.reason()));
    }

    List<Decided> decisions(Tx tx, String code) {
        return tx.list(DECISIONS, Map.of("code", code), AssetStore::decided);
    }

    Map<String, Decided> lastDecisions(Tx tx) {
        Map<String, Decided> last = new HashMap<>();
        tx.forEach(LAST_DECISIONS, Map.of(), 0, r -> last.put(r.text("code"), decided(r)));
        return last;
    }

    private static Card card(Row r) {
        return new Card(
                money(r.numberOrNull("price")),
                money(r.numberOrNull("upkeep")),
                date(r.dateOrNull("bought")),
                date(r.dateOrNull("due")));
    }

    private static Optional<Money> money(@Nullable Long tiyn) {
        return Optional.ofNullable(tiyn).map(t -> new Money(t, Money.KZT));
    }

    private static Optional<LocalDate> date(@Nullable LocalDate date) {
        return Optional.ofNullable(date);
    }

    private static Visit visit(Row r) {
        return new Visit(
                r.instant("at"),
                r.text("actor"),
                r.text("what"),
                new Money(r.number("cost"), Money.KZT));
    }

    private static Decided decided(Row r) {
        return new Decided(
                r.instant("at"),
                r.text("actor"),
                Decision.valueOf(r.text("decision")),
                r.text("reason"));
    }
}
