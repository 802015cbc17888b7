package city.qala.operations.alarm;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Language;
import city.qala.kernel.Role;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.platform.jobs.Job;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Texts;
import city.qala.web.Web;
import gg.jte.Content;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What people and programs see of the alarms. */
public final class AlarmDesk {

    private AlarmDesk() {}

    /** The pages and the API. */
    public static List<Routes> routes(
            Alarms alarms,
            Found found,
            Web web,
            Messages words,
            Function<Exchange, String> csrf,
            Clock clock) {
        var judgements = new Judgements(found.ledger(), found.audit(), alarms, clock);
        var judgement = new JudgementPage(judgements, alarms, found.register(), csrf);
        return List.of(
                new AlarmRoutes(alarms, clock),
                judgement,
                new AlarmsPage(alarms, web, words, csrf),
                new AlarmPage(alarms, judgement, web, words, csrf));
    }

    /**
     * What judging of alarms that algorithms found stands on.
     *
     * @param register name of an algorithm in the public register, by id; empty if it has none
     */
    public record Found(
            Database ledger,
            AuditLog audit,
            BiFunction<String, Language, Optional<String>> register) {}

    /** The timed work. */
    public static List<Job> jobs(Alarms alarms) {
        return List.of(new AlarmJob(alarms));
    }

    /**
     * The wall's list of them.
     *
     * @param page the wall's frame
     */
    public static WallAlarm.All wall(Alarms alarms, Messages words, Frame page) {
        Frame own = page.speaking(words.in(page.language()));
        var said = new AlarmWords(own);
        List<Alarm> real =
                alarms.open().stream().filter(a -> !a.test() && a.priority().isAlarm()).toList();
        List<Alarm> shown =
                real.stream()
                        .filter(a -> !a.shelved(page.now()))
                        .sorted(AlarmsPage.WORST_FIRST)
                        .toList();
        long untaken = shown.stream().filter(a -> a.state().isUntaken()).count();
        String sum =
                own.t(
                        "wall.sum",
                        shown.size(),
                        untaken,
                        real.size() - shown.size(),
                        alarms.raisedInADay());
        return new WallAlarm.All(shown.stream().map(a -> onWall(said, a)).toList(), sum);
    }

    /**
     * What happened to a thing within a time, for its chart; nothing for who may not read it.
     *
     * @param page the frame of the page that shows it
     */
    public static List<ChartAlarm> about(
            Alarms alarms, Messages words, Frame page, Actor reader, String subject, Span span) {
        if (!isReader(reader)) return List.of();
        var said = new AlarmWords(page.speaking(words.in(page.language())));
        return alarms.about(subject, span.from(), span.to()).stream()
                .filter(a -> a.priority().isAlarm())
                .map(a ->
                        new ChartAlarm(
                                a.since(),
                                a.end().map(Alarm.End::at),
                                a.priority(),
                                said.title(a) + ", " + said.since(a) + ", " + said.hand(a),
                                page.link("/alarms/" + a.id())))
                .toList();
    }

    /** What an alarm is about in a few words, for letters and other systems. */
    public static String title(Web web, Messages words, Alarm alarm, Language language) {
        Texts texts = words.in(language);
        var page =
                new Frame(
                        texts,
                        new Formats(texts, web.town().zone()),
                        web.town(),
                        Frame.Look.STAFF,
                        "",
                        Address.of("/"),
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        "",
                        web.clock().instant());
        return new AlarmWords(page).title(alarm);
    }

    /** A row of an alarm for other pages of the control room. */
    public static AlarmView.Row row(Frame page, Alarm alarm) {
        return new AlarmRows(page, false).row(alarm);
    }

    /** A line of an alarm's log for other pages of the control room. */
    public static String line(Frame page, Step step) {
        return new AlarmWords(page).step(step);
    }

    /** The status line with the counts of alarms. */
    public static Content status(Frame page, Alarms alarms) {
        return StatusLine.of(page, alarms.open());
    }

    private static WallAlarm onWall(AlarmWords said, Alarm a) {
        return new WallAlarm(
                WallAlarm.area(a.kind()),
                a.priority(),
                a.state().isUntaken(),
                a.kind() == AlarmKind.SENSOR_SILENT || a.kind() == AlarmKind.FEED_SILENT,
                said.title(a),
                List.of(said.briefly(a), said.hand(a)),
                a.spot().at(),
                said.label(a));
    }

    /** Lets those through who may read the book of the control room. */
    public static void requireReader(Actor actor) {
        Identity.require(actor, Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN);
    }

    /** Whether somebody may read the book of the control room. */
    public static boolean isReader(Actor actor) {
        return actor.hasAny(Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN);
    }

    /** Lets those through who are on duty. */
    public static void requireDuty(Actor actor) {
        Identity.require(actor, Role.OPERATOR);
    }

    /** Whether somebody may act, so that a page shows what they may do. */
    public static boolean onDuty(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON && actor.hasAny(Role.OPERATOR);
    }
}
