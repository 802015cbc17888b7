package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one person asked for and waits for a second one. */
final class ProposalStore {
    private static final Sql ADD = Sql.of(ProposalStore.class, "add-proposal");
    private static final Sql LIST = Sql.of(ProposalStore.class, "list-proposals");
    private static final Sql DECIDE = Sql.of(ProposalStore.class, "decide-proposal");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database ledger;

    ProposalStore(Database ledger) {
        this.ledger = ledger;
    }

    /** All that wait, oldest first. */
    List<Proposal> waiting() {
        return ledger.read(this::waiting);
    }

    List<Proposal> waiting(Tx tx) {
        return tx.list(LIST, Map.of(), ProposalStore::proposal);
    }

    void add(Tx tx, Proposal p) {
        tx.update(
                ADD,
                Map.of(
                        "id", p.id(),
                        "verb", p.act().verb().code(),
                        "account", p.act().account(),
                        "body", body(p.act()),
                        "by", p.by().name(),
                        "roles", p.by().roles().stream().sorted().toList(),
                        "now", p.at()));
    }

    /**
     * Ends the waiting.
     *
     * @throws Problem {@code invalid-transition} 409 if somebody was faster
     */
    void decide(Tx tx, String id, boolean approved, Actor by, Instant now) {
        var args =
                Map.of(
                        "id",
                        id,
                        "outcome",
                        approved ? "approved" : "rejected",
                        "by",
                        by.name(),
                        "now",
                        now);
        if (tx.update(DECIDE, args) == 0)
            throw Problem.conflict("invalid-transition", "Somebody has decided this already.");
    }

    private static String body(AccountAct act) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("roles", new TreeSet<>(act.roles()));
        StandingJson.into(fields, act.standing());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JacksonException e) {
            throw new IllegalStateException("plain values", e);
        }
    }

    private static Proposal proposal(Row row) {
        var verb = AccountAct.Verb.of(row.text("verb"));
        var by =
                new Actor(
                        row.text("asked_by"),
                        Actor.Kind.PERSON,
                        Set.copyOf(row.texts("asked_roles")));
        return new Proposal(
                row.text("id"),
                act(verb, row.text("account"), row.text("body")),
                by,
                row.instant("asked_at"));
    }

    private static AccountAct act(AccountAct.Verb verb, String account, String body) {
        try {
            AccountJson json = JSON.readValue(body, AccountJson.class);
            Set<String> roles = json.roles() == null ? Set.of() : Set.copyOf(json.roles());
            return new AccountAct(verb, account, roles, json.standing());
        } catch (JacksonException e) {
            throw new IllegalStateException("a proposal is as we wrote it", e);
        }
    }
}
