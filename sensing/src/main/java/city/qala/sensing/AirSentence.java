package city.qala.sensing;

import city.qala.sensing.Readings.Reading;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Instant;
import java.util.Optional;

/** Says in one sentence what a chart of one quantity shows. */
final class AirSentence {

    private static final double NOTABLE = 0.1;

    /**
     * What the sentence is about.
     *
     * @param name of the quantity
     * @param newest its newest value
     * @param silent whether it has missed three intervals
     */
    record Subject(String name, Optional<Reading> newest, boolean silent) {}

    private final Frame page;
    private final Formats formats;
    private final Subject subject;
    private final double[] values;
    private final double[][] usual;
    private final Moment moment;
    private final long step;

    AirSentence(
            Frame page,
            Subject subject,
            double[] values,
            double[][] usual,
            Moment moment,
            long stepMillis) {
        this.page = page;
        this.formats = page.formats();
        this.subject = subject;
        this.values = values;
        this.usual = usual;
        this.moment = moment;
        this.step = stepMillis;
    }

    /** The sentence, without a full stop. */
    String text() {
        String name = subject.name();
        int last = values.length - 1;
        while (last >= 0 && !Double.isFinite(values[last])) last--;
        if (last < 0) return page.t("chart.title.nothing", name);
        if (subject.silent()) {
            Instant since = subject.newest().map(Reading::at).orElse(moment.at());
            return page.t("chart.title.silent", name, formats.moment(since, moment.at()));
        }
        if (!Double.isFinite(usual[1][last])) return page.t("chart.title.plain", name);
        if (values[last] > usual[1][last]) return outside(name, last, true);
        if (values[last] < usual[0][last]) return outside(name, last, false);
        return page.t("chart.title.usual", name);
    }

    private String outside(String name, int last, boolean above) {
        int start = last;
        while (start > 0 && out(start - 1, above)) start--;
        Instant since = moment.at().minusMillis((values.length - start) * step);
        String side = above ? "above" : "below";
        return page.t(
                "chart.title." + side + "." + trend(last),
                name,
                formats.moment(since, moment.at()));
    }

    private boolean out(int i, boolean above) {
        return above ? values[i] > usual[1][i] : values[i] < usual[0][i];
    }

    /** Compares the last half hour with the half hour before it. */
    private String trend(int last) {
        int pieces = (int) Math.max(1, 30 * 60_000L / step);
        double now = mean(last - pieces + 1, last);
        double before = mean(last - 2 * pieces + 1, last - pieces);
        if (!Double.isFinite(now) || !Double.isFinite(before) || before == 0) return "steady";
        double change = (now - before) / before;
        return change > NOTABLE ? "rising" : change < -NOTABLE ? "falling" : "steady";
    }

    private double mean(int from, int to) {
        double sum = 0;
        int n = 0;
        for (int i = Math.max(0, from); i <= to; i++) {
            if (!Double.isFinite(values[i])) continue;
            sum += values[i];
            n++;
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
