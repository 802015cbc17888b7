package city.qala.operations;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.kernel.Role;
import city.qala.kernel.Signals;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.alarm.ChartAlarm;
import city.qala.operations.alarm.Span;
import city.qala.operations.alarm.WallAlarm;
import city.qala.operations.asset.AssetDesk;
import city.qala.operations.asset.Assets;
import city.qala.operations.asset.CommandKey;
import city.qala.operations.asset.TaskDesk;
import city.qala.operations.asset.Tasking;
import city.qala.operations.asset.Yard;
import city.qala.operations.incident.IncidentDesk;
import city.qala.operations.incident.Incidents;
import city.qala.operations.notice.NoticeDesk;
import city.qala.operations.notice.Notices;
import city.qala.operations.notice.Post;
import city.qala.operations.notice.Receivers;
import city.qala.operations.quality.QualityDesk;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The control room: signals in, alarms out, what those on duty do about them, and what leaves the
 * building.
 *
 * <p>The only door of the capability.
 */
public final class Operations implements AutoCloseable {

    /** Entries of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS =
            List.of(
                    new Section(
                            "alarms",
                            "/alarms",
                            Set.of(Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN)),
                    new Section(
                            "assets",
                            "/assets",
                            Set.of(Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN)));

    private final Database ledger;
    private final AuditLog audit;
    private final Alarms alarms;
    private final Incidents incidents;
    private final Notices notices;
    private final TaskDesk commands;
    private final Web web;
    private final Messages words = Messages.of(Operations.class);

    private Operations(
            Database ledger,
            AuditLog audit,
            Web web,
            Receivers receivers,
            Post post,
            CommandKey key) {
        this.commands = new TaskDesk(new Tasking(ledger, audit, key, web.clock()));
        var random = new SecureRandom();
        this.ledger = ledger;
        this.audit = audit;
        this.web = web;
        this.alarms = Alarms.open(ledger, audit, web.clock(), random);
        this.incidents = new Incidents(ledger, audit, alarms, web.clock(), random);
        this.notices =
                new Notices(
                        ledger,
                        audit,
                        alarms,
                        receivers,
                        post,
                        (alarm, language) -> AlarmDesk.title(web, words, alarm, language),
                        web.clock(),
                        random);
    }

    /**
     * Opens the control room's book.
     *
     * @param ledger its schema {@code operations} is brought up to date
     * @param audit the log of who did what
     * @param receivers to whom notices go
     * @param post what carries them there
     * @param key what commands to things are signed with
     */
    public static Operations create(
            Database ledger,
            AuditLog audit,
            Web web,
            Receivers receivers,
            Post post,
            CommandKey key) {
        ledger.migrate("operations");
        return new Operations(ledger, audit, web, receivers, post, key);
    }

    /** Where capabilities tell what may need people. */
    public Signals signals() {
        return alarms;
    }

    /** The alarms. */
    public Alarms alarms() {
        return alarms;
    }

    /**
     * The pages and the API.
     *
     * @param register name of an algorithm in the public register, by id; empty if it has none
     */
    public List<Routes> routes(
            Function<Exchange, String> csrf,
            BiFunction<String, Language, Optional<String>> register) {
        var found = new AlarmDesk.Found(ledger, audit, register);
        var routes =
                new ArrayList<>(AlarmDesk.routes(alarms, found, web, words, csrf, web.clock()));
        routes.addAll(IncidentDesk.routes(incidents, alarms, web, words, csrf));
        routes.addAll(QualityDesk.routes(ledger, alarms, web, words));
        routes.addAll(NoticeDesk.routes(notices, alarms, web, words, csrf));
        return routes;
    }

    /**
     * The pages of the assets.
     *
     * @param yard who keeps the town's things
     */
    public List<Routes> assets(Yard yard, Function<Exchange, String> csrf) {
        var assets = new Assets(ledger, audit, yard, web.clock(), web.town().zone());
        return AssetDesk.routes(assets, alarms, web, words, csrf, commands.remote());
    }

    /** Commands to things. */
    public TaskDesk commands() {
        return commands;
    }

    /** The wall's list of alarms, in the words of the wall's language. */
    public WallAlarm.All wall(Frame page) {
        return AlarmDesk.wall(alarms, words, page);
    }

    /** What happened to a thing within a time, for its chart. */
    public List<ChartAlarm> about(Frame page, Actor reader, String subject, Span span) {
        return AlarmDesk.about(alarms, words, page, reader, subject, span);
    }

    /** Its timed work. */
    public List<Job> jobs() {
        var jobs = new ArrayList<>(AlarmDesk.jobs(alarms));
        jobs.addAll(NoticeDesk.jobs(notices));
        jobs.addAll(commands.jobs());
        return jobs;
    }

    /** Lets notices on their way arrive, then stops. */
    @Override
    public void close() {
        notices.close();
    }
}
