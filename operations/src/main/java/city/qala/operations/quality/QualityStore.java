package city.qala.operations.quality;

import city.qala.operations.alarm.AlarmKind;
import city.qala.operations.alarm.Priority;
import city.qala.operations.alarm.Span;
import city.qala.operations.quality.Quality.Talker;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ledger tells of the quality of alarms. */
final class QualityStore {
    private static final Sql ALARMS = Sql.of(QualityStore.class, "quality-alarms");
    private static final Sql CHATTER = Sql.of(QualityStore.class, "quality-chatter");
    private static final Sql SEATS = Sql.of(QualityStore.class, "quality-seats");

    List<Kept> alarms(Tx tx, Span span) {
        return tx.list(ALARMS, args(span), QualityStore::kept);
    }

    List<Talker> chatter(Tx tx, Span span) {
        return tx.list(
                CHATTER,
                args(span),
                r ->
                        new Talker(
                                AlarmKind.of(r.text("kind")),
                                r.text("subject"),
                                r.text("name"),
                                r.number("times")));
    }

    /** People who acted in a half day, on average over the half days in which anybody did. */
    double operators(Tx tx, Span span) {
        return tx.one(SEATS, args(span), QualityStore::mean).orElse(1.0);
    }

    private static double mean(Row r) {
        return r.number("shifts") == 0 ? 1 : r.number("seats") / (double) r.number("shifts");
    }

    private static Map<String, Object> args(Span span) {
        return Map.of("from", span.from(), "to", span.to());
    }

    private static Kept kept(Row r) {
        return new Kept(
                AlarmKind.of(r.text("kind")),
                Priority.valueOf(r.text("priority")),
                r.text("subject"),
                r.text("name"),
                r.text("district"),
                r.instant("raised"),
                Optional.ofNullable(r.instantOrNull("ended")),
                Optional.ofNullable(r.instantOrNull("answered")));
    }
}
