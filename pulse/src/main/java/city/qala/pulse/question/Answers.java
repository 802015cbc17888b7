package city.qala.pulse.question;

import city.qala.kernel.Problem;
import city.qala.pulse.release.ReleasedCube.SafeCount;
import city.qala.pulse.release.Topic;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers from released days. Spends nothing: what is asked was known to everybody already. */
final class Answers {

    private static final int[] LONGER = {4, 12, 26, 52};

    private final Archive archive;
    private final Function<Topic, Optional<Layout>> layouts;

    /**
     * Answers from an archive.
     *
     * @param layouts what a topic counts now
     */
    Answers(Archive archive, Function<Topic, Optional<Layout>> layouts) {
        this.archive = archive;
        this.layouts = layouts;
    }

    /**
     * Answers a question.
     *
     * @throws Problem {@code invalid-parameter} for a place or kind that the topic does not have
     */
    Answer answer(Asked asked) {
        Layout layout = layout(asked);
        Answer answer = sums(asked, layout);
        return answer.isClear() ? answer : with(answer, clearOnes(asked, layout));
    }

    /** What a topic counts now. */
    Optional<Layout> layout(Topic topic) {
        return layouts.apply(topic);
    }

    /** The newest released day of a topic. */
    Optional<LocalDate> last(Topic topic) {
        return archive.last(topic).map(Day::day);
    }

    /** Every district and hour of a question's category and days, whatever district it asks. */
    Map<String, List<Optional<SafeCount>>> heat(Asked asked) {
        Map<String, List<Optional<SafeCount>>> all = new LinkedHashMap<>();
        for (String place : layout(asked).domain().places()) {
            List<Optional<SafeCount>> hours = new ArrayList<>();
            Asked there = asked.at(place);
            List<Day> days = days(there);
            for (int hour = 0; hour < layout(asked).domain().hours(); hour++)
                hours.add(
                        total(
                                days.stream()
                                        .map(new Sums(there, List.of(place), List.of(hour))::of)));
            all.put(place, hours);
        }
        return all;
    }

    /** The newest released day of every topic that has one. */
    List<Day> newest() {
        return Stream.of(Topic.values()).flatMap(t -> archive.last(t).stream()).toList();
    }

    private Layout layout(Asked asked) {
        Layout layout =
                layout(asked.topic())
                        .orElseThrow(
                                () -> Problem.notFound("Nothing of this kind is counted here."));
        if (asked.topic() == Topic.TRIPS) return layout;
        require("what", layout.domain().kinds(), asked.kind());
        if (!asked.place().isEmpty()) require("where", layout.domain().places(), asked.place());
        return layout;
    }

    private static void require(String name, List<String> known, String wanted) {
        if (!known.contains(wanted)) throw Problem.invalid(name, wanted, "must be one of " + known);
    }

    private Answer sums(Asked asked, Layout layout) {
        List<Day> days = days(asked);
        List<String> places = places(asked, layout);
        NavigableMap<LocalDate, SafeCount> byDay = new TreeMap<>();
        Map<DayOfWeek, SafeCount> byWeekday = new EnumMap<>(DayOfWeek.class);
        NavigableMap<Integer, SafeCount> byHour = new TreeMap<>();
        var whole = new Sums(asked, places, asked.hours());
        List<Sums> hours =
                asked.hours().stream().map(h -> new Sums(asked, places, List.of(h))).toList();
        for (Day day : days) {
            SafeCount sum = whole.of(day);
            byDay.put(day.day(), sum);
            byWeekday.merge(day.day().getDayOfWeek(), sum, SafeCount::plus);
            for (int h = 0; h < hours.size(); h++)
                byHour.merge(asked.from() + h, hours.get(h).of(day), SafeCount::plus);
        }
        int wanted = wanted(asked);
        return new Answer(
                asked,
                total(byDay.values().stream()),
                days.size(),
                wanted - days.size(),
                byDay,
                byWeekday,
                byHour,
                before(asked, places),
                lost(days),
                days.stream().mapToInt(Day::share).min().orElse(0),
                days.stream().mapToInt(Day::feeds).min().orElse(0),
                layout.sellers(places, asked.kind()),
                List.of());
    }

    private Optional<SafeCount> before(Asked asked, List<String> places) {
        Asked earlier = asked.before();
        List<Day> days = days(earlier);
        if (days.size() < wanted(earlier)) return Optional.empty();
        return total(days.stream().map(new Sums(earlier, places, earlier.hours())::of));
    }

    private static double lost(List<Day> days) {
        double lost = days.stream().mapToLong(d -> d.cube().lost().value()).sum();
        double counted = days.stream().mapToLong(d -> d.cube().total()).sum();
        return lost <= 0 || counted <= 0 ? 0 : lost / (lost + counted);
    }

    private List<Day> days(Asked asked) {
        return archive.between(asked.topic(), asked.first(), asked.last()).stream()
                .filter(d -> asked.days().has(d.day()))
                // A day that was counted by another list of places or kinds cannot be added.
                .filter(d -> d.layout().domain().kinds().contains(asked.kind()))
                .filter(d ->
                        asked.place().isEmpty()
                                || d.layout().domain().places().contains(asked.place()))
                .toList();
    }

    private static int wanted(Asked asked) {
        return (int)
                asked.first()
                        .datesUntil(asked.last().plusDays(1))
                        .filter(asked.days()::has)
                        .count();
    }

    private static List<String> places(Asked asked, Layout layout) {
        return asked.place().isEmpty() ? layout.domain().places() : List.of(asked.place());
    }

    private static Optional<SafeCount> total(Stream<SafeCount> counts) {
        return counts.reduce(SafeCount::plus);
    }

    /** The nearest coarser questions with a clear answer, at most three. */
    private List<Asked> clearOnes(Asked asked, Layout layout) {
        List<Asked> tries = new ArrayList<>();
        for (int weeks : LONGER) if (weeks > asked.weeks()) tries.add(asked.over(weeks));
        tries.add(asked.allDay());
        tries.add(asked.everywhere());
        tries.add(asked.everywhere().allDay().over(Math.max(asked.weeks(), 4)));
        return tries.stream()
                .distinct()
                .filter(a -> !a.equals(asked))
                .filter(a -> isClear(a, layout))
                .limit(3)
                .toList();
    }

    private boolean isClear(Asked asked, Layout layout) {
        var sums = new Sums(asked, places(asked, layout), asked.hours());
        return total(days(asked).stream().map(sums::of)).map(SafeCount::isClear).orElse(false);
    }

    private static Answer with(Answer a, List<Asked> coarser) {
        return new Answer(
                a.asked(),
                a.total(),
                a.days(),
                a.missing(),
                a.byDay(),
                a.byWeekday(),
                a.byHour(),
                a.before(),
                a.lost(),
                a.share(),
                a.feeds(),
                a.sellers(),
                coarser);
    }
}
