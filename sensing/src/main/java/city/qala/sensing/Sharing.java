package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.DataSet;
import city.qala.kernel.DataSet.Field;
import city.qala.kernel.DataSet.Rhythm;
import city.qala.kernel.DataSet.Sensitivity;
import city.qala.kernel.Wording;
import city.qala.sensing.series.Series;
import city.qala.sensing.series.Series.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What sensing can give away: its things, and hourly roll-ups of public streams. What is not public
 * is not part of these sets, whoever asks.
 */
public final class Sharing {

    private static final String LICENCE = "CC-BY-4.0";
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration USUAL = Duration.ofDays(7);

    private final Directory directory;
    private final Series series;
    private final Clock clock;
    private final String owner;

    private Sharing(Directory directory, Series series, Clock clock, String owner) {
        this.directory = directory;
        this.series = series;
        this.clock = clock;
        this.owner = owner;
    }

    /**
     * The data sets of sensing.
     *
     * @param owner who answers for them
     */
    public static List<DataSet> dataSets(
            Directory directory, Series series, Clock clock, String owner) {
        var sharing = new Sharing(directory, series, clock, owner);
        return List.of(sharing.air(), sharing.things(), sharing.counters());
    }

    private DataSet air() {
        return hourly(
                "air-hourly",
                new Wording("Ауа, сағат сайын", "Воздух по часам", "Air by the hour"),
                new Wording(
                        "Ашық станциялардың сағаттық орташа мәндері. Өлшенбеген сағат жолсыз"
                                + " қалады. Уақыт аралығы көрсетілмесе, соңғы жеті күн.",
                        "Среднечасовые значения открытых станций. Час без измерений остаётся без"
                                + " строки. Если время не задано, последние семь дней.",
                        "Hourly means of public stations. An hour without readings has no row."
                                + " Without a time, the last seven days."),
                "air");
    }

    private DataSet counters() {
        return hourly(
                "traffic-hourly",
                new Wording(
                        "Көлік санағыштары, сағат сайын",
                        "Счётчики движения по часам",
                        "Traffic counters by the hour"),
                new Wording(
                        "Ашық санағыштардың сағаттық орташа мәндері және өлшем саны. Көлік құралы"
                                + " танылмайды.",
                        "Среднечасовые значения открытых счётчиков и число измерений. Машины не"
                                + " опознаются.",
                        "Hourly means of public counters, and how many readings are behind them."
                                + " No vehicle is recognised."),
                "traffic");
    }

    private DataSet hourly(String code, Wording title, Wording about, String kind) {
        return new DataSet(
                code,
                title,
                about,
                owner,
                hours(),
                LICENCE,
                Rhythm.HOURLY,
                "",
                (wanted, each) -> readHours(kind, wanted, each));
    }

    private static List<Field> hours() {
        return List.of(
                field(
                        "hour",
                        DataSet.Type.TIME,
                        "Сағаттың басы, UTC",
                        "Начало часа, UTC",
                        "Beginning of the hour, UTC"),
                field("station", DataSet.Type.TEXT, "Станция коды", "Код станции", "Station code"),
                field("district", DataSet.Type.TEXT, "Аудан", "Район", "District"),
                field(
                        "property",
                        DataSet.Type.TEXT,
                        "Не өлшенді",
                        "Что измерено",
                        "What was measured"),
                field("unit", DataSet.Type.TEXT, "Өлшем бірлігі", "Единица", "Unit"),
                field("mean", DataSet.Type.NUMBER, "Орташа", "Среднее", "Mean"),
                field("least", DataSet.Type.NUMBER, "Ең азы", "Наименьшее", "Least value"),
                field("greatest", DataSet.Type.NUMBER, "Ең көбі", "Наибольшее", "Greatest value"),
                field(
                        "readings",
                        DataSet.Type.WHOLE,
                        "Өлшем саны",
                        "Число измерений",
                        "Number of readings"));
    }

    private DataSet things() {
        return new DataSet(
                "things",
                new Wording("Қаланың құрылғылары", "Устройства города", "Things of the city"),
                new Wording(
                        "Ашық ағыны бар әр құрылғы: не екені, қайда тұрғаны, не өлшейтіні.",
                        "Каждое устройство с открытым потоком: что это, где стоит, что измеряет.",
                        "Every thing with a public stream: what it is, where it stands, what it"
                                + " measures."),
                owner,
                List.of(
                        field("code", DataSet.Type.TEXT, "Код", "Код", "Code"),
                        field("name", DataSet.Type.TEXT, "Атауы", "Название", "Name"),
                        field("kind", DataSet.Type.TEXT, "Түрі", "Вид", "Kind"),
                        field("district", DataSet.Type.TEXT, "Аудан", "Район", "District"),
                        field(
                                "lat",
                                DataSet.Type.NUMBER,
                                "Ендік, WGS 84",
                                "Широта, WGS 84",
                                "Latitude, WGS 84"),
                        field(
                                "lon",
                                DataSet.Type.NUMBER,
                                "Бойлық, WGS 84",
                                "Долгота, WGS 84",
                                "Longitude, WGS 84"),
                        field(
                                "measures",
                                DataSet.Type.TEXT,
                                "Не өлшейді",
                                "Что измеряет",
                                "Measures")),
                LICENCE,
                Rhythm.IRREGULAR,
                "",
                this::readThings);
    }

    private void readThings(DataSet.Wanted wanted, Consumer<List<@Nullable Object>> each) {
        open().stream()
                .limit(wanted.most())
                .forEach(s ->
                        each.accept(
                                Arrays.asList(
                                        s.code(),
                                        s.name(),
                                        s.kind(),
                                        s.district(),
                                        s.at().map(p -> (Object) p.lat()).orElse(null),
                                        s.at().map(p -> (Object) p.lon()).orElse(null),
                                        measures(s))));
    }

    /** What is public, also while trials let anybody read everything. */
    private List<Station> open() {
        return directory.stations(Actor.ANONYMOUS).stream()
                .map(Sharing::open)
                .filter(s -> !s.channels().isEmpty())
                .toList();
    }

    private static Station open(Station s) {
        List<Channel> channels =
                s.channels().stream().filter(c -> c.visibility() == Visibility.PUBLIC).toList();
        return new Station(s.thing(), s.name(), s.at(), s.properties(), channels);
    }

    private static String measures(Station station) {
        return String.join("; ", station.channels().stream().map(Channel::property).toList());
    }

    private void readHours(
            String kind, DataSet.Wanted wanted, Consumer<List<@Nullable Object>> each) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant asked = wanted.to();
        Instant to = asked == null ? now : asked.truncatedTo(ChronoUnit.HOURS);
        Instant start = wanted.from();
        Instant from = start == null ? to.minus(USUAL) : start.truncatedTo(ChronoUnit.HOURS);
        if (from.isBefore(to.minus(LONGEST)))
            throw city.qala.kernel.Problem.invalid(
                    "from", from, "must be at most 31 days before to");
        if (!from.isBefore(to)) return;
        long left = wanted.most();
        for (Station station : open()) {
            if (!station.kind().equals(kind)) continue;
            for (Channel channel : station.channels())
                left -= readHours(station, channel, from, to, left, each);
            if (left <= 0) return;
        }
    }

    /** The hours of one stream that have readings; how many were given. */
    private long readHours(
            Station station,
            Channel channel,
            Instant from,
            Instant to,
            long most,
            Consumer<List<@Nullable Object>> each) {
        if (most <= 0) return 0;
        int pieces = (int) ChronoUnit.HOURS.between(from, to);
        long given = 0;
        for (Bucket b : series.buckets(channel.stream(), Micros.of(from), Micros.of(to), pieces)) {
            if (b.count() == 0) continue;
            if (given++ == most) return most;
            each.accept(
                    Arrays.asList(
                            Micros.at(b.from()),
                            station.code(),
                            station.district(),
                            channel.property(),
                            channel.unit(),
                            b.mean(),
                            b.min(),
                            b.max(),
                            b.count()));
        }
        return given;
    }

    private static Field field(String name, DataSet.Type type, String kk, String ru, String en) {
        return new Field(name, type, "", new Wording(kk, ru, en), Sensitivity.OPEN);
    }
}
