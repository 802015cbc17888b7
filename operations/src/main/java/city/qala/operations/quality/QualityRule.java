package city.qala.operations.quality;

import city.qala.operations.alarm.Priority;
import city.qala.operations.alarm.Span;
import city.qala.operations.quality.Quality.Answers;
import city.qala.operations.quality.Quality.Talker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts how good alarms were. Pure. */
final class QualityRule {

    /** More than so many in ten minutes are a flood. */
    static final int FLOOD = 10;

    private static final Duration STANDING = Duration.ofHours(24);
    private static final Duration FLEETING = Duration.ofMinutes(1);
    private static final long TEN_MINUTES = 600;
    private static final int MOST_TALKERS = 10;

    private QualityRule() {}

    /**
     * The quality of a stretch of time.
     *
     * @param alarms raised in it, and those from before that are not over
     * @param operators people at the desk, at least one
     * @param chatter conditions that fluttered
     */
    static Quality of(List<Kept> alarms, Span span, double operators, List<Talker> chatter) {
        List<Kept> raised =
                alarms.stream()
                        .filter(a -> !a.raised().isBefore(span.from()))
                        .filter(a -> a.raised().isBefore(span.to()))
                        .toList();
        double hours = Duration.between(span.from(), span.to()).toSeconds() / 3600.0;
        Map<Long, Integer> tens = new HashMap<>();
        for (Kept a : raised)
            tens.merge(a.raised().getEpochSecond() / TEN_MINUTES, 1, Integer::sum);
        long floods = tens.values().stream().filter(n -> n > FLOOD).count();
        List<Kept> over = raised.stream().filter(a -> a.ended().isPresent()).toList();
        List<Talker> talkers = talkers(raised);
        long talked = talkers.stream().mapToLong(Talker::times).sum();
        return new Quality(
                raised.size(),
                hours,
                raised.size() / hours,
                raised.size() / hours / Math.max(1, operators),
                tens.values().stream().mapToInt(n -> n).max().orElse(0),
                floods / (hours * 6),
                (int) alarms.stream().filter(a -> stands(a, span.to())).count(),
                (int) over.stream().filter(QualityRule::fleeting).count(),
                share(over.stream().filter(a -> a.answered().isEmpty()).count(), over.size()),
                answers(raised, span.to()),
                talkers,
                share(talked, raised.size()),
                chatter);
    }

    private static boolean stands(Kept a, Instant at) {
        return a.ended().isEmpty() && a.raised().plus(STANDING).isBefore(at);
    }

    private static boolean fleeting(Kept a) {
        Instant soon = a.raised().plus(FLEETING);
        return a.answered().isEmpty() && a.ended().filter(e -> e.isBefore(soon)).isPresent();
    }

    private static double share(long part, long all) {
        return all == 0 ? Double.NaN : part / (double) all;
    }

    private static List<Answers> answers(List<Kept> raised, Instant now) {
        var answers = new ArrayList<Answers>();
        for (Priority p : Priority.values()) {
            if (!p.isAlarm()) continue;
            List<Kept> own = raised.stream().filter(a -> a.priority() == p).toList();
            List<Kept> judged =
                    own.stream()
                            .filter(a ->
                                    a.answered().isPresent()
                                            || a.raised().plus(p.answer()).isBefore(now))
                            .toList();
            long soon = judged.stream().filter(a -> inTime(a, p.answer())).count();
            answers.add(
                    new Answers(
                            p,
                            own.size(),
                            share(own.size(), raised.size()),
                            goal(p),
                            median(own),
                            share(soon, judged.size())));
        }
        return answers;
    }

    private static boolean inTime(Kept a, Duration answer) {
        return a.answered().filter(at -> !at.isAfter(a.raised().plus(answer))).isPresent();
    }

    /** 5, 15 and 80 of a hundred: ISA-18.2's advice, as the screens' design quotes it. */
    private static double goal(Priority p) {
        return switch (p) {
            case URGENT -> 0.05;
            case HIGH -> 0.15;
            case MEDIUM -> 0.80;
            case NOTE -> 0;
        };
    }

    private static Optional<Duration> median(List<Kept> own) {
        List<Duration> waits =
                own.stream()
                        .filter(a -> a.answered().isPresent())
                        .map(a -> Duration.between(a.raised(), a.answered().orElseThrow()))
                        .sorted()
                        .toList();
        return waits.isEmpty() ? Optional.empty() : Optional.of(waits.get(waits.size() / 2));
    }

    private static List<Talker> talkers(List<Kept> raised) {
        Map<String, Talker> talkers = new LinkedHashMap<>();
        for (Kept a : raised)
            talkers.merge(
                    a.kind() + "/" + a.subject(),
                    new Talker(a.kind(), a.subject(), a.name(), 1),
                    (x, y) -> new Talker(x.kind(), x.subject(), y.name(), x.times() + 1));
        return talkers.values().stream()
                .sorted(
                        Comparator.comparingLong(Talker::times)
                                .reversed()
                                .thenComparing(Talker::subject))
                .limit(MOST_TALKERS)
                .toList();
    }
}
