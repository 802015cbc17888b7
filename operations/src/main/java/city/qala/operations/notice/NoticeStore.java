package city.qala.operations.notice;

import city.qala.kernel.Language;
import city.qala.kernel.Ulid;
import city.qala.operations.notice.Notice.Audience;
import city.qala.operations.notice.Notice.Severity;
import city.qala.operations.notice.Notice.Signed;
import city.qala.operations.notice.Notice.Text;
import city.qala.operations.notice.Notice.Verb;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.platform.http.JsonBody;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Notices and their deliveries in the ledger. */
final class NoticeStore {
    private static final Sql ADD = Sql.of(NoticeStore.class, "add-notice");
    private static final Sql BY_ID = Sql.of(NoticeStore.class, "notice-by-id");
    private static final Sql LOCK = Sql.of(NoticeStore.class, "lock-notice");
    private static final Sql LIST = Sql.of(NoticeStore.class, "notices");
    private static final Sql APPROVE = Sql.of(NoticeStore.class, "approve-notice");
    private static final Sql REJECT = Sql.of(NoticeStore.class, "reject-notice");
    private static final Sql ADD_DELIVERY = Sql.of(NoticeStore.class, "add-delivery");
    private static final Sql DELIVERIES = Sql.of(NoticeStore.class, "deliveries-of");
    private static final Sql NEXT = Sql.of(NoticeStore.class, "next-delivery");
    private static final Sql DELIVERED = Sql.of(NoticeStore.class, "delivered");
    private static final Sql NOT_DELIVERED = Sql.of(NoticeStore.class, "not-delivered");
    private static final Sql UNCALLED = Sql.of(NoticeStore.class, "uncalled");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 100;

    /** What a receiver gets next. */
    record Due(long no, Ulid notice, int attempts, Instant at) {}

    void add(Tx tx, Notice n, List<String> receivers, Instant now) {
        int added =
                tx.update(
                        ADD,
                        Tx.args(
                                "id", n.id().text(),
                                "audience", n.audience(),
                                "verb", n.verb(),
                                "alarm", n.alarm().text(),
                                "corrects", n.corrects().map(Ulid::text).orElse(null),
                                "texts", json(n.texts()),
                                "area", n.area(),
                                "severity", n.severity(),
                                "expires", n.expires(),
                                "drafted", n.drafted().at(),
                                "drafter", n.drafted().by(),
                                "drafter_roles", List.copyOf(n.drafted().roles()),
                                "approved", n.approved().map(Signed::at).orElse(null),
                                "approver", n.approved().map(Signed::by).orElse(null),
                                "reason", n.reason(),
                                "test", n.test()));
        if (added == 1 && n.isOut()) send(tx, n, receivers, now);
    }

    /** Queues a notice for each of its receivers. */
    void send(Tx tx, Notice n, List<String> receivers, Instant now) {
        for (String receiver : receivers)
            tx.update(
                    ADD_DELIVERY, Map.of("notice", n.id().text(), "receiver", receiver, "at", now));
    }

    Optional<Notice> find(Tx tx, Ulid id) {
        return tx.one(BY_ID, Map.of("id", id.text()), NoticeStore::notice);
    }

    Optional<Notice> lock(Tx tx, Ulid id) {
        return tx.one(LOCK, Map.of("id", id.text()), NoticeStore::notice);
    }

    List<Notice> list(Tx tx) {
        return tx.list(LIST, Map.of("most", MOST), NoticeStore::notice);
    }

    void approve(Tx tx, Ulid id, Signed by) {
        tx.update(APPROVE, Map.of("id", id.text(), "at", by.at(), "by", by.by()));
    }

    void reject(Tx tx, Ulid id, Signed by, String reason) {
        tx.update(REJECT, Map.of("id", id.text(), "at", by.at(), "by", by.by(), "reason", reason));
    }

    List<Delivery> deliveries(Tx tx, Ulid id) {
        return tx.list(
                DELIVERIES,
                Map.of("notice", id.text()),
                r ->
                        new Delivery(
                                r.text("receiver"),
                                Delivery.State.valueOf(r.text("state")),
                                r.integer("attempts"),
                                Optional.ofNullable(r.instantOrNull("sent")),
                                r.text("trouble")));
    }

    Optional<Due> next(Tx tx, String receiver) {
        return tx.one(
                NEXT,
                Map.of("receiver", receiver),
                r ->
                        new Due(
                                r.number("no"),
                                new Ulid(r.text("notice")),
                                r.integer("attempts"),
                                r.instant("next_at")));
    }

    void delivered(Tx tx, long no, Instant at) {
        tx.update(DELIVERED, Map.of("no", no, "at", at));
    }

    void notDelivered(Tx tx, long no, Delivery.State state, Instant next, String trouble) {
        tx.update(
                NOT_DELIVERED, Map.of("no", no, "state", state, "next", next, "trouble", trouble));
    }

    List<Ulid> uncalled(Tx tx) {
        return tx.list(UNCALLED, Map.of(), r -> new Ulid(r.text("id")));
    }

    private static Notice notice(Row r) {
        Instant drafted = r.instant("drafted");
        return new Notice(
                new Ulid(r.text("id")),
                r.number("number"),
                Audience.valueOf(r.text("audience")),
                Verb.valueOf(r.text("verb")),
                new Ulid(r.text("alarm")),
                Optional.ofNullable(r.textOrNull("corrects")).map(Ulid::new),
                texts(r.text("texts")),
                r.text("area"),
                Severity.valueOf(r.text("severity")),
                r.instant("expires"),
                new Signed(r.text("drafter"), Set.copyOf(r.texts("drafter_roles")), drafted),
                signed(r, "approved", "approver"),
                signed(r, "rejected", "rejecter"),
                Optional.ofNullable(r.textOrNull("reason")).orElse(""),
                r.flag("test"));
    }

    private static Optional<Signed> signed(Row r, String at, String by) {
        return Optional.ofNullable(r.instantOrNull(at))
                .map(when -> new Signed(r.text(by), Set.of(), when));
    }

    private static String json(Map<Language, Text> texts) {
        var flat = new TreeMap<String, Map<String, String>>();
        texts.forEach(
                (l, t) -> flat.put(l.tag(), Map.of("headline", t.headline(), "body", t.body())));
        return new String(JsonBody.bytes(flat), StandardCharsets.UTF_8);
    }

    private static Map<Language, Text> texts(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            var texts = new EnumMap<Language, Text>(Language.class);
            for (Language l : Language.values()) {
                JsonNode t = tree.path(l.tag());
                texts.put(l, new Text(t.path("headline").asText(), t.path("body").asText()));
            }
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are JSON", e);
        }
    }
}
