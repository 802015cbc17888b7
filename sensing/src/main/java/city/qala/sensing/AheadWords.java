package city.qala.sensing;

import city.qala.sensing.AirAhead.Evening;
import city.qala.sensing.AirAhead.Expected;
import city.qala.sensing.AirView.Ahead;
import city.qala.sensing.AirView.TableRow;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words what is expected of the air, and how that is known. */
final class AheadWords {

    /** Hours between two of the pictures. */
    private static final int STRIDE = 2;

    private final Frame page;
    private final Formats formats;
    private final Rules rules;

    AheadWords(Frame page, Rules rules) {
        this.page = page;
        this.formats = page.formats();
        this.rules = rules;
    }

    /** The words; empty if nothing is known of the hours to come. */
    Optional<Ahead> of(Optional<Expected> expected, Optional<Evening> evening) {
        if (expected.isEmpty() && evening.isEmpty()) return Optional.empty();
        return Optional.of(
                new Ahead(
                        evening.map(this::evening).orElse(""),
                        expected.map(e -> page.t("ahead.sub", formats.moment(e.said(), page.now())))
                                .orElse(""),
                        expected.map(this::hours).orElse(List.of()),
                        expected.map(this::table).orElse(List.of()),
                        expected.map(this::card).orElse(List.of()),
                        page.link("/algorithms/" + Rules.FORECAST)));
    }

    private String evening(Evening e) {
        if (!e.warn()) return page.t("ahead.evening.calm");
        if (e.model().equals("morning")) return page.t("ahead.evening.simple");
        // Whole tenths, and never certain: people read 10 of 10 as a promise.
        long tenths = Math.clamp(Math.round(10 * e.probability()), 1, 9);
        return page.t("ahead.evening.warn", tenths);
    }

    private List<AirView.Hour> hours(Expected e) {
        double top = e.hours().stream().mapToDouble(AirAhead.Hour::value).max().orElse(1);
        var hours = new ArrayList<AirView.Hour>();
        for (int i = 0; i < e.hours().size(); i += STRIDE) {
            AirAhead.Hour h = e.hours().get(i);
            Band band = rules.band(Pollutant.PM25, Math.max(0, h.value()));
            String number = band == Band.UNKNOWN ? "" : Integer.toString(band.number());
            int height = 24 + (int) Math.round(64 * Math.max(0, h.value()) / Math.max(1, top));
            String words = band == Band.UNKNOWN ? page.t("no-data") : page.t("air." + number);
            hours.add(
                    new AirView.Hour(
                            band == Band.UNKNOWN ? "none" : "aq" + number,
                            number,
                            formats.time(h.at()).substring(0, 2),
                            height,
                            words));
        }
        return hours;
    }

    private List<TableRow> table(Expected e) {
        return e.hours().stream()
                .map(h ->
                        new TableRow(
                                formats.shortDay(h.at()) + " " + formats.time(h.at()),
                                List.of(
                                        formats.measured(h.value()),
                                        formats.measured(h.low())
                                                + "\u2013"
                                                + formats.measured(h.high()))))
                .toList();
    }

    private List<String> card(Expected e) {
        var card = new ArrayList<String>();
        if (!e.baseline()) card.add(page.t("ahead.blend", e.historyDays()));
        else if (e.historyDays() < 56) card.add(page.t("ahead.baseline", e.historyDays(), 56));
        else card.add(page.t("ahead.baseline-soon"));
        e.learned()
                .ifPresent(at -> card.add(page.t("ahead.learned", formats.moment(at, page.now()))));
        card.add(
                e.judged() > 0
                        ? page.t("ahead.held", formats.percent(Math.round(100 * e.held()) / 100.0))
                        : page.t("ahead.held-none"));
        card.add(page.t("ahead.limits"));
        return card;
    }
}
