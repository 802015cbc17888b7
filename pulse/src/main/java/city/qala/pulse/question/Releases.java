package city.qala.pulse.question;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.db.Tx;
import city.qala.platform.log.Log;
import city.qala.pulse.door.DayKey;
import city.qala.pulse.release.BudgetLedger;
import city.qala.pulse.release.CubeText;
import city.qala.pulse.release.DayBuild;
import city.qala.pulse.release.Epsilon;
import city.qala.pulse.release.Topic;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where days are released, each once: the release, its line in the budget ledger and its line in
 * the audit log are one commit, so a process that dies in between has released nothing.
 *
 * <p>A day that comes again is not counted again: what was released is returned, whatever the new
 * rows say. Otherwise two noises of the same day could be averaged.
 */
public final class Releases {

    private static final Log LOG = Log.of(Releases.class);

    private final Database ledger;
    private final AuditLog audit;
    private final Clock clock;
    private final ZoneId zone;
    private final Epsilon day;
    private final ReleaseStore store = new ReleaseStore();
    private final Archive archive = new Archive();
    private final List<Layout> layouts = new CopyOnWriteArrayList<>();
    private final ReentrantLock building = new ReentrantLock();
    private BudgetLedger budget;
    private volatile String trouble = "";

    private Releases(Database ledger, AuditLog audit, Clock clock, ZoneId zone, Epsilon day) {
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
        this.day = day;
        this.budget = BudgetLedger.empty(day);
    }

    /** Reads what was released, and checks that the ledger and it fit together. */
    public static Releases open(
            Database ledger, AuditLog audit, Clock clock, ZoneId zone, Epsilon day) {
        var releases = new Releases(ledger, audit, clock, zone, day);
        ledger.read(tx -> {
            releases.load(tx);
            return true;
        });
        return releases;
    }

    /**
     * What a delivery led to.
     *
     * @param fingerprint of what was released
     * @param isNew whether it was released now, and not found released
     * @param epsilon spent on it, now or then
     */
    public record Outcome(String fingerprint, boolean isNew, Epsilon epsilon) {}

    /**
     * A day that is over, as it was delivered.
     *
     * @param topic what was counted
     * @param of the day
     * @param share of the market that it covers, per cent
     */
    public record Delivery(Topic topic, LocalDate of, int share) {}

    /** Where the rows of a day come from. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Gives every row to the build, each person under a pseudonym of the key.
         *
         * @return from how many operators or banks they are
         */
        int give(DayBuild build, DayKey key);
    }

    /** Declares what a topic counts from now on; the same again is no change. */
    public Layout declare(Layout layout, Actor by) {
        building.lock();
        try {
            Optional<Layout> now = layout(layout.topic());
            if (now.isPresent() && now.get().isLike(layout)) return now.get();
            Layout kept =
                    ledger.write(tx -> {
                        Layout added = store.add(tx, layout, clock.instant(), by.name());
                        audit.write(tx, declared(added, by));
                        return added;
                    });
            layouts.add(kept);
            return kept;
        } finally {
            building.unlock();
        }
    }

    /** What a topic counts now. */
    public Optional<Layout> layout(Topic topic) {
        return layouts.stream().filter(l -> l.topic() == topic).reduce((older, newer) -> newer);
    }

    /**
     * Releases a day, or finds it released.
     *
     * @param rows gives every row of the day to the build; not called if it is released
     * @throws Problem {@code day-open} if the day is not over, {@code no-layout}, {@code
     *     budget-spent}
     */
    public Outcome deliver(Delivery delivery, Actor by, Rows rows) {
        building.lock();
        try {
            Optional<Day> known = archive.find(delivery.topic(), delivery.of());
            if (known.isPresent()) return outcome(known.get(), false);
            Layout layout = checked(delivery);
            Epsilon epsilon = delivery.topic().of(day);
            budget.check(delivery.of(), delivery.topic(), epsilon);
            DayBuild build =
                    DayBuild.begin(
                            layout.domain(), delivery.topic().bound(), layout.areas(), epsilon);
            DayKey key = DayKey.make(clock);
            int feeds = given(rows, build, key);
            var released =
                    new Day(
                            delivery.of(),
                            layout,
                            build.release(),
                            feeds,
                            delivery.share(),
                            clock.instant());
            keep(released, key.life(), by);
            archive.add(released);
            return outcome(released, true);
        } finally {
            building.unlock();
        }
    }

    /** The released days. */
    Archive archive() {
        return archive;
    }

    /** The budget ledger, oldest line first. */
    public List<BudgetLedger.Line> lines() {
        building.lock();
        try {
            return budget.lines();
        } finally {
            building.unlock();
        }
    }

    /** What one person's day may sway in all topics together. */
    public Epsilon day() {
        return day;
    }

    /** The day that it is in the city. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Why nothing can be released or asked; empty if all is well. */
    public String trouble() {
        return trouble;
    }

    private Layout checked(Delivery delivery) {
        if (!trouble.isEmpty())
            throw Problem.of(Problem.Kind.UNAVAILABLE, "ledger-broken", "%s", trouble);
        if (!delivery.of().isBefore(today()))
            throw Problem.conflict("day-open", "%s is not over yet.", delivery.of());
        return layout(delivery.topic())
                .orElseThrow(() ->
                        Problem.conflict(
                                "no-layout",
                                "Nobody has declared what %s counts.",
                                delivery.topic().slug()));
    }

    private static int given(Rows rows, DayBuild build, DayKey key) {
        try {
            return rows.give(build, key);
        } finally {
            key.destroy();
        }
    }

    private void keep(Day released, DayKey.Life key, Actor by) {
        CubeText text = CubeText.of(released.cube());
        BudgetLedger.Line line =
                budget.next(
                        released.day(),
                        released.layout().topic(),
                        released.cube().epsilon(),
                        text.fingerprint());
        int no = budget.lines().size() + 1;
        ledger.change(tx -> {
            store.add(tx, released, text);
            store.add(tx, no, line);
            store.add(tx, line.day(), line.topic(), key);
            audit.write(tx, spent(line, no, by));
        });
        // Only now: what a commit refused must not stand in memory.
        budget.add(line);
    }

    private void load(Tx tx) {
        layouts.addAll(store.layouts(tx));
        List<Day> days = store.days(tx, layouts);
        try {
            budget = BudgetLedger.of(day, store.lines(tx));
            check(days);
            days.forEach(archive::add);
        } catch (Problem broken) {
            trouble = broken.detail();
            LOG.warn("the budget ledger of the pulse does not fit together; nothing is released");
        }
    }

    private void check(List<Day> days) {
        Map<String, BudgetLedger.Line> lines =
                budget.lines().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        l -> l.day() + l.topic().slug(), l -> l));
        for (Day d : days) {
            BudgetLedger.Line line = lines.remove(d.day() + d.layout().topic().slug());
            boolean fits =
                    line != null
                            && line.release().equals(CubeText.of(d.cube()).fingerprint())
                            && line.epsilon().equals(d.cube().epsilon());
            if (!fits) throw broken(d.day());
        }
        if (!lines.isEmpty()) throw broken(lines.values().iterator().next().day());
    }

    private static Problem broken(LocalDate day) {
        return Problem.of(
                Problem.Kind.BUG,
                "ledger-broken",
                "The budget ledger and what was released of %s do not fit together.",
                day);
    }

    private static Outcome outcome(Day day, boolean isNew) {
        return new Outcome(CubeText.of(day.cube()).fingerprint(), isNew, day.cube().epsilon());
    }

    private AuditEntry spent(BudgetLedger.Line line, int no, Actor by) {
        return entry(
                by,
                "pulse.release",
                Map.of(
                        "day", line.day().toString(),
                        "topic", line.topic().slug(),
                        "epsilon", line.epsilon().toString(),
                        "release", line.release(),
                        "line", Integer.toString(no),
                        "fingerprint", line.fingerprint()));
    }

    private AuditEntry declared(Layout layout, Actor by) {
        return entry(
                by,
                "pulse.declare",
                Map.of(
                        "topic", layout.topic().slug(),
                        "layout", Integer.toString(layout.no()),
                        "cells", Integer.toString(layout.domain().cells())));
    }

    private AuditEntry entry(Actor by, String action, Map<String, String> facts) {
        Instant at = clock.instant();
        return new AuditEntry(at, by, action, AuditEntry.Outcome.DONE, "", "", facts);
    }
}
