package city.qala.operations.asset;

import city.qala.operations.asset.Task.Sent;
import city.qala.operations.asset.Task.State;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Actuators, capabilities, commands and holds in the ledger. */
final class TaskStore {
    private static final Sql ADD_ACTUATOR = Sql.of(TaskStore.class, "add-actuator");
    private static final Sql ACTUATORS = Sql.of(TaskStore.class, "actuators");
    private static final Sql ADD_CAPABILITY = Sql.of(TaskStore.class, "add-capability");
    private static final Sql CAPABILITIES = Sql.of(TaskStore.class, "capabilities");
    private static final Sql ADD_TASK = Sql.of(TaskStore.class, "add-task");
    private static final Sql TASKS = Sql.of(TaskStore.class, "tasks");
    private static final Sql LOCK_TASK = Sql.of(TaskStore.class, "lock-task");
    private static final Sql NEXT_COUNT = Sql.of(TaskStore.class, "next-count");
    private static final Sql SEND_TASK = Sql.of(TaskStore.class, "send-task");
    private static final Sql END_TASK = Sql.of(TaskStore.class, "end-task");
    private static final Sql EXPIRE = Sql.of(TaskStore.class, "expire-tasks");
    private static final Sql PUT_HOLD = Sql.of(TaskStore.class, "put-hold");
    private static final Sql DROP_HOLD = Sql.of(TaskStore.class, "drop-hold");
    private static final Sql HOLD = Sql.of(TaskStore.class, "hold");

    /** People on site work a thing by hand. */
    record Hold(Instant until, String actor, String reason) {}

    long add(Tx tx, Actuator a) {
        return tx.insert(
                ADD_ACTUATOR,
                Map.of(
                        "name", a.name(),
                        "description", a.description(),
                        "encoding", a.encoding(),
                        "metadata", a.metadata()));
    }

    List<Actuator> actuators(Tx tx, @Nullable Long id) {
        return tx.list(
                ACTUATORS,
                Tx.args("id", id),
                r ->
                        new Actuator(
                                r.number("id"),
                                r.text("name"),
                                r.text("description"),
                                r.text("encoding"),
                                r.text("metadata")));
    }

    long add(Tx tx, Capability c) {
        return tx.insert(
                ADD_CAPABILITY,
                Tx.args(
                        "thing", c.thing(),
                        "code", c.code(),
                        "device", c.device(),
                        "actuator", c.actuator(),
                        "name", c.name(),
                        "description", c.description(),
                        "parameters", c.parameters()));
    }

    List<Capability> capabilities(
            Tx tx, @Nullable Long id, @Nullable Long thing, @Nullable String code) {
        return tx.list(
                CAPABILITIES,
                Tx.args("id", id, "thing", thing, "code", code),
                r ->
                        new Capability(
                                r.number("id"),
                                r.number("thing"),
                                r.text("code"),
                                r.text("device"),
                                r.number("actuator"),
                                r.text("name"),
                                r.text("description"),
                                r.text("parameters")));
    }

    long add(Tx tx, long capability, String parameters, Instant at, String by, Instant until) {
        return tx.insert(
                ADD_TASK,
                Tx.args(
                        "capability", capability,
                        "parameters", parameters,
                        "made", at,
                        "by", by,
                        "until", until));
    }

    List<Task> tasks(Tx tx, @Nullable Long id, @Nullable Long capability) {
        return tx.list(TASKS, Tx.args("id", id, "capability", capability), TaskStore::task);
    }

    /** A command, held until the transaction ends. */
    Optional<Task> lock(Tx tx, long id) {
        return tx.one(LOCK_TASK, Map.of("id", id), TaskStore::task);
    }

    long nextCount(Tx tx, String code) {
        return tx.insert(NEXT_COUNT, Map.of("code", code));
    }

    void send(Tx tx, long id, Sent sent, Instant until) {
        tx.update(
                SEND_TASK,
                Map.of(
                        "id", id,
                        "at", sent.at(),
                        "by", sent.by(),
                        "counter", sent.counter(),
                        "signature", sent.signature(),
                        "until", until));
    }

    void end(Tx tx, long id, State state, Instant at, String report) {
        tx.update(END_TASK, Map.of("id", id, "state", state, "at", at, "report", report));
    }

    List<Long> expire(Tx tx, Instant now) {
        return tx.list(EXPIRE, Map.of("now", now), r -> r.number("id"));
    }

    void hold(Tx tx, String code, Hold hold, Instant at) {
        tx.update(
                PUT_HOLD,
                Map.of(
                        "code", code,
                        "until", hold.until(),
                        "at", at,
                        "actor", hold.actor(),
                        "reason", hold.reason()));
    }

    void free(Tx tx, String code) {
        tx.update(DROP_HOLD, Map.of("code", code));
    }

    Optional<Hold> hold(Tx tx, String code, Instant now) {
        return tx.one(
                HOLD,
                Map.of("code", code, "now", now),
                r -> new Hold(r.instant("until"), r.text("actor"), r.text("reason")));
    }

    private static Task task(Row r) {
        Optional<Sent> sent =
                Optional.ofNullable(r.numberOrNull("counter"))
                        .map(count ->
                                new Sent(
                                        r.instant("confirmed"),
                                        r.text("confirmed_by"),
                                        count,
                                        r.text("signature")));
        return new Task(
                r.number("id"),
                r.number("capability"),
                r.text("parameters"),
                State.valueOf(r.text("state")),
                r.instant("made"),
                r.text("made_by"),
                r.instant("valid_until"),
                sent,
                Optional.ofNullable(r.instantOrNull("reported")),
                r.text("report"));
    }
}
