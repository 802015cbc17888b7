package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import city.qala.kernel.Point;
import city.qala.sensing.AirStation.Measure;
import city.qala.sensing.SourceRule.Sample;
import city.qala.web.Messages;
import city.qala.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the pages know of the city at a moment, for whoever watches over it: why the air is bad, and
 * which utilities are not as usual. Plain facts; others word them.
 */
public final class Outlook {

    private static final double NEAR_METRES = 3_000;
    private static final double RISE = 1.05;

    private final AirBoard board;
    private final CityBoard city;
    private final Directory directory;
    private final Readings readings;
    private final ZoneId zone;
    private final Messages words;

    Outlook(
            AirBoard board,
            CityBoard city,
            Directory directory,
            Readings readings,
            ZoneId zone,
            Messages words) {
        this.words = words;
        this.board = board;
        this.city = city;
        this.directory = directory;
        this.readings = readings;
        this.zone = zone;
    }

    /** Utilities that stand far from what is usual, one a station. */
    public List<Outlier> outliers(Instant now) {
        return Outlier.find(city.roll(Actor.SYSTEM, now), readings, zone);
    }

    /**
     * Why a pollutant is high at a station: evenings alike, wind, temperature, neighbours, and
     * where it likely comes from. What is not known is left out.
     *
     * @return {@code evening.peaks}, {@code evening.known}, {@code wind} in m/s, {@code
     *     temperature} in °C, {@code neighbours.rising}, {@code neighbours.near}, {@code
     *     source.way} (n, ne …), {@code source.metres}, {@code source.radius}
     */
    public Map<String, String> reasons(Station station, Channel channel, Instant at) {
        var facts = new TreeMap<String, String>();
        var moment = new Moment(at, true);
        Optional<Pollutant> pollutant = Pollutant.find(channel.property());
        if (pollutant.isEmpty()) return facts;
        double limit = pollutant.get().limits().get(2);
        evenings(channel, limit, at)
                .ifPresent(e -> {
                    facts.put("evening.peaks", Integer.toString(e.peaks()));
                    facts.put("evening.known", Integer.toString(e.known()));
                });
        Weather weather = Weather.of(directory.stations(Actor.SYSTEM), readings, moment);
        weather.windSpeed().ifPresent(w -> facts.put("wind", decimal(w)));
        weather.temperature().ifPresent(t -> facts.put("temperature", decimal(t)));
        List<AirStation> near = near(station, pollutant.get(), moment);
        neighbours(near, pollutant.get(), at, facts);
        source(station, channel, near, pollutant.get(), weather, at, facts);
        return facts;
    }

    /**
     * Why an evening may be smoky at a station: {@link #names}, {@link #reasons} as far as they are
     * known at the moment, and on how many of the last evenings there was a peak.
     *
     * @param now when it is said
     * @param evening a moment of the evening; it may lie ahead
     */
    public Map<String, String> ahead(
            Station station, Channel channel, Instant now, Instant evening) {
        var facts = new TreeMap<>(names(station, channel.property()));
        facts.putAll(reasons(station, channel, now));
        Optional<Pollutant> pollutant = Pollutant.find(channel.property());
        if (pollutant.isEmpty()) return facts;
        evenings(channel, pollutant.get().limits().get(2), evening)
                .filter(e -> e.known() > 0)
                .ifPresent(e -> {
                    facts.put("evening.peaks", Integer.toString(e.peaks()));
                    facts.put("evening.known", Integer.toString(e.known()));
                });
        return facts;
    }

    /**
     * Names of a thing's kind and of what it measures in every language, for those who cannot look
     * them up: {@code thing.kk}, {@code property.ru} and so on.
     *
     * @param property name of the ObservedProperty; empty for none
     */
    public Map<String, String> names(Station station, String property) {
        var names = new TreeMap<String, String>();
        for (Language language : Language.values()) {
            Texts texts = words.in(language);
            String thing = texts.orElse("kinds." + station.kind(), texts.get("kinds.other"));
            names.put("thing." + language.tag(), thing);
            if (!property.isEmpty())
                names.put(
                        "property." + language.tag(),
                        texts.orElse("property." + property, property));
        }
        return names;
    }

    private Optional<EveningRule.Count> evenings(Channel channel, double limit, Instant at) {
        Instant end = at.truncatedTo(ChronoUnit.HOURS);
        Duration window = Duration.ofDays(EveningRule.EVENINGS + 1L);
        double[] means = readings.means(channel.stream(), end, window, (int) window.toHours());
        return EveningRule.of(end.minus(window), means, limit, at, zone);
    }

    private List<AirStation> near(Station station, Pollutant pollutant, Moment moment) {
        Optional<Point> here = station.at();
        if (here.isEmpty()) return List.of();
        return board.stations(Actor.SYSTEM, moment).stream()
                .filter(s -> !s.station().code().equals(station.code()))
                .filter(s -> s.station().at().isPresent())
                .filter(s -> here.get().metresTo(s.station().at().get()) <= NEAR_METRES)
                .filter(s -> s.measure(pollutant).filter(m -> !m.silent()).isPresent())
                .toList();
    }

    private void neighbours(
            List<AirStation> near, Pollutant pollutant, Instant at, Map<String, String> facts) {
        long rising =
                near.stream()
                        .flatMap(s -> s.measure(pollutant).stream())
                        .filter(m -> rises(m, at))
                        .count();
        facts.put("neighbours.near", Integer.toString(near.size()));
        facts.put("neighbours.rising", Long.toString(rising));
    }

    private boolean rises(Measure m, Instant at) {
        double[] two = readings.means(m.channel().stream(), at, Duration.ofHours(2), 2);
        return two[1] > two[0] * RISE;
    }

    private void source(
            Station station,
            Channel channel,
            List<AirStation> near,
            Pollutant pollutant,
            Weather weather,
            Instant at,
            Map<String, String> facts) {
        if (station.at().isEmpty()) return;
        Point here = station.at().get();
        var samples = new ArrayList<Sample>();
        double own = Readings.mean(readings.hour(channel.stream(), at));
        if (Double.isFinite(own)) samples.add(new Sample(here, own));
        for (AirStation s : near) {
            double mean = s.measure(pollutant).map(Measure::hourMean).orElse(Double.NaN);
            if (Double.isFinite(mean)) samples.add(new Sample(s.station().at().get(), mean));
        }
        SourceRule.of(samples, weather.windSpeed(), weather.windFrom())
                .ifPresent(area -> {
                    double metres = here.metresTo(area.centre());
                    facts.put("source.way", SourceRule.way(here, area.centre()));
                    facts.put("source.metres", Long.toString(Math.round(metres)));
                    facts.put("source.radius", Long.toString(Math.round(area.radiusMetres())));
                });
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
