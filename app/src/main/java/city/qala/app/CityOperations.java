package city.qala.app;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.kernel.Point;
import city.qala.kernel.Role;
import city.qala.kernel.Signals;
import city.qala.operations.Operations;
import city.qala.operations.alarm.Span;
import city.qala.operations.alarm.WallAlarm;
import city.qala.operations.asset.CommandKey;
import city.qala.operations.notice.Postman;
import city.qala.operations.notice.Receivers;
import city.qala.platform.config.Settings;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.JobRunner;
import city.qala.platform.mqtt.MqttFeed;
import city.qala.platform.outbound.Mail;
import city.qala.platform.outbound.MailConfig;
import city.qala.platform.outbound.Outbound;
import city.qala.sensing.ChartNotes;
import city.qala.sensing.Rules;
import city.qala.sensing.Screens;
import city.qala.sensing.Sensing;
import city.qala.sensing.Station;
import city.qala.sensing.WallAlarms;
import city.qala.sensing.WallView.Fact;
import city.qala.sensing.WallView.Mark;
import city.qala.sensing.WallView.Urgency;
import city.qala.sensing.watch.AirForecasts;
import city.qala.sensing.watch.Warning;
import city.qala.sensing.watch.Watch;
import city.qala.web.Frame;
import city.qala.web.Web;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The control room as this city has it: sensing tells it what may need people, and the wall shows
 * what it has in its book.
 */
final class CityOperations implements AutoCloseable {
    private final Operations operations;
    private final Clock clock;
    private final ZoneId zone;

    CityOperations(
            Settings settings,
            Database ledger,
            AuditLog audit,
            Outbound outbound,
            Web web,
            Path data,
            Clock clock) {
        this.clock = clock;
        this.zone = web.town().zone();
        var mail = new Mail(MailConfig.of(settings), outbound, clock);
        operations =
                Operations.create(
                        ledger,
                        audit,
                        web,
                        Receivers.of(settings),
                        new Postman(outbound, mail, web.languages()),
                        CommandKey.open(data.resolve("keys").resolve("commands.key")));
    }

    /** Where it listens. */
    Signals signals() {
        return operations.signals();
    }

    /** Its timed work. */
    void addTo(JobRunner jobs) {
        operations.jobs().forEach(jobs::add);
    }

    /** Its addresses. */
    List<Routes> routes(
            Function<Exchange, String> csrf,
            BiFunction<String, Language, Optional<String>> register,
            Sensing sensing,
            Screens screens) {
        var yard = new CityYard(screens.lives(), clock);
        var routes = new ArrayList<>(operations.routes(csrf, register));
        routes.addAll(operations.assets(yard, csrf));
        routes.add(operations.commands().routes(yard, sensing.routes()));
        return routes;
    }

    /** What MQTT brings and may hear: observations, and commands to things. */
    MqttFeed feed(Sensing sensing, String base) {
        return operations.commands().feed(sensing.feed(), base);
    }

    /** Where messages for subscribers go. */
    void publisher(Sensing sensing, BiConsumer<String, byte[]> broker) {
        sensing.publisher(broker);
        operations.commands().publisher(broker);
    }

    @Override
    public void close() {
        operations.close();
    }

    /** Begins to watch over what is measured, and hangs the alarms on the wall. */
    Watch watch(Sensing sensing, Rules rules, Screens screens) {
        screens.alarms(this::wall);
        screens.notes(this::notes);
        return Watch.start(
                sensing, sensing.series(), rules, screens.outlook(), operations.signals(), clock);
    }

    /** Begins to say what is expected of the air, and shows it on its pages. */
    List<Job> forecasts(Database ledger, Sensing sensing, Rules rules, Screens screens) {
        var warning = new Warning(operations.signals(), screens.outlook()::ahead);
        var forecasts =
                AirForecasts.create(ledger, sensing, sensing.series(), rules, warning, zone, clock);
        screens.ahead(forecasts);
        return forecasts.jobs();
    }

    private Optional<WallAlarms.Shown> wall(Frame page, Actor reader) {
        if (!reader.hasAny(Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN))
            return Optional.empty();
        WallAlarm.All all = operations.wall(page);
        var facts = new ArrayList<Fact>();
        var marks = new ArrayList<Mark>();
        for (WallAlarm alarm : all.alarms()) {
            Urgency urgency = Urgency.valueOf(alarm.priority().name());
            facts.add(
                    new Fact(
                            alarm.area(),
                            urgency,
                            alarm.silent(),
                            alarm.what(),
                            alarm.lines(),
                            alarm.untaken()));
            alarm.at().ifPresent(p -> marks.add(mark(marks.size(), alarm, urgency, p)));
        }
        return Optional.of(new WallAlarms.Shown(facts, marks, all.sum()));
    }

    private List<ChartNotes.Note> notes(
            Frame page, Actor reader, Station station, Instant from, Instant to) {
        return operations.about(page, reader, station.code(), new Span(from, to)).stream()
                .map(a ->
                        new ChartNotes.Note(
                                a.from(), a.to(), a.priority().word(), a.words(), a.href()))
                .toList();
    }

    private static Mark mark(int number, WallAlarm alarm, Urgency urgency, Point at) {
        return new Mark(
                "m" + number,
                alarm.silent() ? Optional.empty() : Optional.of(urgency),
                alarm.label(),
                degrees(at.lon()),
                degrees(at.lat()));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
