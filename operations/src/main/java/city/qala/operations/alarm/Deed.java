package city.qala.operations.alarm;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.time.Duration;
import java.util.Locale;

/** What somebody on duty may do with an alarm, as addresses name it. */
enum Deed {
    TAKE,
    NOTE,
    HAND_OVER,
    SHELVE,
    UNSHELVE,
    CLOSE,
    OUT_OF_SERVICE,
    IN_SERVICE;

    /**
     * What is said with it.
     *
     * @param words note or reason; empty where none is needed
     * @param to account that takes over; empty otherwise
     * @param minutes length of a shelving; 0 otherwise
     */
    record Said(String words, String to, int minutes) {}

    /** The deed of an address. */
    static Deed of(String word) {
        for (Deed deed : values()) {
            if (deed.word().equals(word)) return deed;
        }
        throw Problem.notFound("There is no such thing to do with an alarm.");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Does it. */
    Alarm on(Alarms alarms, Actor actor, Ulid id, Said said) {
        return switch (this) {
            case TAKE -> alarms.take(actor, id);
            case NOTE -> alarms.note(actor, id, said.words());
            case HAND_OVER -> alarms.handOver(actor, id, said.to(), said.words());
            case SHELVE ->
                    alarms.shelve(actor, id, Duration.ofMinutes(said.minutes()), said.words());
            case UNSHELVE -> alarms.unshelve(actor, id);
            case CLOSE -> alarms.close(actor, id, said.words());
            case OUT_OF_SERVICE -> {
                Alarm alarm = found(alarms, id);
                alarms.outOfService(actor, alarm.spot().subject(), said.words());
                yield alarm;
            }
            case IN_SERVICE -> {
                Alarm alarm = found(alarms, id);
                alarms.backInService(actor, alarm.spot().subject());
                yield alarm;
            }
        };
    }

    private static Alarm found(Alarms alarms, Ulid id) {
        return alarms.find(id).orElseThrow(() -> Problem.notFound("There is no such alarm."));
    }
}
