package city.qala.pulse.question;

import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.pulse.door.DayKey;
import city.qala.pulse.release.BudgetLedger;
import city.qala.pulse.release.CubeText;
import city.qala.pulse.release.Domain;
import city.qala.pulse.release.Epsilon;
import city.qala.pulse.release.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Layouts, released days and the budget ledger. */
final class ReleaseStore {

    private static final Sql ADD_LAYOUT = Sql.of(ReleaseStore.class, "add-layout");
    private static final Sql LAYOUTS = Sql.of(ReleaseStore.class, "list-layouts");
    private static final Sql ADD_RELEASE = Sql.of(ReleaseStore.class, "add-release");
    private static final Sql RELEASES = Sql.of(ReleaseStore.class, "list-releases");
    private static final Sql ADD_LINE = Sql.of(ReleaseStore.class, "add-line");
    private static final Sql LINES = Sql.of(ReleaseStore.class, "list-lines");

    private static final Sql ADD_KEY = Sql.of(ReleaseStore.class, "add-key");

    List<Layout> layouts(Tx tx) {
        return tx.list(LAYOUTS, Map.of(), ReleaseStore::layout);
    }

    Layout add(Tx tx, Layout layout, Instant at, String by) {
        Domain domain = layout.domain();
        long no =
                tx.insert(
                        ADD_LAYOUT,
                        Map.of(
                                "topic", layout.topic().slug(),
                                "places", domain.places().toArray(String[]::new),
                                "residents", longs(layout.residents()),
                                "hours", domain.hours(),
                                "kinds", domain.kinds().toArray(String[]::new),
                                "sellers", longs(layout.sellers()),
                                "areas", layout.areas(),
                                "at", at,
                                "by", by));
        return layout.numbered(Math.toIntExact(no));
    }

    List<Day> days(Tx tx, List<Layout> layouts) {
        return tx.list(RELEASES, Map.of(), row -> day(row, layouts));
    }

    void add(Tx tx, Day day, CubeText text) {
        tx.update(
                ADD_RELEASE,
                Map.of(
                        "day", day.day(),
                        "topic", day.layout().topic().slug(),
                        "layout", day.layout().no(),
                        "epsilon", day.cube().epsilon().micro(),
                        "feeds", day.feeds(),
                        "share", day.share(),
                        "body", text.bytes(),
                        "at", day.releasedAt()));
    }

    List<BudgetLedger.Line> lines(Tx tx) {
        return tx.list(LINES, Map.of(), ReleaseStore::line);
    }

    void add(Tx tx, long no, BudgetLedger.Line line) {
        tx.update(
                ADD_LINE,
                Map.of(
                        "no", no,
                        "day", line.day(),
                        "topic", line.topic().slug(),
                        "epsilon", line.epsilon().micro(),
                        "release", line.release(),
                        "before", line.before()));
    }

    void add(Tx tx, LocalDate day, Topic topic, DayKey.Life life) {
        tx.update(
                ADD_KEY,
                Map.of(
                        "day", day,
                        "topic", topic.slug(),
                        "made", life.madeAt(),
                        "destroyed", life.destroyedAt()));
    }

    private static Day day(Row row, List<Layout> layouts) {
        int no = row.integer("layout");
        Layout layout = layouts.stream().filter(l -> l.no() == no).findFirst().orElseThrow();
        return new Day(
                row.date("day"),
                layout,
                CubeText.kept(row.bytes("body"))
                        .cube(
                                layout.domain(),
                                layout.topic().bound(),
                                layout.areas(),
                                new Epsilon(row.number("epsilon"))),
                row.integer("feeds"),
                row.integer("share"),
                row.instant("released_at"));
    }

    private static Layout layout(Row row) {
        return new Layout(
                row.integer("no"),
                topic(row),
                new Domain(row.texts("places"), row.integer("hours"), row.texts("kinds")),
                ints(row.numbers("residents")),
                ints(row.numbers("sellers")),
                row.integer("areas"));
    }

    private static BudgetLedger.Line line(Row row) {
        return new BudgetLedger.Line(
                row.date("day"),
                topic(row),
                new Epsilon(row.number("epsilon")),
                row.text("release"),
                row.text("before"));
    }

    private static Topic topic(Row row) {
        return Topic.valueOf(row.text("topic").toUpperCase(Locale.ROOT));
    }

    private static long[] longs(List<Integer> numbers) {
        return numbers.stream().mapToLong(n -> n).toArray();
    }

    private static List<Integer> ints(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(Math::toIntExact).toList();
    }
}
