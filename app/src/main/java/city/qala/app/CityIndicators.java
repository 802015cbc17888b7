package city.qala.app;

import city.qala.exchange.Exchanges;
import city.qala.kernel.Actor;
import city.qala.kernel.DataSet;
import city.qala.kernel.Indicator;
import city.qala.kernel.Interval;
import city.qala.sensing.Channel;
import city.qala.sensing.Pollutant;
import city.qala.sensing.Sensing;
import city.qala.sensing.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the city's own parts say of its indicators, for this year and the one before. Computed anew
 * at most every ten minutes, since pages ask often and years change slowly.
 */
final class CityIndicators {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String AIR = "en-en-aq-1c";
    private static final String OPEN_DATA = "ec-ict-ps-1a";
    private static final String SENSORS = "Qala: sensors";
    private static final String CATALOGUE = "Qala: data catalogue";

    private final Sensing sensing;
    private final Exchanges exchanges;
    private final Clock clock;
    private Instant computedAt = Instant.MIN;
    private List<Indicator.Value> values = List.of();

    CityIndicators(Sensing sensing, Exchanges exchanges, Clock clock) {
        this.sensing = sensing;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /** All values, each for the whole city. */
    synchronized List<Indicator.Value> now() {
        Instant now = clock.instant();
        if (computedAt.plus(FRESH).isAfter(now) && computedAt.isBefore(now)) return values;
        values = compute(now);
        computedAt = now;
        return values;
    }

    private List<Indicator.Value> compute(Instant now) {
        var all = new ArrayList<Indicator.Value>();
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (int back = 0; back < 2; back++) {
            Interval year = year(day.getYear() - back);
            for (Pollutant p : Pollutant.values())
                mean(p, year, now)
                        .ifPresent(m -> all.add(value(AIR + "." + part(p), year, m, SENSORS)));
        }
        List<DataSet> sets = exchanges.dataSets();
        if (!sets.isEmpty()) {
            long open = sets.stream().filter(DataSet::isOpen).count();
            double share = 100.0 * open / sets.size();
            all.add(value(OPEN_DATA, year(day.getYear()), share, CATALOGUE));
        }
        return List.copyOf(all);
    }

    /** Mean over the stations of each station's mean of days, so that no station weighs more. */
    private OptionalDouble mean(Pollutant pollutant, Interval year, Instant now) {
        Instant to = year.to().isBefore(now) ? year.to() : now;
        int days = (int) Math.max(1, ChronoUnit.DAYS.between(year.from(), to));
        return sensing.stations(Actor.ANONYMOUS).stream()
                .flatMap(s -> s.channels().stream())
                .filter(c -> c.visibility() == Visibility.PUBLIC)
                .filter(c -> Pollutant.find(c.property()).filter(pollutant::equals).isPresent())
                .mapToDouble(c -> mean(c, year.from(), to, days))
                .filter(Double::isFinite)
                .average();
    }

    private double mean(Channel channel, Instant from, Instant to, int days) {
        return sensing.series().buckets(channel.stream(), micros(from), micros(to), days).stream()
                .filter(b -> b.count() > 0)
                .mapToDouble(b -> b.mean())
                .average()
                .orElse(Double.NaN);
    }

    private static String part(Pollutant p) {
        return p == Pollutant.PM25 ? "PM2.5" : p.name();
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Interval year(int year) {
        return new Interval(first(year), first(year + 1));
    }

    private static Instant first(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Indicator.Value value(
            String code, Interval during, double value, String source) {
        return new Indicator.Value(code, "", during, Math.round(value * 1e4) / 1e4, source);
    }
}
