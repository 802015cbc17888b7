package city.qala.sensing;

import city.qala.kernel.Language;
import city.qala.kernel.Point;
import city.qala.web.Section;
import city.qala.web.Town;
import city.qala.web.Web;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A made-up town for pages: nine air stations, weather, traffic, lights, heat, and some faults. */
final class PretendTown {

    static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    static final Town TOWN =
            new Town(
                    Map.of(
                            Language.KK,
                            "Демо қала",
                            Language.RU,
                            "Демо-город",
                            Language.EN,
                            "Demo town"),
                    ZONE,
                    List.of(Language.KK, Language.RU, Language.EN),
                    "109");
    static final List<Section> SECTIONS =
            List.of(
                    new Section("wall", "/wall"),
                    new Section("air", "/air"),
                    new Section("things", "/things"));

    final Clock clock;
    final PretendSeries series;
    final PretendDirectory directory = new PretendDirectory();
    private int streams;
    private long things;

    PretendTown(Clock clock) {
        this.clock = clock;
        this.series = new PretendSeries(clock);
    }

    Web web(Path mapFolder) {
        return Web.create(TOWN, clock, mapFolder, SECTIONS);
    }

    /** The whole town with about this many lights. */
    PretendTown furnished(int lights) {
        air("VDZ-1", "Städtle", "Vaduz", "reference", 47.1392, 9.5227, 1.25, true);
        air("VDZ-2", "Mühleholz", "Vaduz", "reference", 47.1535, 9.5160, 0.95, false);
        air("SCH-1", "Lindenkreisel", "Schaan", "reference", 47.1650, 9.5088, 0.8, false);
        air("SCH-4", "Im Rietle", "Schaan", "low-cost", 47.1725, 9.5010, 0.7, false);
        air("SCH-3", "Duxgass", "Schaan", "low-cost", 47.1690, 9.5145, 0.6, false);
        air("VDZ-4", "Ebenholz", "Vaduz", "low-cost", 47.1475, 9.5205, 0.55, false);
        air("SCH-2", "Zollstrasse", "Schaan", "reference", 47.1660, 9.4935, 0.35, false);
        air("PLA-1", "Oberplanken", "Planken", "low-cost", 47.1790, 9.5440, 0.2, false);
        air("VDZ-5", "Rheinwiese", "Vaduz", "low-cost", 47.1330, 9.5100, 0.4, false);
        Instant now = clock.instant();
        station("VDZ-5")
                .channels()
                .forEach(c -> series.silent(c.stream(), now.minus(Duration.ofMinutes(134))));
        series.silent(stream("VDZ-1", "O3"), now.minus(Duration.ofMinutes(136)));
        Instant gap = now.minus(Duration.ofMinutes(1120));
        series.gap(stream("VDZ-1", "PM2.5"), gap, gap.plus(Duration.ofMinutes(130)));
        rest(now, lights);
        return this;
    }

    private void rest(Instant now, int lights) {
        var random = new Random(7);
        place("WX-1", "Spoerry", "weather", "Vaduz", 47.1340, 9.5170, "", Map.of());
        channel(
                "WX-1",
                "temperature",
                "°C",
                10,
                Visibility.PUBLIC,
                t -> -9 - 5 * Math.cos(hour(t) / 24 * 2 * Math.PI - 0.6));
        channel("WX-1", "wind-speed", "m/s", 10, Visibility.PUBLIC, t -> 1.2 + 0.5 * wave(t, 5, 1));
        channel("WX-1", "wind-direction", "°", 10, Visibility.PUBLIC, t -> 45 + 10 * wave(t, 7, 2));
        for (int i = 1; i <= 24; i++) {
            String code = "TC-" + i;
            place(
                    code,
                    "Landstrasse " + i,
                    "traffic",
                    i % 2 == 0 ? "Schaan" : "Vaduz",
                    47.135 + i * 0.0016,
                    9.512 + random.nextDouble() * 0.01,
                    "GW-1",
                    Map.of());
            channel(code, "traffic-count", "1/h", 15, Visibility.PUBLIC, t -> traffic(t));
        }
        for (int i = 1; i <= 20; i++) {
            String code = "HT-" + i;
            place(
                    code,
                    "Heat " + i,
                    "heat",
                    i % 2 == 0 ? "Schaan" : "Vaduz",
                    47.134 + i * 0.002,
                    9.508 + random.nextDouble() * 0.014,
                    "GW-2",
                    Map.of());
            boolean falls = i == 4;
            Instant from = now.minus(Duration.ofMinutes(50));
            channel(
                    code,
                    "network-pressure",
                    "bar",
                    5,
                    Visibility.STAFF,
                    t -> 4.3 + 0.08 * wave(t, 11, 3) - (falls && t.isAfter(from) ? 1.4 : 0));
        }
        place("GW-3", "Mühleholz switch", "gateway", "Vaduz", 47.1540, 9.5165, "", Map.of());
        channel("GW-3", "mains", "V", 10, Visibility.STAFF, t -> 230);
        for (int i = 1; i <= lights; i++) {
            String code = "L-" + i;
            boolean cut = i % 60 == 0;
            place(
                    code,
                    "Pole " + i,
                    "light",
                    i % 3 == 0 ? "Schaan" : "Vaduz",
                    47.128 + random.nextDouble() * 0.05,
                    9.498 + random.nextDouble() * 0.03,
                    cut ? "GW-3" : "GW-" + (4 + i % 9),
                    Map.of());
            int s =
                    channel(
                            code,
                            "light-power",
                            "W",
                            60,
                            Visibility.STAFF,
                            t -> hour(t) > 17 || hour(t) < 7 ? 62 + 2 * wave(t, 3, 5) : 0.4);
            if (cut) series.silent(s, now.minus(Duration.ofHours(5)));
        }
    }

    private static double hour(Instant t) {
        ZonedDateTime z = t.atZone(ZONE);
        return z.getHour() + z.getMinute() / 60.0;
    }

    private static double wave(Instant t, double hours, int phase) {
        double x = t.getEpochSecond() / 3600.0;
        return Math.sin(x / hours * 2 * Math.PI + phase)
                + 0.4 * Math.sin(x * 2.7 + phase * 3)
                + 0.2 * Math.sin(x * 37 + phase);
    }

    private static double traffic(Instant t) {
        double h = hour(t);
        return 60
                + 500 * Math.exp(-Math.pow(h - 8, 2) / 4)
                + 560 * Math.exp(-Math.pow(h - 18, 2) / 6)
                + 12 * wave(t, 2, 4);
    }

    private double particles(Instant t, double scale, boolean episode) {
        double h = hour(t);
        double usual =
                14
                        + 5 * Math.exp(-Math.pow(h - 8, 2) / 5)
                        + 16 * Math.exp(-Math.pow(h - 21, 2) / 9)
                        + 3 * wave(t, 31, 1);
        double late = Duration.between(t, clock.instant()).toMinutes();
        double rise = episode && late < 120 ? (120 - late) * 0.28 : 0;
        return Math.max(1, scale * usual + rise + 0.8 * wave(t, 0.7, 2));
    }

    private void air(
            String code,
            String name,
            String district,
            String type,
            double lat,
            double lon,
            double scale,
            boolean episode) {
        place(
                code,
                name,
                "air",
                district,
                lat,
                lon,
                "GW-1",
                Map.of("class", type, "calibrated", "2026-11-12"));
        channel(code, "PM2.5", "µg/m³", 10, Visibility.PUBLIC, t -> particles(t, scale, episode));
        channel(
                code,
                "PM10",
                "µg/m³",
                10,
                Visibility.PUBLIC,
                t -> 1.5 * particles(t, scale, episode));
        channel(code, "NO2", "µg/m³", 10, Visibility.PUBLIC, t -> 0.9 * particles(t, scale, false));
        if (type.equals("reference")) {
            channel(
                    code,
                    "O3",
                    "µg/m³",
                    10,
                    Visibility.PUBLIC,
                    t -> Math.max(1, 30 - 0.5 * particles(t, scale, false)));
        }
    }

    void place(
            String code,
            String name,
            String kind,
            String district,
            double lat,
            double lon,
            String gateway,
            Map<String, String> more) {
        var properties = new LinkedHashMap<>(more);
        properties.putAll(
                Map.of("kind", kind, "code", code, "district", district, "gateway", gateway));
        directory.add(
                new Station(
                        ++things, name, Optional.of(new Point(lat, lon)), properties, List.of()));
    }

    int channel(
            String code,
            String property,
            String unit,
            int minutes,
            Visibility visibility,
            PretendSeries.Formula formula) {
        Station s = station(code);
        var channels = new ArrayList<>(s.channels());
        int stream = ++streams;
        channels.add(
                new Channel(
                        stream,
                        code + " " + property,
                        property,
                        unit,
                        Duration.ofMinutes(minutes),
                        visibility));
        series.line(stream, Duration.ofMinutes(minutes), formula);
        directory.replace(new Station(s.thing(), s.name(), s.at(), s.properties(), channels));
        return stream;
    }

    Station station(String code) {
        return directory.all().stream()
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    int stream(String code, String property) {
        return station(code).channels().stream()
                .filter(c -> c.property().equals(property))
                .findFirst()
                .orElseThrow()
                .stream();
    }

    /** All streams of things of a kind. */
    List<Integer> streams(String kind) {
        return directory.all().stream()
                .filter(s -> s.kind().equals(kind))
                .flatMap(s -> s.channels().stream())
                .map(Channel::stream)
                .toList();
    }
}
