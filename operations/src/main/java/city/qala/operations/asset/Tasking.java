package city.qala.operations.asset;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.operations.asset.Task.Sent;
import city.qala.operations.asset.Task.State;
import city.qala.operations.asset.TaskStore.Hold;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Commands to things. Whoever may keep things proposes a command; a person on duty confirms exactly
 * that command; it is counted, signed and told to the device, which answers for itself. A thing
 * that people work by hand takes none.
 */
public final class Tasking {

    /** How long a proposal waits for its confirmation. */
    static final Duration CONFIRM_WITHIN = Duration.ofMinutes(10);

    /** How long a command is good; an older one is never carried out. */
    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Database ledger;
    private final AuditLog audit;
    private final CommandKey key;
    private final Clock clock;
    private final TaskStore store = new TaskStore();
    private volatile BiConsumer<Capability, Task> teller = (capability, task) -> {};

    /** Commands in a ledger whose schema {@code operations} is up to date. */
    public Tasking(Database ledger, AuditLog audit, CommandKey key, Clock clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.key = key;
        this.clock = clock;
    }

    /** Who tells a command to its device. */
    void teller(BiConsumer<Capability, Task> told) {
        teller = told;
    }

    /** The public key that devices check commands with. */
    String key() {
        return key.open();
    }

    List<Actuator> actuators(@Nullable Long id) {
        return ledger.read(tx -> store.actuators(tx, id));
    }

    /** Capabilities: one, those of a thing, or all. */
    List<Capability> capabilities(@Nullable Long id, @Nullable Long thing) {
        return ledger.read(tx -> store.capabilities(tx, id, thing, null));
    }

    /** What a thing can be told, by its code. */
    List<Capability> of(String code) {
        return ledger.read(tx -> store.capabilities(tx, null, null, code));
    }

    Optional<Capability> capability(long id) {
        return capabilities(id, null).stream().findFirst();
    }

    /** Commands of a capability or all, the last first, at most a hundred. */
    List<Task> tasks(@Nullable Long capability) {
        return ledger.read(tx -> store.tasks(tx, null, capability));
    }

    Optional<Task> task(long id) {
        return ledger.read(tx -> store.tasks(tx, id, null)).stream().findFirst();
    }

    Optional<Hold> held(String code) {
        return ledger.read(tx -> store.hold(tx, code, now()));
    }

    /** Registers an actuator; its id. */
    long register(Actor actor, Actuator actuator) {
        return ledger.write(tx -> {
            long id = store.add(tx, actuator);
            audit(tx, actor, "actuator-registered", "actuator/" + id);
            return id;
        });
    }

    /**
     * Registers what a thing can be told; its id.
     *
     * @throws Problem {@code invalid-parameter} for parameters that are no DataRecord
     */
    long register(Actor actor, Capability capability) {
        ParameterRule.fields(capability.parameters());
        return ledger.write(tx -> {
            if (store.actuators(tx, capability.actuator()).isEmpty())
                throw Problem.invalid(
                        "Actuator", capability.actuator(), "must be one that is there");
            for (Capability c : store.capabilities(tx, null, null, capability.code())) {
                if (c.name().equals(capability.name()))
                    throw Problem.conflict(
                            "capability-known", "The thing has a capability of this name.");
            }
            long id = store.add(tx, capability);
            audit(tx, actor, "capability-registered", "capability/" + id);
            return id;
        });
    }

    /** Proposes a command; it does nothing until a person confirms it. */
    Task propose(Actor actor, long capability, JsonNode parameters) {
        Capability c = capability(capability).orElseThrow(Tasking::noCapability);
        String said = ParameterRule.command(ParameterRule.fields(c.parameters()), parameters);
        return ledger.write(tx -> {
            free(tx, c);
            Instant now = now();
            long id = store.add(tx, c.id(), said, now, actor.name(), now.plus(CONFIRM_WITHIN));
            audit(tx, actor, "command-proposed", subject(c, id));
            return store.lock(tx, id).orElseThrow();
        });
    }

    /**
     * Confirms a command: from here it is counted, signed and on its way.
     *
     * @throws Problem {@code forbidden} for anybody but a person on duty, {@code command-over} if
     *     it waits no longer, {@code by-hand} if people on site work the thing
     */
    Task confirm(Actor actor, long id) {
        requirePerson(actor);
        Capability[] whose = new Capability[1];
        Task sent =
                ledger.write(tx -> {
                    Task task = open(tx, id, State.PROPOSED);
                    Capability c = of(tx, task);
                    free(tx, c);
                    Instant now = now();
                    Instant until = now.plus(GOOD_FOR);
                    long count = store.nextCount(tx, c.code());
                    String text =
                            SealRule.text(c.code(), c.id(), id, count, until, task.parameters());
                    store.send(tx, id, new Sent(now, actor.name(), count, key.sign(text)), until);
                    audit(tx, actor, "command-confirmed", subject(c, id));
                    whose[0] = c;
                    return store.lock(tx, id).orElseThrow();
                });
        // Told after the commit: a device never hears of a command that the ledger does not have.
        teller.accept(whose[0], sent);
        return sent;
    }

    /** Takes a proposal back. */
    void cancel(Actor actor, long id) {
        requirePerson(actor);
        ledger.change(tx -> {
            Task task = open(tx, id, State.PROPOSED);
            store.end(tx, id, State.CANCELLED, now(), "");
            audit(tx, actor, "command-cancelled", subject(of(tx, task), id));
        });
    }

    /**
     * Takes what a device says of a command. The same report again changes nothing.
     *
     * @param state {@code DONE}, {@code REFUSED} or {@code MANUAL}
     */
    void report(Actor device, long id, State state, String words) {
        if (state != State.DONE && state != State.REFUSED && state != State.MANUAL)
            throw Problem.invalid("state", state, "must be done, refused or manual");
        if (words.length() > 500)
            throw Problem.invalid("report", words.length(), "must have at most 500 characters");
        ledger.change(tx -> {
            Task task = store.lock(tx, id).orElseThrow(Tasking::noTask);
            Capability c = of(tx, task);
            // What is another device's is not there.
            if (device.kind() != Actor.Kind.DEVICE || !device.name().equals(c.device()))
                throw noTask();
            if (task.state() == state) return;
            if (task.state() != State.SENT) throw over();
            store.end(tx, id, state, now(), words);
            audit(tx, device, "command-" + state.word(), subject(c, id));
        });
    }

    /** People on site take the thing over: no command is sent to it for so many hours. */
    void hold(Actor actor, String code, int hours, String reason) {
        requirePerson(actor);
        String said = reason.strip();
        if (said.isEmpty() || said.length() > 500)
            throw Problem.invalid("reason", said, "must be said, in at most 500 characters");
        if (hours < 1 || hours > 168)
            throw Problem.invalid("hours", hours, "must be from 1 to 168");
        Instant now = now();
        var hold = new Hold(now.plus(Duration.ofHours(hours)), actor.name(), said);
        ledger.change(tx -> {
            store.hold(tx, code, hold, now);
            audit(tx, actor, "by-hand", "thing/" + code);
        });
    }

    /** The thing takes commands again. */
    void free(Actor actor, String code) {
        requirePerson(actor);
        ledger.change(tx -> {
            store.free(tx, code);
            audit(tx, actor, "by-hand-over", "thing/" + code);
        });
    }

    /** Ends what nobody confirmed or answered in time. */
    void tick() {
        ledger.change(tx -> {
            for (long id : store.expire(tx, now()))
                audit(tx, Actor.SYSTEM, "command-expired", "command/" + id);
        });
    }

    /** Commands of a capability that are on their way and still good, the oldest first. */
    List<Task> waiting(long capability) {
        Instant now = now();
        return tasks(capability).stream()
                .filter(t -> t.state() == State.SENT && t.until().isAfter(now))
                .toList()
                .reversed();
    }

    private Task open(Tx tx, long id, State state) {
        Task task = store.lock(tx, id).orElseThrow(Tasking::noTask);
        if (task.state() != state || !task.until().isAfter(now())) throw over();
        return task;
    }

    private Capability of(Tx tx, Task task) {
        return store.capabilities(tx, task.capability(), null, null).getFirst();
    }

    private void free(Tx tx, Capability c) {
        if (store.hold(tx, c.code(), now()).isPresent())
            throw Problem.conflict("by-hand", "People on site work this thing by hand.");
    }

    private static String subject(Capability c, long id) {
        return "thing/" + c.code() + "/command/" + id;
    }

    // What people write may name somebody: it stays in the book and out of the log for good.
    private void audit(Tx tx, Actor actor, String verb, String subject) {
        audit.write(
                tx,
                new AuditEntry(
                        now(),
                        actor,
                        "operations." + verb,
                        AuditEntry.Outcome.DONE,
                        subject,
                        "",
                        Map.of()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void requirePerson(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON || !actor.hasAny(Role.OPERATOR))
            throw Problem.forbidden("Only a person on duty may do this.");
    }

    private static Problem over() {
        return Problem.conflict("command-over", "This command waits no longer.");
    }

    private static Problem noTask() {
        return Problem.notFound("There is no such Task.");
    }

    private static Problem noCapability() {
        return Problem.notFound("There is no such TaskingCapability.");
    }
}
