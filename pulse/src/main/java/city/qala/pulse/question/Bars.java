package city.qala.pulse.question;

import city.qala.pulse.question.PulseView.Bar;
import city.qala.pulse.release.ReleasedCube.SafeCount;
import city.qala.pulse.release.Topic;
import city.qala.web.Frame;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The bars of an answer: means by weekday for purchases, by hour for people present. */
final class Bars {

    private static final int STEPS = 3;

    private final Frame page;
    private final Wordings words;
    private final List<One> all = new ArrayList<>();
    private final double top;

    /** A mean with its error, not yet drawn. */
    private record One(String label, String name, double mean, double half, boolean clear) {}

    Bars(Frame page, Wordings words, Answer answer) {
        this.page = page;
        this.words = words;
        if (answer.asked().topic() == Topic.PRESENCE) hours(answer);
        else weekdays(answer);
        double most =
                all.stream().filter(One::clear).mapToDouble(b -> b.mean + b.half).max().orElse(1);
        top = round(Math.max(most, 1));
    }

    /** A sentence on what they show; a plain one if some of them may not be shown. */
    String title() {
        boolean whole = all.size() > 1 && all.stream().allMatch(One::clear);
        if (!whole) return page.t("pulse.bars.plain");
        One most = all.stream().max(Comparator.comparingDouble(One::mean)).orElseThrow();
        One least = all.stream().min(Comparator.comparingDouble(One::mean)).orElseThrow();
        boolean apart = most.mean - most.half > least.mean + least.half;
        return apart
                ? page.t("pulse.bars.title", most.name, least.name)
                : page.t("pulse.bars.even");
    }

    /** Labels of the value axis, from below. */
    List<String> ticks() {
        List<String> ticks = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) ticks.add(page.formats().measured(top * i / STEPS));
        return ticks;
    }

    List<Bar> list() {
        return all.stream().map(this::bar).toList();
    }

    private Bar bar(One one) {
        double low = Math.max(0, one.mean - one.half);
        return new Bar(
                one.label,
                one.clear ? page.formats().count(Math.round(one.mean)) : page.t("pulse.small"),
                one.clear ? percent(one.mean) : "0%",
                percent(low),
                percent(one.mean + one.half - low),
                one.clear);
    }

    private String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", Math.clamp(100 * value / top, 0, 100));
    }

    private void weekdays(Answer answer) {
        for (DayOfWeek day : DayOfWeek.values()) {
            SafeCount sum = answer.byWeekday().get(day);
            if (sum == null) continue;
            long days =
                    answer.byDay().keySet().stream().filter(d -> d.getDayOfWeek() == day).count();
            add(
                    words.weekday(day, TextStyle.SHORT),
                    words.weekday(day, TextStyle.FULL_STANDALONE),
                    sum,
                    days);
        }
    }

    private void hours(Answer answer) {
        answer.byHour()
                .forEach((hour, sum) ->
                        add(Wordings.hour(hour), Wordings.hour(hour) + ":00", sum, answer.days()));
    }

    private void add(String label, String name, SafeCount sum, long days) {
        double mean = (double) sum.value() / days;
        all.add(new One(label, name, mean, sum.halfMilli() / 1000.0 / days, sum.isClear()));
    }

    /** The next number above that three even steps divide well. */
    private static double round(double most) {
        double unit = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1.2, 1.5, 1.8, 2.4, 3, 4.5, 6, 7.5, 9, 12})
            if (step * unit >= most) return step * unit;
        return 15 * unit;
    }
}
