package city.qala.operations.quality;

import city.qala.operations.alarm.AlarmKind;
import city.qala.operations.alarm.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How good the alarms of a stretch of time were, in the terms of ISA-18.2 and EEMUA 191 as far as
 * they are public. Exercises and notes do not count; an alarm of several things is one.
 *
 * @param raised alarms raised
 * @param hours length of the time
 * @param perHour raised an hour at one desk
 * @param perOperator raised an hour for each person who acted in a half day, at least one
 * @param busiest most raised in any ten minutes, counted from whole tens
 * @param flood share of the ten minutes with more than ten
 * @param standing open for longer than a day at the end
 * @param fleeting over within a minute and answered by nobody
 * @param unanswered share of those over that no person ever touched; NaN if none is over
 * @param byPriority for each priority that is an alarm
 * @param talkers the ten things that raised most
 * @param talkersShare share of all that those ten raised
 * @param chatter conditions that began three times or more within a minute
 */
record Quality(
        int raised,
        double hours,
        double perHour,
        double perOperator,
        int busiest,
        double flood,
        int standing,
        int fleeting,
        double unanswered,
        List<Answers> byPriority,
        List<Talker> talkers,
        double talkersShare,
        List<Talker> chatter) {
    Quality {
        byPriority = List.copyOf(byPriority);
        talkers = List.copyOf(talkers);
        chatter = List.copyOf(chatter);
    }

    /**
     * How alarms of a priority were answered.
     *
     * @param raised how many
     * @param share of all that were raised
     * @param goal share that is aimed at
     * @param median time until a person acted; empty if nobody ever did
     * @param inTime share of those answered within the priority's time, of those whose time is over
     *     or that were answered; NaN if there is none
     */
    record Answers(
            Priority priority,
            int raised,
            double share,
            double goal,
            Optional<Duration> median,
            double inTime) {}

    /**
     * A thing that raises much.
     *
     * @param times how often
     */
    record Talker(AlarmKind kind, String subject, String name, long times) {}
}
