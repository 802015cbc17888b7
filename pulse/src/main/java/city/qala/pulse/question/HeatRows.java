package city.qala.pulse.question;

import city.qala.pulse.question.PulseView.Heat;
import city.qala.pulse.question.PulseView.HeatRow;
import city.qala.pulse.release.ReleasedCube.SafeCount;
import city.qala.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Districts by hour: the mean of a day in every cell that may be shown, shaded by its size. */
final class HeatRows {

    private static final int SHADES = 5;

    private final Frame page;
    private final int days;
    private final double most;

    private HeatRows(Frame page, int days, double most) {
        this.page = page;
        this.days = days;
        this.most = most;
    }

    /** The rows of a table of districts and hours. */
    static List<HeatRow> of(Frame page, Map<String, List<Optional<SafeCount>>> cells, int days) {
        double most =
                cells.values().stream()
                        .flatMap(List::stream)
                        .flatMap(Optional::stream)
                        .filter(SafeCount::isClear)
                        .mapToDouble(SafeCount::value)
                        .max()
                        .orElse(0);
        var rows = new HeatRows(page, days, most);
        List<HeatRow> all = new ArrayList<>();
        cells.forEach((place, counts) ->
                all.add(new HeatRow(place, counts.stream().map(rows::heat).toList())));
        return all;
    }

    private Heat heat(Optional<SafeCount> count) {
        if (count.isEmpty() || !count.get().isClear()) return new Heat("\u00B7", 0);
        double value = count.get().value();
        int shade = (int) Math.clamp(Math.ceil(SHADES * value / most), 1, SHADES);
        return new Heat(page.formats().count(Math.round(value / days)), shade);
    }
}
