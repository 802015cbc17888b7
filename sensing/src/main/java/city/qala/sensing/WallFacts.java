package city.qala.sensing;

import city.qala.sensing.CityBoard.Roll;
import city.qala.sensing.CityFacts.SilentGroup;
import city.qala.sensing.WallView.Area;
import city.qala.sensing.WallView.Fact;
import city.qala.sensing.WallView.Mark;
import city.qala.sensing.WallView.Urgency;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words what the rules found abnormal, and where it stands on the map. */
final class WallFacts {

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
        outliers.stream()
                .collect(
                        Collectors.groupingBy(
                                Outlier::manner, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(this::outliers);
        CityFacts.badAir(air).values().forEach(this::badAir);
        CityFacts.silentGroups(roll).forEach(this::silence);
        facts.sort(Comparator.comparing(Fact::urgency));
        return this;
    }

    /** What the control room has in its book, instead of what the wall would find itself. */
    WallFacts take(WallAlarms.Shown alarms) {
        if (roll.stale()) return this;
        facts.addAll(alarms.facts());
        marks.addAll(alarms.marks());
        return this;
    }

    /**
     * What an area's row calls abnormal and no fact has named yet: rows and facts never disagree.
     */
    WallFacts with(List<Area> areas) {
        if (roll.stale()) return this;
        for (Area a : areas) {
            boolean named = facts.stream().anyMatch(f -> f.area().equals(a.key()));
            if (a.urgency().isEmpty() || named) continue;
            List<String> lines = a.detail().isEmpty() ? List.of() : List.of(a.detail());
            String what = a.name() + ": " + a.word().toLowerCase(page.language().locale());
            facts.add(new Fact(a.key(), a.urgency().get(), false, what, lines));
        }
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
        return Outlier.find(roll, readings, formats.zone());
    }

    /** Points that leave the usual in the same way are one fact: they have one cause as a rule. */
    private void outliers(List<Outlier> alike) {
        Outlier first = alike.getFirst();
        Channel channel = first.channel();
        String property = page.texts().orElse("property." + channel.property(), channel.property());
        String usual =
                formats.measured(first.usual().low())
                        + "\u2013"
                        + formats.measured(first.usual().high());
        var lines = new ArrayList<String>();
        lines.add(where(first.station().district(), first.station().shortName()));
        lines.add(page.t("fact.value", formats.quantity(first.value(), channel.unit()), usual));
        if (alike.size() > 1) lines.add(page.t("fact.points", alike.size()));
        facts.add(
                new Fact(
                        "utilities",
                        Urgency.HIGH,
                        false,
                        page.t(first.above() ? "fact.above" : "fact.below", property),
                        lines));
        alike.stream()
                .limit(3)
                .forEach(o ->
                        mark(
                                o.station(),
                                Urgency.HIGH,
                                property.toLowerCase(page.language().locale())));
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
        facts.add(new Fact("air", urgency, false, page.t("air.answer." + band.number()), lines));
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
                        "data",
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
