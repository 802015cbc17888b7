package city.qala.sensing;

import city.qala.sensing.AreaGauge.Line;
import city.qala.sensing.CityBoard.Roll;
import city.qala.sensing.CityBoard.Sign;
import city.qala.sensing.WallView.Area;
import city.qala.sensing.WallView.Urgency;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Marks;
import city.qala.web.Plot;
import city.qala.web.Web;
import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the rows of the wall, always in the same order: operators learn places. */
final class WallAreas {

    private final Frame page;
    private final Formats formats;
    private final Readings readings;
    private final AreaGauge gauge;
    private final Roll roll;

    WallAreas(Frame page, Readings readings, Roll roll) {
        this.page = page;
        this.formats = page.formats();
        this.readings = readings;
        this.gauge = new AreaGauge(readings, page.formats().zone());
        this.roll = roll;
    }

    List<Area> all(List<AirStation> air, List<Outlier> outliers) {
        return List.of(
                air(air),
                usual("traffic", Set.of("traffic"), "traffic-count"),
                lights(),
                utilities(outliers),
                transport(),
                data());
    }

    private Area air(List<AirStation> air) {
        if (air.isEmpty()) return none("air");
        AirStation worst = air.getFirst();
        if (worst.silent()) return mute("air");
        Band band = worst.index().band();
        long bad = air.stream().filter(s -> !s.silent() && s.index().band().isBad()).count();
        String word = band == Band.UNKNOWN ? page.t("air.none") : page.t("air." + band.number());
        String where = worst.station().district();
        String detail =
                bad > 0 ? page.t("wall.air.bad", bad, where) : page.t("wall.air.worst", where);
        Optional<Urgency> urgency = band.isBad() ? Optional.of(urgency(band)) : Optional.empty();
        List<Channel> shown =
                worst
                        .measure(Pollutant.PM25)
                        .or(worst::leading)
                        .map(AirStation.Measure::channel)
                        .stream()
                        .toList();
        return area("air", urgency, word, detail, spark(gauge.of(shown, roll.at()), true));
    }

    /** The row of the air and the alarm about it never disagree. */
    private static Urgency urgency(Band band) {
        return band == Band.EXTREMELY_POOR ? Urgency.URGENT : Urgency.HIGH;
    }

    /** An area whose word is how its mean stands to what is usual. */
    private Area usual(String key, Set<String> kinds, String property) {
        List<Channel> channels = channels(kinds, property);
        if (channels.isEmpty()) return none(key);
        if (silent(kinds)) return mute(key);
        Line line = gauge.of(channels, roll.at());
        double last = line.last();
        UsualBand band = line.now();
        String word = page.t("wall.usual");
        if (!band.known()) word = page.t("wall.measured");
        else if (last > band.high() && line.odd()) word = page.t("wall.above");
        else if (last < band.low() && line.odd()) word = page.t("wall.below");
        String detail =
                Double.isFinite(last)
                        ? page.t("wall." + key + ".mean", formats.measured(last))
                        : "";
        return area(key, Optional.empty(), word, detail, spark(line, true));
    }

    private Area lights() {
        List<Channel> channels = channels(Set.of("light"), "light-power");
        if (channels.isEmpty()) return none("light");
        if (silent(Set.of("light"))) return mute("light");
        var now = new Moment(roll.at(), true);
        long lit =
                channels.stream()
                        .filter(c ->
                                readings.newest(c.stream(), now)
                                        .filter(r -> r.value() > 5)
                                        .isPresent())
                        .count();
        Line line = gauge.of(channels, roll.at());
        boolean odd = line.odd();
        String word = page.t(odd ? "wall.unusual" : "wall.usual");
        String detail = page.t("wall.light.lit", formats.count(lit));
        return area(
                "light",
                odd ? Optional.of(Urgency.MEDIUM) : Optional.empty(),
                word,
                detail,
                spark(line, true));
    }

    private Area utilities(List<Outlier> outliers) {
        Set<String> kinds = Outlier.UTILITIES;
        List<Channel> channels = channels(kinds, "");
        if (channels.isEmpty()) return none("utilities");
        if (silent(kinds)) return mute("utilities");
        if (!outliers.isEmpty()) {
            Outlier first = outliers.getFirst();
            Channel channel = first.channel();
            String detail =
                    page.texts().orElse("property." + channel.property(), channel.property())
                            + " "
                            + formats.quantity(first.value(), channel.unit());
            Line line = gauge.of(List.of(channel), roll.at());
            return area(
                    "utilities",
                    Optional.of(Urgency.HIGH),
                    page.t("wall.unusual"),
                    detail,
                    spark(line, false));
        }
        List<Channel> pressure = channels(kinds, "network-pressure");
        List<Channel> shown = pressure.isEmpty() ? channels.subList(0, 1) : pressure;
        Line line = gauge.of(shown, roll.at());
        String detail = page.t("wall.utilities.points", formats.count(channels.size()));
        return area(
                "utilities", Optional.empty(), page.t("wall.usual"), detail, spark(line, false));
    }

    private Area transport() {
        List<Channel> channels = channels(Set.of("parking"), "free-spaces");
        if (channels.isEmpty()) return none("parking");
        if (silent(Set.of("parking"))) return mute("parking");
        var now = new Moment(roll.at(), true);
        double free = 0;
        for (Channel c : channels) {
            free += readings.newest(c.stream(), now).map(r -> Math.max(0, r.value())).orElse(0.0);
        }
        String detail = page.t("wall.parking.places", formats.count(channels.size()));
        return area(
                "parking",
                Optional.empty(),
                page.t("wall.parking.free", formats.count(Math.round(free))),
                detail,
                spark(gauge.of(channels, roll.at()), true));
    }

    private Area data() {
        int all = roll.signs().size();
        if (all == 0) return none("data");
        if (roll.stale()) {
            String age = roll.delay().map(d -> page.t("wall.data.age", formats.span(d))).orElse("");
            return area("data", Optional.of(Urgency.HIGH), page.t("no-data"), age, Web.NOTHING);
        }
        double share = (all - roll.silent()) / (double) all;
        Optional<Urgency> urgency = share < 0.9 ? Optional.of(Urgency.MEDIUM) : Optional.empty();
        String detail =
                page.t("wall.data.silent", formats.count(roll.silent()), formats.count(all));
        // Rounded down: 99.96 % must not read as all.
        double shown = Math.floor(share * 1000) / 1000;
        return area("data", urgency, formats.percent(shown), detail, Web.NOTHING);
    }

    private Area area(
            String key, Optional<Urgency> urgency, String word, String detail, Content spark) {
        return new Area(key, page.t("wall." + key), urgency, word, detail, spark);
    }

    private Area none(String key) {
        return area(
                key,
                Optional.empty(),
                page.t(page.reader().isEmpty() ? "wall.none-public" : "wall.none"),
                "",
                Web.NOTHING);
    }

    private Area mute(String key) {
        return area(key, Optional.of(Urgency.MEDIUM), page.t("state.silent"), "", Web.NOTHING);
    }

    private boolean silent(Set<String> kinds) {
        return roll.signs().stream()
                .filter(s -> kinds.contains(s.station().kind()))
                .allMatch(Sign::silent);
    }

    private List<Channel> channels(Set<String> kinds, String property) {
        return roll.signs().stream()
                .map(Sign::station)
                .filter(s -> kinds.contains(s.kind()))
                .flatMap(s -> s.channels().stream())
                .filter(c -> property.isEmpty() || c.property().equals(property))
                .toList();
    }

    private static Content spark(Line line, boolean fromZero) {
        if (line.empty()) return Web.NOTHING;
        double low = fromZero ? Math.min(0, line.least()) : line.least();
        double high = line.greatest();
        double room = Math.max(1e-6, (high - low) * 0.05);
        var plot = new Plot(low - (fromZero ? 0 : room), high + room);
        return Marks.spark(line.values(), line.usual(), plot.low(), plot.high());
    }
}
