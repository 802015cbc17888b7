package city.qala.operations.alarm;

import city.qala.kernel.Signal;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.Optional;

/**
 * What the control room knows of a condition.
 *
 * @param last the newest signal about it
 * @param told when the control room learned of its newest change
 * @param phase where it stands
 * @param alarm the alarm that it belongs to, or belonged to last
 */
record Condition(Signal last, Instant told, Phase phase, Optional<Ulid> alarm) {

    /** Where a condition stands. */
    enum Phase {
        /** Holds, but not yet long enough. */
        COMING,
        /** Holds and is part of an alarm. */
        ON,
        /** Is over, but not yet long enough. */
        GOING,
        /** Is over. */
        OFF,
        /** Holds, but its thing is out of service. */
        MUTE;

        /** Whether it counts as holding in its alarm. */
        boolean counts() {
            return this == ON || this == GOING;
        }

        /** Whether time alone may change it. */
        boolean waits() {
            return this == COMING || this == GOING || this == MUTE;
        }
    }

    String name() {
        return last.condition();
    }

    AlarmKind kind() {
        return AlarmKind.of(last.kind());
    }

    Condition to(Phase next, Instant when) {
        return new Condition(last, when, next, alarm);
    }

    Condition of(Ulid owner) {
        return new Condition(last, told, Phase.ON, Optional.of(owner));
    }

    Condition heard(Signal newest) {
        return new Condition(newest, told, phase, alarm);
    }
}
