package city.qala.sensing.watch;

import city.qala.kernel.Signal;
import city.qala.sensing.AirAhead.Evening;
import city.qala.sensing.Channel;
import city.qala.sensing.Pollutant;
import city.qala.sensing.Rules;
import city.qala.sensing.Station;
import city.qala.sensing.forecast.EveningWarner;
import city.qala.sensing.forecast.HourlyTable;
import city.qala.sensing.watch.AirForecasts.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Says once a day, between noon and five by the city's clock, whether an evening will be smoky, and
 * tells the control room if it will. The warning ends with the day.
 */
final class EveningWatch {

    static final String KIND = "smoke-evening";

    private static final String BEGINNING = Watch.BEGINNING + KIND + "/";
    private static final int NOON = 12;
    private static final int EVENING = 17;
    private static final int MIDDLE = 20;

    /** Of the limits of a pollutant: where the air is called poor. */
    private static final int POOR = 2;

    private final Past past;
    private final Rules rules;
    private final Warning warning;
    private final ZoneId zone;
    private final Map<Integer, Evening> said = new ConcurrentHashMap<>();

    EveningWatch(Past past, Rules rules, Warning warning, ZoneId zone) {
        this.past = past;
        this.rules = rules;
        this.warning = warning;
        this.zone = zone;
    }

    /** What had been said before a restart. */
    void remember(Map<Integer, Evening> evenings) {
        said.putAll(evenings);
    }

    Optional<Evening> said(int stream, LocalDate day) {
        return Optional.ofNullable(said.get(stream)).filter(e -> e.day().equals(day));
    }

    /** Says a station's evening if it is time and it has not been said; else empty. */
    Optional<Evening> say(Target target, List<Station> stations, Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalDate today = local.toLocalDate();
        Channel channel = target.channel();
        boolean time = local.getHour() >= NOON && local.getHour() < EVENING;
        if (!time || !rules.warning() || said(channel.stream(), today).isPresent())
            return Optional.empty();
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        Instant first = past.first(channel, end);
        if (ChronoUnit.HOURS.between(first, end) < 24) return Optional.empty();
        HourlyTable table = past.table(target.station(), channel, stations, first, end);
        ZoneOffset offset = zone.getRules().getOffset(now);
        var warner = EveningWarner.train(table, Past.VALUE, limit(), offset, table.hours() - 1);
        EveningWarner.Evening evening = warner.on(today);
        var made = new Evening(today, warner.model(), evening.probability(), evening.warn(), now);
        if (made.warn()) warning.signals().tell(List.of(signal(target, made)));
        said.put(channel.stream(), made);
        return Optional.of(made);
    }

    private static double limit() {
        return Pollutant.PM25.limits().get(POOR);
    }

    private Signal signal(Target target, Evening evening) {
        Station s = target.station();
        Channel channel = target.channel();
        Instant middle = evening.day().atTime(MIDDLE, 0).atZone(zone).toInstant();
        var facts = new TreeMap<String, String>();
        facts.put("probability", Long.toString(Math.round(100 * evening.probability())));
        facts.put("model", evening.model());
        facts.put("limit", StreamWatch.number(limit()));
        facts.put("unit", channel.unit());
        facts.put("stream", Integer.toString(channel.stream()));
        facts.putAll(warning.reasons().of(s, channel, evening.said(), middle));
        facts.put("property", Pollutant.PM25.label());
        return new Signal(
                name(s, channel),
                KIND,
                true,
                evening.said(),
                new Signal.Spot(s.code(), s.shortName(), s.district(), "", s.at()),
                facts,
                false);
    }

    /** A warning of an evening that is over ends with its day. */
    void over(List<Target> targets, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Set<String> held =
                targets.stream()
                        .filter(t -> warned(t, today))
                        .map(t -> name(t.station(), t.channel()))
                        .collect(Collectors.toSet());
        List<Signal> ends =
                warning.signals().holding(BEGINNING).stream()
                        .filter(n -> !held.contains(n))
                        .map(n -> end(n, now))
                        .toList();
        if (!ends.isEmpty()) warning.signals().tell(ends);
    }

    private boolean warned(Target target, LocalDate day) {
        return said(target.channel().stream(), day).filter(Evening::warn).isPresent();
    }

    private static String name(Station station, Channel channel) {
        return BEGINNING + station.code() + "/" + channel.property();
    }

    private static Signal end(String name, Instant now) {
        String code = name.substring(BEGINNING.length()).split("/", 2)[0];
        var spot = new Signal.Spot(code, "", "", "", Optional.empty());
        return new Signal(name, KIND, false, now, spot, Map.of(), false);
    }
}
