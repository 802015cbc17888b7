package city.qala.operations.alarm;

import city.qala.kernel.Problem;
import city.qala.kernel.Signal;
import city.qala.kernel.Ulid;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is wrong and wants people, whatever number of sensors say so.
 *
 * @param id who knows it may still not act on it
 * @param number short name for people, counted from 1
 * @param kind what is wrong
 * @param priority the gravest that it has had; only a person lowers it, by closing
 * @param cause name of its cause; while it lasts, signals with the same cause belong to it
 * @param spot what it is about: the first thing that said so
 * @param since when it began, in the time of what was measured
 * @param raised when the control room learned of it
 * @param state where in its life it is
 * @param crowd who says so
 * @param hand who has it in hand
 * @param pause until when it is shelved
 * @param waited how long nobody has taken it, counted while the server ran
 * @param escalated when others were called because nobody took it
 * @param end how it ended
 * @param facts values and reasons of the signal that was gravest
 * @param test whether it belongs to an exercise
 * @param version grows with every change
 */
public record Alarm(
        Ulid id,
        long number,
        AlarmKind kind,
        Priority priority,
        String cause,
        Signal.Spot spot,
        Instant since,
        Instant raised,
        State state,
        Crowd crowd,
        Optional<Hand> hand,
        Optional<Pause> pause,
        Duration waited,
        Optional<Instant> escalated,
        Optional<End> end,
        Map<String, String> facts,
        boolean test,
        long version) {

    /** Where in its life an alarm is. */
    public enum State {
        /** It holds and nobody has taken it. */
        RAISED,
        /** Somebody has taken it. */
        TAKEN,
        /** Somebody has noted what is being done. */
        WORKED,
        /** The world is normal again and nobody had taken it: it stays visible. */
        RETURNED,
        /** Taken, and the world is normal again. */
        CLEARED,
        /** Ended by a person with a reason. */
        CLOSED;

        /** Whether nothing more happens to it. */
        public boolean isEnd() {
            return this == CLEARED || this == CLOSED;
        }

        /** Whether nobody has taken it. */
        public boolean isUntaken() {
            return this == RAISED || this == RETURNED;
        }
    }

    /**
     * Who says so.
     *
     * @param holding conditions that hold now
     * @param members conditions that ever belonged to it
     * @param crossings how often one of them began
     */
    public record Crowd(int holding, int members, int crossings) {
        public Crowd {
            if (holding < 0 || members < 1 || holding > members || crossings < members)
                throw Problem.invalid("crowd", members, "must hold its members");
        }
    }

    /**
     * Who has it in hand.
     *
     * @param by name of the person
     * @param at when they took it
     */
    public record Hand(String by, Instant at) {}

    /**
     * Shelved by somebody who knows of it: it calls nobody until then.
     *
     * @param until at most twelve hours away
     * @param by name of the person
     * @param reason why
     */
    public record Pause(Instant until, String by, String reason) {
        /** The longest. */
        public static final Duration LONGEST = Duration.ofHours(12);
    }

    /**
     * How it ended.
     *
     * @param at when
     * @param by name of the person; {@code system} where the world did it
     * @param reason the person's words; empty where the world did it
     */
    public record End(Instant at, String by, String reason) {}

    public Alarm {
        if (number < 1) throw Problem.invalid("number", number, "must be counted from 1");
        if (state.isEnd() != end.isPresent())
            throw Problem.invalid("state", state, "must have an end exactly when it is over");
        if ((state == State.TAKEN || state == State.WORKED) && hand.isEmpty())
            throw Problem.invalid("state", state, "must be in somebody's hand");
        facts = Map.copyOf(facts);
    }

    /** Whether it is shelved at a moment. */
    public boolean shelved(Instant now) {
        return pause.filter(p -> now.isBefore(p.until())).isPresent();
    }

    /** Whether several stations say so; nothing leaves the building on the word of one. */
    public boolean corroborated() {
        return crowd.holding() >= 2;
    }

    Alarm with(State next, Crowd others) {
        return new Alarm(
                id,
                number,
                kind,
                priority,
                cause,
                spot,
                since,
                raised,
                next,
                others,
                hand,
                pause,
                waited,
                escalated,
                end,
                facts,
                test,
                version + 1);
    }

    Alarm graver(AlarmKind newKind, Map<String, String> newFacts) {
        boolean more = newKind.priority().compareTo(priority) < 0;
        return new Alarm(
                id,
                number,
                more ? newKind : kind,
                priority.or(newKind.priority()),
                cause,
                spot,
                since,
                raised,
                state,
                crowd,
                hand,
                pause,
                waited,
                escalated,
                end,
                more ? newFacts : facts,
                test,
                version);
    }

    Alarm inHand(State next, Hand by) {
        return new Alarm(
                id,
                number,
                kind,
                priority,
                cause,
                spot,
                since,
                raised,
                next,
                crowd,
                Optional.of(by),
                pause,
                waited,
                escalated,
                end,
                facts,
                test,
                version + 1);
    }

    Alarm paused(Optional<Pause> until) {
        return new Alarm(
                id,
                number,
                kind,
                priority,
                cause,
                spot,
                since,
                raised,
                state,
                crowd,
                hand,
                until,
                waited,
                escalated,
                end,
                facts,
                test,
                version + 1);
    }

    Alarm waiting(Duration soFar, Optional<Instant> called) {
        return new Alarm(
                id,
                number,
                kind,
                priority,
                cause,
                spot,
                since,
                raised,
                state,
                crowd,
                hand,
                pause,
                soFar,
                called,
                end,
                facts,
                test,
                version + 1);
    }

    Alarm ended(State how, End over) {
        return new Alarm(
                id,
                number,
                kind,
                priority,
                cause,
                spot,
                since,
                raised,
                how,
                crowd,
                hand,
                pause,
                waited,
                escalated,
                Optional.of(over),
                facts,
                test,
                version + 1);
    }
}
