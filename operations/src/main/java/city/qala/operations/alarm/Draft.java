package city.qala.operations.alarm;

import city.qala.kernel.Signal;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.Alarm.Crowd;
import city.qala.operations.alarm.Alarm.State;
import city.qala.operations.alarm.Condition.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of the desk that is not stored yet: which conditions and alarms are other than before,
 * and what is to be written down about it. Pure: the same desk, signals and time give the same.
 */
final class Draft {

    private static final String MACHINE = "system";

    private final Desk desk;
    private final Instant now;
    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final Map<Ulid, Alarm> alarms = new LinkedHashMap<>();
    private final Map<String, Ulid> causes = new HashMap<>();
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private long lastNumber;
    private long late;

    Draft(Desk desk, Instant now) {
        this.desk = desk;
        this.now = now;
        this.lastNumber = desk.lastNumber();
    }

    Collection<Condition> conditions() {
        return conditions.values();
    }

    Collection<Alarm> alarms() {
        return alarms.values();
    }

    List<Crossing> crossings() {
        return crossings;
    }

    List<Step> steps() {
        return steps;
    }

    long lastNumber() {
        return lastNumber;
    }

    /** Signals that said nothing new. */
    long late() {
        return late;
    }

    boolean isEmpty() {
        return conditions.isEmpty() && alarms.isEmpty() && steps.isEmpty();
    }

    /** Takes a signal in. */
    Draft tell(Signal signal) {
        AlarmKind kind = AlarmKind.of(signal.kind());
        Condition known = find(signal.condition());
        if (known != null && !signal.at().isAfter(known.last().at())) {
            late++;
            return this;
        }
        if (signal.on()) begins(signal, kind, known);
        else if (known != null) ends(signal, kind, known);
        else put(new Condition(signal, now, Phase.OFF, Optional.empty()));
        return this;
    }

    /**
     * Does what time alone brings: raises what has held, and ends what has been over long enough.
     */
    Draft tick() {
        for (Condition c : desk.waiting()) {
            Condition newest = current(c.name());
            switch (newest.phase()) {
                case COMING -> {
                    if (passed(newest, newest.kind().onDelay())) raise(newest);
                }
                case GOING -> {
                    if (passed(newest, newest.kind().offDelay())) over(newest);
                }
                case MUTE -> {
                    if (!desk.isOut(newest.last().spot().subject())) raise(newest);
                }
                case ON, OFF -> {}
            }
        }
        return this;
    }

    // A clock that was set back must not hold a condition up for ever, nor let it pass at once.
    private boolean passed(Condition c, Duration delay) {
        Duration since = Duration.between(c.told(), now);
        if (since.isNegative()) put(c.to(c.phase(), now));
        return since.compareTo(delay) >= 0;
    }

    private void begins(Signal signal, AlarmKind kind, @Nullable Condition known) {
        if (known != null && known.phase() != Phase.OFF) {
            Phase phase = known.phase() == Phase.GOING ? Phase.ON : known.phase();
            boolean back = known.phase() == Phase.GOING;
            put(
                    new Condition(
                            signal,
                            phase == known.phase() ? known.told() : now,
                            phase,
                            known.alarm()));
            if (back) again(known, kind, signal);
            return;
        }
        boolean out = desk.isOut(signal.spot().subject());
        Phase phase = out ? Phase.MUTE : Phase.COMING;
        var fresh =
                new Condition(signal, now, phase, known == null ? Optional.empty() : known.alarm());
        put(fresh);
        if (!out && kind.onDelay().isZero()) raise(fresh);
    }

    private void ends(Signal signal, AlarmKind kind, Condition known) {
        Condition heard = known.heard(signal);
        if (!known.phase().counts()) put(heard.to(Phase.OFF, now));
        else if (kind.offDelay().isZero()) over(heard);
        else put(heard.to(Phase.GOING, now));
    }

    private void raise(Condition c) {
        Signal signal = c.last();
        String cause = CauseRule.of(c.kind(), signal);
        Alarm open = ofCause(cause);
        Alarm owner = open == null ? first(c, cause) : joined(open, c);
        put(c.to(Phase.ON, now).of(owner.id()));
        crossings.add(new Crossing(c.name(), signal.at(), owner.id(), now));
    }

    private Alarm first(Condition c, String cause) {
        Signal signal = c.last();
        var alarm =
                new Alarm(
                        desk.nextId(),
                        ++lastNumber,
                        c.kind(),
                        c.kind().priority(),
                        cause,
                        signal.spot(),
                        signal.at(),
                        now,
                        State.RAISED,
                        new Crowd(1, 1, 1),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        signal.facts(),
                        signal.test(),
                        1);
        put(alarm);
        step(alarm, Step.What.RAISED);
        return alarm;
    }

    private Alarm joined(Alarm open, Condition c) {
        boolean member = c.alarm().filter(open.id()::equals).isPresent();
        Crowd crowd = open.crowd();
        var more =
                new Crowd(
                        crowd.holding() + 1,
                        crowd.members() + (member ? 0 : 1),
                        crowd.crossings() + 1);
        State state = open.state() == State.RETURNED ? State.RAISED : open.state();
        Alarm grown = open.with(state, more);
        put(grown);
        // Six sensors of one line are six members and one line in the log.
        if (open.state() == State.RETURNED) step(grown, Step.What.RAISED);
        return graver(grown, c.kind(), c.last());
    }

    private Alarm graver(Alarm alarm, AlarmKind kind, Signal signal) {
        if (kind.priority().compareTo(alarm.priority()) >= 0) return alarm;
        Alarm graver = alarm.graver(kind, signal.facts());
        put(graver);
        step(graver, Step.What.GRAVER);
        return graver;
    }

    private void over(Condition c) {
        put(c.to(Phase.OFF, now));
        Alarm alarm = owner(c);
        if (alarm == null) return;
        Crowd crowd = alarm.crowd();
        int holding = Math.max(0, crowd.holding() - 1);
        var fewer = new Crowd(holding, crowd.members(), crowd.crossings());
        if (holding > 0) put(alarm.with(alarm.state(), fewer));
        else normal(alarm.with(alarm.state(), fewer));
    }

    /** The world is normal again: what somebody has taken is over, the rest waits to be seen. */
    private void normal(Alarm alarm) {
        if (alarm.state().isUntaken() && alarm.priority().isAlarm()) {
            Alarm returned = alarm.with(State.RETURNED, alarm.crowd());
            put(returned);
            step(returned, Step.What.RETURNED);
        } else {
            Alarm cleared = alarm.ended(State.CLEARED, new Alarm.End(now, MACHINE, ""));
            put(cleared);
            step(cleared, Step.What.CLEARED);
        }
    }

    private void again(Condition known, AlarmKind kind, Signal signal) {
        Alarm alarm = owner(known);
        if (alarm != null) graver(alarm, kind, signal);
    }

    private @Nullable Alarm owner(Condition c) {
        return c.alarm().isEmpty() ? null : alarm(c.alarm().get());
    }

    /** Replaces an alarm by what a person or a timer made of it. */
    void change(Alarm changed, Step step) {
        put(changed);
        steps.add(step);
    }

    /** Replaces an alarm without a word in its log. */
    void change(Alarm changed) {
        put(changed);
    }

    private void step(Alarm alarm, Step.What what) {
        steps.add(new Step(alarm.id(), now, MACHINE, what, ""));
    }

    private void put(Condition c) {
        conditions.put(c.name(), c);
    }

    private void put(Alarm a) {
        alarms.put(a.id(), a);
        causes.put(a.cause(), a.id());
    }

    private @Nullable Condition find(String name) {
        Condition mine = conditions.get(name);
        return mine != null ? mine : desk.condition(name).orElse(null);
    }

    private Condition current(String name) {
        Condition mine = conditions.get(name);
        return mine != null ? mine : desk.condition(name).orElseThrow();
    }

    private @Nullable Alarm alarm(Ulid id) {
        Alarm mine = alarms.get(id);
        Alarm found = mine != null ? mine : desk.find(id).orElse(null);
        return found == null || found.state().isEnd() ? null : found;
    }

    private @Nullable Alarm ofCause(String cause) {
        Ulid mine = causes.get(cause);
        if (mine != null) return alarm(mine);
        Alarm kept = desk.ofCause(cause).orElse(null);
        return kept == null ? null : alarm(kept.id());
    }
}
