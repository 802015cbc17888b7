package city.qala.operations.alarm;

import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the control room knows: conditions, the alarms that are not over, things out of service. It
 * only changes as a whole: a {@link Draft} is made over it, stored, and then kept.
 *
 * <p>Not safe for use by many threads; its owner lets one in at a time.
 */
final class Desk {

    private final Supplier<Ulid> ids;
    private final Map<String, Condition> conditions = new HashMap<>();
    // Conditions that time alone may change.
    private final Map<String, Condition> waiting = new LinkedHashMap<>();
    private final Map<Ulid, Alarm> alarms = new LinkedHashMap<>();
    private final Map<String, Ulid> causes = new HashMap<>();
    private final Set<String> outOfService = new HashSet<>();
    private long lastNumber;

    /** An empty desk. */
    Desk(Supplier<Ulid> ids) {
        this.ids = ids;
    }

    /** Takes in what was stored before. */
    void know(
            Collection<Condition> known,
            Collection<Alarm> open,
            Collection<String> out,
            long number) {
        known.forEach(this::put);
        open.forEach(this::put);
        outOfService.addAll(out);
        lastNumber = Math.max(lastNumber, number);
    }

    /** Alarms that are not over, in the order in which they were raised. */
    List<Alarm> open() {
        return List.copyOf(alarms.values());
    }

    Optional<Alarm> find(Ulid id) {
        return Optional.ofNullable(alarms.get(id));
    }

    Optional<Condition> condition(String name) {
        return Optional.ofNullable(conditions.get(name));
    }

    Collection<Condition> conditions() {
        return conditions.values();
    }

    Optional<Alarm> ofCause(String cause) {
        return Optional.ofNullable(causes.get(cause)).map(alarms::get);
    }

    boolean isOut(String subject) {
        return outOfService.contains(subject);
    }

    long lastNumber() {
        return lastNumber;
    }

    Ulid nextId() {
        return ids.get();
    }

    /** Begins a change. */
    Draft draft(Instant now) {
        return new Draft(this, now);
    }

    /** Keeps a change that is stored. */
    void keep(Draft draft) {
        draft.conditions().forEach(this::put);
        draft.alarms().forEach(this::put);
        lastNumber = Math.max(lastNumber, draft.lastNumber());
    }

    /** A thing goes out of service or comes back. */
    void service(String subject, boolean out) {
        if (out) outOfService.add(subject);
        else outOfService.remove(subject);
    }

    /** Conditions that time alone may change, in the order in which they came. */
    List<Condition> waiting() {
        return List.copyOf(waiting.values());
    }

    private void put(Condition condition) {
        conditions.put(condition.name(), condition);
        if (condition.phase().waits()) waiting.put(condition.name(), condition);
        else waiting.remove(condition.name());
    }

    private void put(Alarm alarm) {
        if (alarm.state().isEnd()) {
            alarms.remove(alarm.id());
            causes.remove(alarm.cause(), alarm.id());
        } else {
            alarms.put(alarm.id(), alarm);
            causes.put(alarm.cause(), alarm.id());
        }
    }
}
