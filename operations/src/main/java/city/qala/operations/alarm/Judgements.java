package city.qala.operations.alarm;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Conflict;
import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What people on duty say of alarms that algorithms have found: it was so, or it was not. The alarm
 * may be over by then; its own course does not change.
 */
final class Judgements {
    private static final Sql ADD = Sql.of(Judgements.class, "add-judgement");
    private static final Sql OF = Sql.of(Judgements.class, "judgement-of");

    private final Database ledger;
    private final AuditLog audit;
    private final Alarms alarms;
    private final Clock clock;

    Judgements(Database ledger, AuditLog audit, Alarms alarms, Clock clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** What was said of an alarm. */
    Optional<Judgement> of(Ulid alarm) {
        return ledger.read(tx ->
                tx.one(
                        OF,
                        Map.of("alarm", alarm.text()),
                        row ->
                                new Judgement(
                                        row.text("algorithm"),
                                        row.flag("was_right"),
                                        row.text("by_whom"),
                                        row.instant("at"))));
    }

    /**
     * Says whether an alarm was so; durable, and a line of the audit log, when it returns.
     *
     * @throws Problem {@code forbidden} for a program, {@code not-found}, {@code
     *     alarm-no-algorithm} 409 if no algorithm found it, {@code alarm-judged} 409 if somebody
     *     has said so already
     */
    Judgement judge(Actor actor, Ulid id, boolean right) {
        if (actor.kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only a person says whether an alarm was right.");
        Alarm alarm =
                alarms.find(id).orElseThrow(() -> Problem.notFound("There is no such alarm."));
        String algorithm =
                FinderRule.of(alarm)
                        .orElseThrow(() ->
                                Problem.conflict(
                                        "alarm-no-algorithm",
                                        "No algorithm of the register found this alarm."));
        var said =
                new Judgement(
                        algorithm,
                        right,
                        actor.name(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            ledger.change(tx -> {
                tx.update(
                        ADD,
                        Map.of(
                                "alarm", id.text(),
                                "algorithm", algorithm,
                                "right", right,
                                "by", said.by(),
                                "at", said.at()));
                audit.write(tx, FinderRule.judged(actor, said, alarm));
            });
        } catch (Conflict e) {
            throw Problem.conflict("alarm-judged", "Somebody has judged this alarm already.");
        }
        return said;
    }
}
