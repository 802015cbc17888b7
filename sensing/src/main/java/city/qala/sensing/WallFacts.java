package city.qala.sensing;

import city.qala.sensing.CityBoard.Roll;
import city.qala.sensing.CityFacts.SilentGroup;
import city.qala.sensing.WallView.Fact;
import city.qala.sensing.WallView.Mark;
import city.qala.sensing.WallView.Urgency;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words what the rules found abnormal, and where it stands on the map. */
final class WallFacts {

    /** Kinds of things whose every channel is held against what is usual for it. */
    static final Set<String> UTILITIES = Set.of("heat", "water", "power");

    /** A utility's channel far from what is usual for it. */
    record Outlier(Station station, Channel channel, double value, UsualBand usual, Instant at) {}

    private final Frame page;
    private final Formats formats;
    private final Readings readings;
    private final Roll roll;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    WallFacts(Frame page, Readings readings, Roll roll) {
        this.page = page;
        this.formats = page.formats();
        this.readings = readings;
        this.roll = roll;
    }

    WallFacts find(List<AirStation> air, List<Outlier> outliers) {
        if (roll.stale()) return this; // the data row and the band say it once
        outliers.forEach(this::outlier);
        CityFacts.badAir(air).values().forEach(this::badAir);
        CityFacts.silentGroups(roll).forEach(this::silence);
        facts.sort(Comparator.comparing(Fact::urgency));
        return this;
    }

    List<Fact> facts() {
        return facts;
    }

    List<Mark> marks() {
        return marks;
    }

    /** Utilities that stand far from what is usual, one a station. */
    List<Outlier> outliers() {
        var found = new ArrayList<Outlier>();
        var now = new Moment(roll.at(), true);
        for (CityBoard.Sign sign : roll.signs()) {
            if (sign.silent() || !UTILITIES.contains(sign.station().kind())) continue;
            sign.station().channels().stream()
                    .flatMap(c -> outlier(sign.station(), c, now).stream())
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Outlier> outlier(Station station, Channel channel, Moment now) {
        UsualBand usual = readings.usual(channel.stream(), now.at(), formats.zone());
        return readings.newest(channel.stream(), now)
                .filter(r -> usual.farFrom(r.value()))
                .map(r -> new Outlier(station, channel, r.value(), usual, r.at()));
    }

    private void outlier(Outlier o) {
        String property =
                page.texts().orElse("property." + o.channel().property(), o.channel().property());
        String direction =
                page.t(o.value() > o.usual().high() ? "fact.above" : "fact.below", property);
        facts.add(
                new Fact(
                        Urgency.HIGH,
                        false,
                        direction,
                        List.of(
                                where(o.station().district(), o.station().name()),
                                page.t(
                                        "fact.value",
                                        formats.quantity(o.value(), o.channel().unit()),
                                        formats.measured(o.usual().low())
                                                + "\u2013"
                                                + formats.measured(o.usual().high())))));
        mark(o.station(), Urgency.HIGH, property.toLowerCase(page.language().locale()));
    }

    private void badAir(List<AirStation> stations) {
        AirStation worst = stations.getFirst();
        Band band = worst.index().band();
        Urgency urgency = band == Band.EXTREMELY_POOR ? Urgency.URGENT : Urgency.HIGH;
        var lines = new ArrayList<String>();
        String where =
                worst.station().district().isEmpty()
                        ? worst.station().name()
                        : worst.station().district();
        String value =
                worst.leading()
                        .map(m ->
                                m.pollutant().label()
                                        + " "
                                        + formats.quantity(m.hourMean(), m.channel().unit()))
                        .orElse("");
        lines.add(where + ", " + value);
        lines.add(page.t("fact.air.stations", stations.size()));
        facts.add(new Fact(urgency, false, page.t("air.answer." + band.number()), lines));
        mark(worst.station(), urgency, page.t("fact.air.label"));
    }

    private void silence(SilentGroup group) {
        String kind = page.texts().orElse("kinds." + group.kind(), page.t("kinds.other"));
        var lines = new ArrayList<String>();
        lines.add(where(group.district(), page.t("fact.gateway", group.gateway())));
        group.since()
                .ifPresent(s ->
                        lines.add(
                                page.t("fact.for", formats.span(Duration.between(s, roll.at())))));
        facts.add(
                new Fact(
                        Urgency.MEDIUM,
                        true,
                        page.t("fact.silent", group.silent().size(), kind),
                        lines));
        group.silent().stream()
                .map(CityBoard.Sign::station)
                .filter(s -> s.at().isPresent())
                .findFirst()
                .ifPresent(s -> silentMark(s, group.silent().size() + " " + kind));
    }

    private static String where(String district, String more) {
        return district.isEmpty() ? more : district + ", " + more;
    }

    private void mark(Station station, Urgency urgency, String label) {
        station.at()
                .ifPresent(p ->
                        marks.add(
                                new Mark(
                                        "m" + marks.size(),
                                        Optional.of(urgency),
                                        label,
                                        degrees(p.lon()),
                                        degrees(p.lat()))));
    }

    private void silentMark(Station station, String label) {
        station.at()
                .ifPresent(p ->
                        marks.add(
                                new Mark(
                                        "m" + marks.size(),
                                        Optional.empty(),
                                        label,
                                        degrees(p.lon()),
                                        degrees(p.lat()))));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
